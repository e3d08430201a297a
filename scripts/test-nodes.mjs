/**
 * Runs the tests on several versions of Node, one after the other, whatever version is installed here:
 * `npm run test:nodes` for all that are supported, `npm run test:nodes -- 22 26` for some. Arguments that are no
 * version go to Jest: `npm run test:nodes -- 26 spec/api`.
 */
import { execSync, spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

const supported = ['20', '22', '24', '26'];
const args = process.argv.slice(2);
const chosen = args.filter((arg) => /^\d+$/.test(arg));
const forJest = args.filter((arg) => !chosen.includes(arg));
const platform = process.platform === 'win32' ? 'win' : process.platform;
const root = resolve(import.meta.dirname, '..');

/** Fetches the newest Node of a major version from the npm registry; gives the folder of its binary. */
function fetchNode(major) {
  const name = `node-${platform}-${process.arch}`;
  const cache = `node_modules/.cache/node/${major}`;
  execSync(`npm install --prefix ${cache} --no-save --no-audit --no-fund ${name}@${major}`, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return resolve(root, cache, 'node_modules', name, 'bin');
}

/** Runs the tests; first in PATH, the Node is also that of the processes which they start. */
function runTests(folder) {
  const env = { ...process.env, PATH: folder + delimiter + process.env.PATH };
  const options = { cwd: root, env, encoding: 'utf8', maxBuffer: Infinity };
  const run = (...args) => spawnSync(resolve(folder, 'node'), args, options);
  const { status, stdout, stderr } = run('node_modules/jest/bin/jest.js', ...forJest);
  const [line, passed, failed] = /^(\d+) passed, (\d+) failed.*$/m.exec(stdout) ?? ['no result', 0, 0];
  if (status !== 0) process.stderr.write(stderr);
  return {
    version: run('--version').stdout.trim(),
    line,
    passed: Number(passed),
    failed: status === 0 ? 0 : Number(failed) || 1,
  };
}

const total = { passed: 0, failed: 0 };
for (const major of chosen.length > 0 ? chosen : supported) {
  const { version, line, passed, failed } = runTests(fetchNode(major));
  console.log(`Node ${version}: ${line}`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
