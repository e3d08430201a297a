'use strict';

// The adapter of axios alone: the least that a call through axios costs.
const http = require('node:http');
const axios = require('axios');
const { headers, path } = require('./request.cjs');

const adapter = axios.getAdapter('http');
const decoder = new TextDecoder();

/** Gives what sends the request, and gives its reply as bytes. */
exports.sending = (baseURL) => {
  const settings = {
    method: 'GET',
    url: baseURL + path,
    responseType: 'arraybuffer',
    maxRedirects: 0,
    proxy: false,
    // The delay that axios sets. With another one, axios would set it on each request.
    httpAgent: new http.Agent({ keepAlive: true, keepAliveMsecs: 60_000 }),
  };
  return async () => (await adapter({ ...settings, headers: new axios.AxiosHeaders(headers) })).data;
};

exports.open = (baseURL) => {
  const send = exports.sending(baseURL);
  return async () => JSON.parse(decoder.decode(await send())).data;
};
