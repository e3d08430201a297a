import { createRequire } from 'node:module';
import * as imported from 'tspaystack2';
import * as importedSandbox from 'tspaystack2/sandbox';
import * as importedWebhooks from 'tspaystack2/webhooks';

const require = createRequire(import.meta.url);
const required = require('tspaystack2');

const differing = (one, other) => Object.keys(other).filter((name) => one[name] !== other[name]);
console.log('differing:', [
  ...differing(imported, required),
  ...differing(importedSandbox, require('tspaystack2/sandbox')),
  ...differing(importedWebhooks, require('tspaystack2/webhooks')),
]);
try {
  new imported.Customer('not a key');
} catch (error) {
  console.log('instanceof:', error instanceof required.InvalidDataException);
}
