// Prints what tspaystack2/webhooks loads and starts.
const { join, relative, sep } = require('node:path');

const dist = join(__dirname, '../../../dist');
const started = process.getActiveResourcesInfo();
require('tspaystack2/webhooks').isVerifiedWebhookPayload('', '', 'sk_test_example');

const loaded = Object.keys(require.cache)
  .filter((path) => path !== __filename)
  .map((path) => relative(dist, path).split(sep).join('/'));
console.log(
  JSON.stringify({ loaded: loaded.sort(), started: process.getActiveResourcesInfo().slice(started.length) }),
);
