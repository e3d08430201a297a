'use strict';

const Paystack = require('@paystack/paystack-sdk');
const { redirect } = require('./fixed-address.cjs');
const { code, key } = require('./request.cjs');

exports.open = (baseURL) => {
  redirect(baseURL);
  const { customer } = new Paystack(key);
  return async () => (await customer.fetch({ code })).data;
};
