'use strict';

const { execFileSync } = require('node:child_process');
const { headers, path } = require('./request.cjs');

exports.open = (baseURL) => {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  return () => JSON.parse(execFileSync('curl', ['-sS', ...fields, baseURL + path])).data;
};
