'use strict';

const deasync = require('deasync');
const axios = require('./axios.cjs');

exports.open = (baseURL) => {
  const call = axios.open(baseURL);
  return () => {
    let outcome;
    call().then(
      (value) => (outcome = { value }),
      (error) => (outcome = { error }),
    );
    deasync.loopWhile(() => outcome === undefined);
    if (outcome.error) throw outcome.error;
    return outcome.value;
  };
};
