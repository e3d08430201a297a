'use strict';

const { AsyncCustomer } = require('../..');
const { code, key } = require('./request.cjs');

exports.open = (baseURL) => {
  const customer = new AsyncCustomer(key, { baseURL });
  return async () => (await customer.getCustomer(code)).data;
};
