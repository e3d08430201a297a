'use strict';

const { Customer } = require('../..');
const { code, key } = require('./request.cjs');

exports.open = (baseURL) => {
  const customer = new Customer(key, { baseURL, wait: 'atomics' });
  return () => customer.getCustomer(code).data;
};
