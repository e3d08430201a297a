'use strict';

const { open } = require('./axios.cjs');

/** One call of it makes so many calls of axios, some at a time. */
exports.open = (baseURL, calls, concurrency) => {
  const call = open(baseURL);
  return async () => {
    let left = Number(calls);
    let last;
    const lane = async () => {
      while (left-- > 0) last = await call();
    };
    await Promise.all(Array.from({ length: Number(concurrency) }, lane));
    return last;
  };
};
