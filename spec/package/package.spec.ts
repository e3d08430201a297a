import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { version } from 'tspaystack2/package.json';
import { linksIn, pages } from '../docs/pages';
import { finished, projectRoot, runNode, runScript } from '../support/run-script';

const run = promisify(exec);
const tarball = `tspaystack2-${version}.tgz`;
const greeting = finished('Customer created. Customer retrieved: Ada\ncharge.success of r1\n');

let folder: string;
const at = (...path: string[]) => join(folder, ...path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-'));
  // Packs what is built.
  await run(`npm pack --ignore-scripts "${projectRoot}"`, { cwd: folder });
  await Promise.all([install('full'), install('lean', 'omit=optional\n')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes a copy of the consumers in which the tarball is installed, with these settings in their `.npmrc`. */
async function install(name: string, settings = ''): Promise<void> {
  await cp(join(__dirname, 'consumers'), at(name), { recursive: true });
  // npm reads `.npmrc` in a folder that has a `package.json`.
  await writeFile(at(name, 'package.json'), '{}');
  await writeFile(at(name, '.npmrc'), settings);
  const command = `npm install ../${tarball} --ignore-scripts --no-audit --no-fund --prefer-offline`;
  await run(command, { cwd: at(name) });
}

test('the tarball holds what its users need, and nothing else', async () => {
  const installed = at('full/node_modules/tspaystack2');
  expect((await readdir(installed)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'examples',
    'package.json',
  ]);
  expect(await filesIn(join(installed, 'dist'))).toEqual(await filesIn(join(projectRoot, 'dist')));

  const { size } = await stat(at(tarball));
  process.stdout.write(`The tarball has ${Math.ceil(size / 1000)} kB.\n`);
  expect(size).toBeLessThan(250_000);
});

test('what the pages of the tarball link to is in it, but for what only the repository has', () => {
  const inTarball = (path: string) => existsSync(at('full/node_modules/tspaystack2', path));
  const isElsewhere = (path: string) =>
    /^(examples|CONTRIBUTING\.md|docs\/(api|images|benchmarks))\b/.test(path);
  const targets = pages
    .filter(inTarball)
    .flatMap(linksIn)
    .map((link) => link.split('#')[0] ?? '');
  expect(targets.filter((path) => !inTarball(path) && !isElsewhere(path))).toEqual([]);
});

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(path, join(parentPath, name)))
    .sort();
}

test('publint has nothing to say', async () => {
  const { stdout } = await runNode(['node_modules/publint/src/cli.js', '--strict', at(tarball)]);
  expect(stdout).toMatch(/\nAll good!\n$/);
});

test('the types are not wrong', async () => {
  const result = await runNode(['node_modules/@arethetypeswrong/cli/dist/index.js', at(tarball)]);
  expect(result.stdout).toContain('No problems found');
  expect(result.code).toBe(0);
});

test.each(['commonjs/main.cjs', 'esm/main.mjs'])('%s runs', async (program) => {
  expect(await runScript(at('full', program))).toEqual(greeting);
});

describe('where .npmrc has left deasync out', () => {
  test('it is not installed, and everything else works', async () => {
    expect(['full', 'lean'].filter((name) => existsSync(at(name, 'node_modules/deasync')))).toEqual(['full']);
    expect(await runScript(at('lean/commonjs/main.cjs'))).toEqual(greeting);
  });

  test('blocking calls give their replies with each kind of wait', async () => {
    const waits = ['auto', 'atomics', 'deasync'];
    const replies = waits.map((wait) => `${wait}: Customers retrieved\n`);
    expect(await runScript(at('lean/waits/main.cjs'), waits)).toEqual(finished(replies.join('')));
  });
});

test('require and import give the same classes', async () => {
  const result = await runScript(at('full/mixed/main.mjs'));
  expect(result).toEqual(finished('differing: []\ninstanceof: true\n'));
});

test('the command is there', async () => {
  const { stdout } = await run(`"${at('lean/node_modules/.bin/tspaystack2')}" --version`);
  expect(stdout).toBe(`${version}\n`);
});

describe('TypeScript', () => {
  beforeAll(async () => {
    for (const file of ['main.mts', 'main.cts']) {
      await copyFile(at('full/typescript/main.ts'), at('full/typescript', file));
    }
  });

  test.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('that resolves as %s keeps the contract, and runs in both formats', async (moduleResolution, module) => {
    const outDir = at('full/typescript', moduleResolution);
    const compiled = await runNode([
      'node_modules/typescript/bin/tsc',
      ...['--project', at('full/typescript'), '--outDir', outDir, '--typeRoots', 'node_modules/@types'],
      ...['--moduleResolution', moduleResolution, '--module', module],
    ]);
    expect(compiled).toEqual(finished(''));
    for (const file of ['main.mjs', 'main.cjs']) {
      expect(await runScript(join(outDir, file))).toEqual(greeting);
    }
  });
});
