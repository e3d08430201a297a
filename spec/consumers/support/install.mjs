import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ending, run } from './run.mjs';

const source = resolve(import.meta.dirname, '..');
const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

/**
 * Packs the project and installs the tarball, with the tools, into a copy of the consumers.
 *
 * @param project - the folder of the project, built.
 * @param temporary - a folder for what is of no use after the run.
 * @param kept - a folder for the copy; if it holds the tools already, they are not installed again.
 * @returns `copy`, the folder of the copy, and `version`, that of the package.
 * @throws Error if anything cannot be packed or installed.
 */
export async function install(project, temporary, kept) {
  const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  const copy = kept === undefined ? join(temporary, 'consumers') : resolve(kept);
  // What is built is packed: to build here would pull dist/ from under the tests that run meanwhile.
  await npm(['pack', '--ignore-scripts', '--pack-destination', temporary], project);

  const lock = await readFile(join(source, 'package-lock.json'), 'utf8');
  const marker = join(copy, 'installed.json');
  const isInstalled = existsSync(marker) && (await readFile(marker, 'utf8')) === lock;
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true, filter: (path) => !path.includes('node_modules') });
  if (!isInstalled) await npm(['ci', ...flags], copy);
  await writeFile(marker, lock);

  // npm would take a package of the same version for the same package.
  await rm(join(copy, 'node_modules/tspaystack2'), { recursive: true, force: true });
  await rm(join(copy, 'node_modules/.package-lock.json'), { force: true });
  await npm(['install', '--no-save', ...flags, join(temporary, `tspaystack2-${version}.tgz`)], copy);
  return { copy, version };
}

async function npm(args, cwd) {
  // The whole environment: it may say where the registry is.
  const result = await run('npm', args, { cwd, env: process.env, deadline: 240 });
  if (result.code !== 0) throw new Error(`npm ${args[0]} ${ending(result)}`);
}
