// Builds lib into dist. Files that stay the same are not touched, and the others are replaced at one stroke, so that a
// build, as `npm pack` makes one, does not disturb programs and tests that use dist at the moment.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist');
const built = mkdtempSync(join(root, '.build-'));

function compile(...flags) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', built, ...flags];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}

function isSame(name) {
  try {
    return readFileSync(join(built, name)).equals(readFileSync(join(target, name)));
  } catch {
    return false;
  }
}

try {
  // Comments are for the reader of the declarations; in the code they would only make the package larger.
  compile('--declaration', 'false', '--removeComments');
  compile('--emitDeclarationOnly');
  mkdirSync(target, { recursive: true });
  const names = filesIn(built);
  for (const name of names.filter((each) => !isSame(each))) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    renameSync(join(built, name), join(target, name));
  }
  for (const name of filesIn(target).filter((each) => !names.includes(each))) rmSync(join(target, name));
} catch (error) {
  // The compiler has said what is wrong.
  process.exitCode = error.status ?? 1;
  if (error.status === undefined) console.error(error);
} finally {
  rmSync(built, { recursive: true, force: true });
}
