'use strict';

const http = require('node:http');
const PayStack = require('paystack-node');
const { code, key } = require('./request.cjs');

exports.open = (baseUrl) => {
  const paystack = new PayStack(key);
  paystack.mergeNewOptions({ baseUrl, agent: new http.Agent({ keepAlive: true }) });
  return async () => (await paystack.getCustomer({ customer_id: code })).body.data;
};
