'use strict';

const Paystack = require('paystack-sdk');
const { code, key } = require('./request.cjs');

exports.open = (baseURL) => {
  // Its address is built in, and it uses the global fetch, which has no default agent that could be changed.
  const { fetch } = globalThis;
  globalThis.fetch = (url, init) => fetch(url.replace('https://api.paystack.co', baseURL), init);
  const { customer } = new Paystack(key);
  return async () => (await customer.fetch(code)).data;
};
