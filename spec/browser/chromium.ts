import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Chromium is: in the package that brings it, else where the system has it; `undefined` for nowhere. */
export function chromiumPath(): string | undefined {
  return [brought(), '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && runs(path),
  );
}

/** The package is an ES module, which Jest does not load. Its browser is for Linux on x64 only. */
function brought(): string | undefined {
  const program =
    "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath())";
  try {
    return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

function runs(path: string): boolean {
  try {
    return (
      existsSync(path) &&
      execFileSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
    );
  } catch {
    return false;
  }
}
