import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { dependencies, devDependencies, scripts, version } from '../../package.json';
import { anchorsIn, linksIn, picturesIn } from '../docs/pages';
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
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'examples',
    'package.json',
  ]);
  for (const folder of ['dist', 'docs', 'examples']) {
    expect(await filesIn(join(installed, folder))).toEqual(await filesIn(join(projectRoot, folder)));
  }

  const { size } = await stat(at(tarball));
  process.stdout.write(`The tarball has ${Math.ceil(size / 1000)} kB.\n`);
  expect(size).toBeLessThan(600_000);
});

test('every link and every picture of its pages leads to something in it', async () => {
  const installed = at('full/node_modules/tspaystack2');
  const pages = (await filesIn(installed)).filter((name) => name.endsWith('.md'));
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/api/plan.md', 'CHANGELOG.md']));
  const dead = pages.flatMap((page) =>
    [...linksIn(page, installed), ...picturesIn(page, installed)]
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const isThere = existsSync(join(installed, path));
        return !isThere || (anchor !== undefined && !anchorsIn(path, installed).includes(anchor));
      })
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('a consumer installs axios and what it needs, and deasync if wanted', async () => {
  const packagesOf = async (folder: string) => {
    const lock = await readFile(at(folder, 'node_modules/.package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as { packages: Record<string, object> };
    return Object.keys(packages).map((path) => path.replace('node_modules/', ''));
  };
  const [full, lean] = await Promise.all([packagesOf('full'), packagesOf('lean')]);
  process.stdout.write(`A consumer installs ${full.length} packages, ${lean.length} without deasync.\n`);
  expect(full).toEqual(expect.arrayContaining(['axios', 'deasync', 'tspaystack2']));
  expect(full.filter((name) => Object.hasOwn(devDependencies, name))).toEqual([]);
  expect(lean).not.toContain('deasync');
  expect(Object.keys(dependencies)).toEqual(['axios']);
});

test('each package that the command contains has its licence in the tarball', async () => {
  const installed = at('full/node_modules/tspaystack2/dist');
  const licences = await readFile(join(installed, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  const [, ...sections] = licences.split(/^Package /m);
  expect(sections.map((section) => section.split(' ')[0])).toEqual(
    expect.arrayContaining(['cli-progress', 'commander', 'csv-parse', 'csv-stringify', 'string-width']),
  );
  const withoutTerms = sections.filter(
    (section) =>
      !section.includes('Copyright') || !/Permission|Redistribution|License Notice|Acceptance/i.test(section),
  );
  expect(withoutTerms.map((section) => section.slice(0, 60))).toEqual([]);
});

test('npm runs no script of the package where it is installed', () => {
  const run = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
  expect(run.filter((name) => Object.hasOwn(scripts, name))).toEqual([]);
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
    const waits = ['atomics', 'deasync'];
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

test('TypeScript takes its types in each way to resolve modules, and the programs run in both formats', async () => {
  const folder = at('full/typescript');
  for (const file of ['main.mts', 'main.cts']) await copyFile(join(folder, 'main.ts'), join(folder, file));
  const ways = ['node16/node16', 'nodenext/nodenext', 'bundler/esnext'];
  expect(await runScript(require.resolve('./scripts/compile.cjs'), [folder, ...ways])).toEqual(
    finished('node16: all declarations\nnodenext: all declarations\nbundler: all declarations\n'),
  );
  const programs = (way: string) =>
    Promise.all(['main.mjs', 'main.cjs'].map((file) => readFile(join(folder, way, file), 'utf8')));
  for (const way of ['nodenext', 'bundler']) expect(await programs(way)).toEqual(await programs('node16'));
  for (const file of ['main.mjs', 'main.cjs']) {
    expect(await runScript(join(folder, 'node16', file))).toEqual(greeting);
  }
});
