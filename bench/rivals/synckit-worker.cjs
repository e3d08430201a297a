'use strict';

const { runAsWorker } = require('synckit');
const axios = require('./axios.cjs');

let call;
runAsWorker((baseURL) => (call ??= axios.open(baseURL))());
