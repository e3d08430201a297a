'use strict';

// What every rival asks for: one customer, with one key.
const record = require('../customer.json');

const key = 'sk_test_0123456789abcdef0123456789abcdef01234567';

exports.key = key;
exports.code = record.data.customer_code;
exports.path = `/customer/${record.data.customer_code}/`;
exports.headers = { Authorization: `Bearer ${key}`, Accept: 'application/json' };
