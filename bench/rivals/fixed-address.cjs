'use strict';

// Some packages have Paystack's address built in. In the process of such a rival, Node's default HTTPS agent opens plain
// connections to the benchmark's server. Their code and the settings of the agent stay as they are.
const https = require('node:https');
const net = require('node:net');

exports.redirect = (baseURL) => {
  const { hostname: host, port } = new URL(baseURL);
  https.globalAgent.createConnection = (options) => net.connect({ ...options, host, port: Number(port) });
};
