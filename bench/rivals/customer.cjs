'use strict';

const { Customer } = require('../..');
const { code, key } = require('./request.cjs');

exports.open = (baseURL, wait) => {
  const customer = new Customer(key, { baseURL, wait });
  return () => customer.getCustomer(code).data;
};
