import { createRequire } from 'node:module';

/** Version of this package, as its package.json has it. */
export const { version } = createRequire(__filename)('../package.json') as { version: string };
