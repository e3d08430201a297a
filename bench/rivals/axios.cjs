'use strict';

const http = require('node:http');
const axios = require('axios');
const { headers, path } = require('./request.cjs');

exports.open = (baseURL) => {
  const client = axios.create({ baseURL, headers, httpAgent: new http.Agent({ keepAlive: true }) });
  return async () => (await client.get(path)).data.data;
};
