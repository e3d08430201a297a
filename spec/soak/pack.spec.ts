import { exec } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../support/run-script';

const run = promisify(exec);

/** The files of the build, each with what changes where it is written anew. */
async function builtFiles(): Promise<string[]> {
  const names = await readdir(join(projectRoot, 'dist'), { recursive: true });
  const files = names.map(async (name) => {
    const { ino, mtimeMs } = await stat(join(projectRoot, 'dist', name));
    return `${name} ${ino} ${name.endsWith('.js') || name.endsWith('.ts') ? mtimeMs : ''}`;
  });
  return (await Promise.all(files)).sort();
}

test('npm pack, which builds, leaves the build alone that tests and programs use meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tspaystack2-pack-'));
  const before = await builtFiles();
  await run(`npm pack "${projectRoot}"`, { cwd: folder });
  expect(await builtFiles()).toEqual(before);
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^tspaystack2-.*\.tgz$/)]);
  await rm(folder, { recursive: true });
});
