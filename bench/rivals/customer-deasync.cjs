'use strict';

const { Customer } = require('../..');
const { code, key } = require('./request.cjs');

exports.open = (baseURL) => {
  const customer = new Customer(key, { baseURL, wait: 'deasync' });
  return () => customer.getCustomer(code).data;
};
