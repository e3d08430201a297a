'use strict';

const http = require('node:http');
const { headers, path } = require('./request.cjs');

exports.open = (baseURL) => {
  const options = { agent: new http.Agent({ keepAlive: true }), headers };
  const url = baseURL + path;
  return () =>
    new Promise((resolve, reject) => {
      const request = http.get(url, options, (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()).data));
      });
      request.on('error', reject);
    });
};
