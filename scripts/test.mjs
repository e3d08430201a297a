// Builds, then runs ESLint, Prettier and the compiler beside Jest, which gets the arguments. They are silent unless they
// fail, so that the last line of a run that passes is that of Jest.
import { spawn, spawnSync } from 'node:child_process';

const shell = process.platform === 'win32';

/** Runs a check, and prints what it says if it fails. Gives whether it passed. */
function passes(script) {
  const child = spawn('npm', ['run', '--silent', script], { shell });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (code !== 0) console.error(`${script} failed:\n${output}`);
      resolve(code === 0);
    });
  });
}

function runsJest() {
  const child = spawn('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(2)], {
    shell,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

const { status } = spawnSync('npm', ['run', 'build'], { shell, stdio: 'inherit' });
if (status !== 0) process.exit(1);
const results = await Promise.all([passes('lint'), passes('typecheck'), runsJest()]);
process.exitCode = results.every(Boolean) ? 0 : 1;
