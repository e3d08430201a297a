const { readFileSync } = require('node:fs');

/** Prints a line of JSON. */
exports.tell = (value) => console.log(JSON.stringify(value));

/** What is told of an exception. */
exports.told = ({ name, message, code, attempts, cause }) => {
  // Node tells that memory ran out before or after the worker's end is noticed, as chance has it.
  const isSure = cause !== undefined && cause.code !== 'ERR_WORKER_OUT_OF_MEMORY';
  return { name, message, code, attempts, cause: isSure ? [cause.name, cause.message] : undefined };
};

/** Tells whether a deed was noticed within some milliseconds, or else after how many. */
exports.noticedWithin = (limit) => {
  const late = Date.now() - readFileSync(process.env.DEED_DONE, 'utf8');
  return late < limit || late;
};
