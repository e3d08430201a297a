import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export default {
  distDir: process.env.CONSUMER_DIST,
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  serverExternalPackages: process.env.CONSUMER_EXTERNAL === 'yes' ? ['tspaystack2'] : [],
};
