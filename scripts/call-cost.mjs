// Prints through which files and functions of lib one warm call goes: `npm run call` for `await create(…)`.
// The compiler's output is measured, not the bundle. Functions are those that V8's coverage counts; `--functions` names
// them.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The functions of the compiled modules in a folder that ran since the last look, by file. */
async function functionsRun(session, folder) {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const files = new Map();
  for (const { url, functions } of result) {
    if (!url.startsWith(pathToFileURL(folder).href)) continue;
    const file = relative(folder, fileURLToPath(url)).replace(/\.js$/, '.ts');
    // The function that begins the file is the module itself.
    const ran = functions.filter(({ ranges: [range] }) => range.count > 0 && range.startOffset > 0);
    if (ran.length > 0)
      files.set(
        file,
        ran.map(({ functionName }) => functionName || '(anonymous)'),
      );
  }
  return files;
}

/** Measures one call of `AsyncCustomer.create` on a warm client. */
export async function measureCall() {
  // Within the project, so that the modules find their dependencies.
  const folder = mkdtempSync(join(root, '.call-'));
  const body = JSON.stringify({ status: true, message: 'Customer created', data: {} });
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end(body));
  }).listen(0, '127.0.0.1');
  const session = new Session();
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = ['-p', 'tsconfig.build.json', '--outDir', folder, '--declaration', 'false', '--noCheck'];
    execFileSync(process.execPath, [compiler, ...args], { cwd: root, stdio: 'inherit' });
    await once(server, 'listening');
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const { AsyncCustomer } = createRequire(import.meta.url)(join(folder, 'index.js'));
    const client = new AsyncCustomer('sk_test_call', {
      baseURL: `http://127.0.0.1:${server.address().port}`,
    });
    const create = () => client.create('ada@example.com', { firstName: 'Ada', lastName: 'Lovelace' });
    for (let call = 0; call < 3; call++) await create();
    await functionsRun(session, folder);
    await create();
    return await functionsRun(session, folder);
  } finally {
    session.disconnect();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await measureCall();
  const names = process.argv.includes('--functions');
  for (const [file, functions] of files) {
    console.log(
      `${String(functions.length).padStart(3)}  ${file}${names ? `: ${functions.join(', ')}` : ''}`,
    );
  }
  const total = [...files.values()].flat().length;
  console.log(`One await create(…): ${files.size} files, ${total} functions.`);
}
