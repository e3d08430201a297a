/**
 * Proves that the package works for those who use it in other ways than the tests do: in a bundle of each bundler,
 * in Next.js, in NestJS, in Bun and in Deno, in the environments of Jest,
 * and in Vitest. Run `npm run build` first.
 *
 *     node spec/consumers/run.mjs [--project <folder>] [--folder <folder>] [group ...]
 *
 * It packs the project, installs the tarball and the tools of this folder's package.json into a copy of this folder,
 * and prints one line a check and the totals. `--project` packs another project than this one; `--folder` keeps the
 * copy in that folder, so that the next run need not install the tools again; a group, such as `bun` or `webpack`,
 * runs only the groups with that text in their names.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundlers } from './bundlers/bundlers.mjs';
import { checkBundler } from './support/bundler-checks.mjs';
import { install } from './support/install.mjs';
import { checkJest, checkThreads } from './support/jest-checks.mjs';
import { checkNest } from './support/nest-checks.mjs';
import { checkNext } from './support/next-checks.mjs';
import { checkRuntime } from './support/runtime-checks.mjs';
import { startServer } from './support/server.mjs';
import { checkVitest } from './support/vitest-checks.mjs';

const { values, positionals } = parseArgs({
  options: { project: { type: 'string' }, folder: { type: 'string' } },
  allowPositionals: true,
});
const project = resolve(values.project ?? join(import.meta.dirname, '../..'));

/** Groups of checks. The two that run at a time share two cores, so that the long ones come first. */
const groups = {
  'next build (webpack)': (setting) => checkNext('webpack', setting),
  'next build (Turbopack)': (setting) => checkNext('turbopack', setting),
  ...Object.fromEntries(
    Object.keys(bundlers).map((name) => [name, (setting) => checkBundler(name, setting)]),
  ),
  ...Object.fromEntries(
    ['Node', 'Bun', 'Deno'].map((name) => [name, (setting) => checkRuntime(name, setting)]),
  ),
  NestJS: checkNest,
  Vitest: checkVitest,
  'Jest, environment node': (setting) => checkJest('node', setting),
  'Jest, environment jsdom': (setting) => checkJest('jsdom', setting),
  'Jest, 25 files': checkThreads,
};
const isChosen = (name) =>
  positionals.length === 0 || positionals.some((text) => name.toLowerCase().includes(text.toLowerCase()));

const totals = { passed: 0, failed: 0 };

/** Prints how a check ended; `problem` is `undefined` if it passed. */
function print(name, problem) {
  totals[problem === undefined ? 'passed' : 'failed'] += 1;
  console.log(problem === undefined ? `ok      ${name}` : `not ok  ${name}\n          ${problem}`);
}

async function work(queue, setting) {
  for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
    const [name, check] = group;
    const results = await check(setting).catch((error) => [['can be checked', error.message]]);
    for (const [what, problem] of results) print(`${name}: ${what}`, problem);
  }
}

const temporary = await mkdtemp(join(tmpdir(), 'tspaystack2-consumers-'));
const server = await startServer();
try {
  if (!existsSync(join(project, 'dist/index.js'))) throw new Error('There is no dist/: run `npm run build`.');
  const installed = await install(project, temporary, values.folder);
  const queue = Object.entries(groups).filter(([name]) => isChosen(name));
  if (queue.length === 0) throw new Error(`No group has "${positionals.join('" or "')}" in its name.`);
  const setting = { ...installed, project, temporary, server: server.url };
  await Promise.all([work(queue, setting), work(queue, setting)]);
} catch (error) {
  print('the consumers can be installed', error.message);
} finally {
  server.stop();
  await rm(temporary, { recursive: true, force: true });
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
