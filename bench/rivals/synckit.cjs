'use strict';

const { createSyncFn } = require('synckit');

exports.open = (baseURL) => {
  const call = createSyncFn(require.resolve('./synckit-worker.cjs'));
  return () => call(baseURL);
};
