'use strict';

const { headers, path } = require('./request.cjs');

exports.open = (baseURL) => async () => (await (await fetch(baseURL + path, { headers })).json()).data;
