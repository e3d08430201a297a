// Builds, then runs ESLint, Prettier and the compiler beside Jest, which gets the arguments. Each stage says a line, but
// none after Jest has ended: the last line of a run that passes is that of Jest.
import { spawn, spawnSync } from 'node:child_process';

const shell = process.platform === 'win32';

let isJestOver = false;

/** Runs a check, and prints what it says if it fails. Gives whether it passed. */
function passes(script, what) {
  const start = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { shell });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - start) / 1000);
      if (code !== 0) console.error(`${what}: failed. npm run ${script} said:\n${output}`);
      else if (!isJestOver) console.error(`${what}: passed in ${seconds} s.`);
      resolve(code === 0);
    });
  });
}

function runsJest() {
  const child = spawn('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(2)], {
    shell,
    stdio: 'inherit',
  });
  return new Promise((resolve) =>
    child.once('close', (code) => {
      isJestOver = true;
      resolve(code === 0);
    }),
  );
}

const { status } = spawnSync('npm', ['run', '--silent', 'build'], { shell, stdio: 'inherit' });
if (status !== 0) process.exit(1);
console.error(
  'Running ESLint and Prettier, the compiler, and Jest. Jest shows each file of tests when it is done.',
);
const results = await Promise.all([
  passes('lint', 'ESLint and Prettier'),
  passes('typecheck', 'The compiler'),
  runsJest(),
]);
process.exitCode = results.every(Boolean) ? 0 : 1;
