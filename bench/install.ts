import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, 'rivals');

/**
 * Installs the packages that the rivals are made of, unless they are there as the lock file says. They are no
 * devDependencies, because some bring deprecated packages into each `npm ci`.
 */
export function installRivals(): void {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const isCurrent =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
  if (isCurrent) return;
  console.log('Installs the rivals, once.');
  execSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', {
    cwd: folder,
    stdio: 'inherit',
  });
}
