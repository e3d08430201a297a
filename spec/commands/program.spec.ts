import { version } from 'tspaystack2/package.json';
import { finished, runScript } from '../support/run-script';
import { Folder, ended } from './support';

const folder = new Folder();
afterAll(() => folder.remove());

const loaded = require.resolve('./scripts/loaded.cjs');

test('--version tells the version', async () => {
  expect(await folder.run(['--version'])).toEqual(finished(`${version}\n`));
});

test.each([['--help'], ['-h']])('%s tells the commands', async (option) => {
  const { code, stdout, stderr } = await folder.run([option]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: tspaystack2 \[options\] \[command\]\n/);
  expect(stdout).toMatch(/\n {2}sandbox .*\n {2}export .*\n {2}import .*\n$/);
});

test.each([[[]], [['export']], [['import']]])('%j tells what can follow', async (args) => {
  const { code, stdout, stderr } = await folder.run(args);
  const words = ['tspaystack2', ...args].join(' ');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.startsWith(`Usage: ${words} [options] [command]\n`)).toBe(true);
  expect(stderr.endsWith(`\nRun "npx ${words} --help" for the options.\n`)).toBe(true);
});

test.each([
  [['server'], "unknown command 'server'", ''],
  [['exprot'], "unknown command 'exprot'\n(Did you mean export?)", ''],
  [['import', 'people'], "unknown command 'people'", ' import'],
  [['import', 'plans'], "missing required argument 'file'", ' import plans'],
  [['sandbox', 'now'], "too many arguments for 'sandbox'. Expected 0 arguments but got 1.", ' sandbox'],
])('%j is explained', async (args, problem, command) => {
  expect(await folder.run(args)).toEqual(
    ended(2, '', `error: ${problem}\nRun "npx tspaystack2${command} --help" for the options.\n`),
  );
});

test.each(['tspaystack2', 'tspaystack2/sandbox', 'tspaystack2/webhooks'])(
  '%s loads nothing that only the commands need',
  async (entry) => {
    expect(await runScript(loaded, [entry])).toEqual(finished('[]\n'));
  },
);
