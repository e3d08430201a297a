import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, projectRoot, runScript } from '../support/run-script';

interface Bundler {
  build: (options: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

// The bundler that tsx depends on.
const bundler = createRequire(require.resolve('tsx/package.json'))('esbuild') as Bundler;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bundled-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const PROGRAM = `
  import { startSandbox } from 'tspaystack2/sandbox';
  startSandbox().then(
    (sandbox) => sandbox.stop().then(() => console.log('It works.')),
    (error) => console.log(error.name + ': ' + error.message),
  );
`;

// An ES module of esbuild has no require of its own.
const banner = {
  js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};

async function bundle(format: 'esm' | 'cjs', external: string[] = []): Promise<string> {
  const entry = join(folder, 'entry.mjs');
  const outfile = join(folder, format === 'esm' ? 'main.mjs' : 'main.cjs');
  writeFileSync(entry, PROGRAM);
  await bundler.build({
    ...{ entryPoints: [entry], bundle: true, platform: 'node', format, outfile, external },
    alias: external.length > 0 ? {} : { 'tspaystack2/sandbox': join(projectRoot, 'dist/sandbox/index.js') },
    ...(format === 'esm' ? { banner } : {}),
  });
  return outfile;
}

const ADVICE =
  "Error: The sandbox cannot be started. Where the package is bundled: mark tspaystack2 as external in the bundler's settings, so that its worker is a file.\n";

test.each(['esm', 'cjs'] as const)('in a bundle (%s), startSandbox says what to do', async (format) => {
  const file = await bundle(format);
  // A file of the app, which must not be taken for that of the sandbox.
  copyFileSync(file, join(folder, 'server.js'));
  expect(await runScript(file)).toEqual(finished(ADVICE));
});

test('it works where the package is external', async () => {
  const file = await bundle('cjs', ['tspaystack2/sandbox']);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(projectRoot, join(folder, 'node_modules/tspaystack2'));
  expect(await runScript(file)).toEqual(finished('It works.\n'));
});
