import { createRequire } from 'node:module';
import * as imported from 'tspaystack2';

const required = createRequire(import.meta.url)('tspaystack2');

console.log(
  'differing:',
  Object.keys(required).filter((name) => imported[name] !== required[name]),
);
try {
  new imported.Customer('not a key');
} catch (error) {
  console.log('instanceof:', error instanceof required.InvalidDataException);
}
