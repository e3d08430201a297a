import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ending, node } from './run.mjs';

/** Runs test files of `jest/`; gives the report of Jest, and how it ended. */
async function runJest(name, folder, args, { copy, temporary, server }, env = {}) {
  const report = join(temporary, `jest-${name}.json`);
  const finished = await node(
    [
      join(copy, 'node_modules/jest/bin/jest.js'),
      ...['--config', join(copy, 'jest/jest.config.json'), '--roots', join(copy, 'jest', folder)],
      ...['--cacheDirectory', join(temporary, 'jest'), '--json', '--outputFile', report, ...args],
    ],
    { cwd: join(copy, 'jest'), env: { CONSUMER_SERVER: server, ...env }, deadline: 120 },
  );
  if (!existsSync(report)) throw new Error(`Jest ${ending(finished)}`);
  return { ...JSON.parse(await readFile(report, 'utf8')), finished };
}

/** What each test of `jest/library` shows, in an environment of Jest. */
export async function checkJest(environment, setting) {
  const { testResults } = await runJest(
    environment,
    'library',
    ['--runInBand', `--env=${environment}`],
    setting,
  );
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0) throw new Error(testResults.map(({ message }) => message).join(' '));
  return tests.map(({ fullName, status, failureMessages }) => [
    fullName,
    status === 'passed' ? undefined : oneLine(failureMessages.join(' ')),
  ]);
}

function oneLine(message) {
  const lines = message
    .replaceAll(/\u001b\[\d+m/g, '')
    .split('\n')
    .map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !line.startsWith('at ')).slice(0, 2);
  const place = lines.find((line) => line.includes('tspaystack2/dist')) ?? '';
  return `${said.join(' ').slice(0, 300)} ${place}`.trim();
}

const FILES = 25;

/** How many threads are left by many test files of one process, each of which makes a blocking call. */
export async function checkThreads(setting) {
  const { copy, temporary } = setting;
  const folder = join(copy, 'jest/threads');
  for (let file = 1; file <= FILES; file++) {
    await mkdir(join(folder, 'files'), { recursive: true });
    await writeFile(join(folder, 'files', `${file}.test.js`), "require('../one-call');\n");
  }
  const told = join(temporary, 'threads.json');
  const { numPassedTests, finished } = await runJest(
    'threads',
    'threads',
    [
      ...['--runInBand', '--env=node', `--globalSetup=${join(folder, 'count.js')}`],
      `--globalTeardown=${join(folder, 'tell.js')}`,
    ],
    setting,
    { CONSUMER_THREADS: told },
  );
  const { started, alive } = existsSync(told) ? JSON.parse(await readFile(told, 'utf8')) : {};
  return [
    ['all blocking calls return', numPassedTests === FILES ? undefined : `${numPassedTests} of ${FILES} do.`],
    ['Jest ends by itself', finished.code === 0 ? undefined : ending(finished)],
    [
      'one thread that sends is left',
      started >= 1 && alive <= 1 ? undefined : `of ${started} that were started, ${alive} are left.`,
    ],
  ];
}
