// Builds lib into dist. Files that stay the same are not touched, and the others are replaced at one stroke, so that a
// build, as `npm pack` makes one, does not disturb programs and tests that use dist at the moment.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist');
const work = mkdtempSync(join(root, '.build-'));
const modules = join(root, 'lib');
const built = join(work, 'dist');
/** What the compiler keeps from one build to the next, so that it checks only what has changed. */
const kept = join(root, '.build-kept');

/** What users import. */
const PUBLIC = ['index', 'webhooks/index', 'sandbox/index'];

/** The files that are loaded by their paths: the public ones, the command and the threads. */
const ENTRIES = [
  ...PUBLIC,
  'cli',
  'sandbox/tspaystack2-sandbox',
  'blocking/tspaystack2-worker',
  'blocking/tspaystack2-watcher',
];

/** What the command and the sandbox use of packages that only they need. They are bundled, so that no consumer installs them. */
const BUNDLED = {
  'cli-progress': ['SingleBar'],
  commander: ['Command', 'CommanderError', 'Option'],
  'csv-parse/sync': ['CsvError', 'parse'],
  'csv-stringify/sync': ['stringify'],
  'proper-lockfile': ['lock'],
  uqr: ['encode'],
};

/** The file with the licences of what is bundled. */
const LICENCES = 'THIRD-PARTY-LICENCES.txt';

/** Lets the compiler check lib and write the declarations. */
function declare() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const state = ['--incremental', '--tsBuildInfoFile', join(work, 'kept/state')];
  if (existsSync(kept)) cpSync(kept, join(work, 'kept'), { recursive: true });
  const outDir = join(work, 'kept/declarations');
  const args = [compiler, '-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', outDir, ...state];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(outDir) : reject(new FailedCheck())));
  });
}

/** The compiler has said what is wrong. */
class FailedCheck extends Error {}

/** What stands for the files of these modules, by their names, until the names are known. */
const references = new Map();

/** Makes a file of its own of each module that lib requires only when it needs it, such as `require('./exchange')`. */
const requiredLater = {
  name: 'required-later',
  async transform(code, importer) {
    const calls = [...code.matchAll(/\brequire\('(\.[^']*)'\)/g)];
    for (const [call, path] of calls) {
      const { id } = await this.resolve(path, importer);
      const fileName = relative(modules, id).replace(/ts$/, 'js');
      if (!references.has(fileName)) {
        references.set(fileName, this.emitFile({ type: 'chunk', id, fileName }));
      }
      code = code.replace(call, `require(import.meta.ROLLUP_FILE_URL_${references.get(fileName)})`);
    }
    return calls.length > 0 ? { code, map: null } : null;
  },
  resolveFileUrl: ({ relativePath }) =>
    JSON.stringify(relativePath.startsWith('.') ? relativePath : `./${relativePath}`),
};

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  removeComments: true,
};

/** Finds the modules of lib, and takes their types and comments out. Comments are for the reader of the declarations. */
const typescript = {
  name: 'typescript',
  resolveId: (path, importer) =>
    path.startsWith('.') ? moduleAt('', join(dirname(importer), path).replace(/\.js$/, ''), '.ts') : null,
  transform: (code, id) =>
    id.endsWith('.ts') ? { code: ts.transpileModule(code, { compilerOptions }).outputText, map: null } : null,
};

/** Makes a module of each package that is bundled, and notes its licence and those of what it needs itself. */
const bundledPackages = (licences) => ({
  name: 'bundled-packages',
  resolveId: (name) => (Object.hasOwn(BUNDLED, name) ? `\0${name}` : null),
  async load(id) {
    const name = id.slice(1);
    if (!Object.hasOwn(BUNDLED, name)) return null;
    const contents = `export { ${BUNDLED[name].join(', ')} } from '${name}'`;
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: root },
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      metafile: true,
      write: false,
    });
    for (const file of Object.keys(metafile.inputs)) {
      const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder !== undefined) licences.set(folder, licenceIn(folder));
    }
    return outputFiles[0].text;
  },
});

function licenceIn(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${folder} has no licence.`);
  return `Package ${name} ${version}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
}

/** Shortens the code of the command and of the sandbox's thread: the stacks of a user's program never show it. */
const shortened = {
  name: 'shortened',
  renderChunk: (code, { fileName }) =>
    ['cli.js', 'sandbox/tspaystack2-sandbox.js'].includes(fileName)
      ? transform(code, { minify: true, platform: 'node', target: 'node20' })
      : null,
};

/** Puts the modules together: to load a few files takes a third of the time that many take. */
async function bundle() {
  const licences = new Map();
  const bundle = await rollup({
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(modules, `${entry}.ts`)])),
    external: (name) => /^[^./\0]/.test(name) && !Object.hasOwn(BUNDLED, name),
    plugins: [typescript, bundledPackages(licences), requiredLater, shortened],
  });
  await bundle.write({
    dir: built,
    format: 'cjs',
    exports: 'named',
    esModule: true,
    generatedCode: { preset: 'es2015', symbols: false },
    hoistTransitiveImports: false,
    interop: 'default',
    minifyInternalExports: false,
    // These are small and used by nearly all: one file of them is quicker to load.
    manualChunks: (id) => {
      const [room, ...inRoom] = relative(modules, id).split('/');
      const isShared = inRoom.length === 0 ? !ENTRIES.includes(basename(id, '.ts')) : room === 'arguments';
      return isShared || id === join(modules, 'call/response.ts') ? 'core' : undefined;
    },
    chunkFileNames: 'shared/[name].js',
  });
  await bundle.close();
  const texts = [...licences.keys()].sort().map((folder) => licences.get(folder));
  writeFileSync(
    join(built, LICENCES),
    `cli.js and the sandbox contain these packages. Each has its own licence.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`,
  );
}

/** Bundles the scripts and styles that the sandbox serves. The scripts are readable in the tools of a browser. */
async function bundleForBrowsers() {
  const folder = join(modules, 'sandbox/browser');
  const named = (...names) => names.map((name) => join(folder, name));
  const options = { bundle: true, target: 'es2022', format: 'iife', outdir: join(built, 'sandbox/browser') };
  await build({ ...options, entryPoints: named('checkout.ts', 'popup-frame.ts') });
  await build({ ...options, minify: true, entryPoints: named('checkout.css', 'popup.css') });
  // The sandbox calls this function with the settings of the script.
  const asFunction = { banner: { js: '((SETTINGS) => {' }, footer: { js: '})' } };
  await build({ ...options, ...asFunction, entryPoints: named('inline.ts') });
}

/** Copies the data that the sandbox reads while it runs. */
function copyData() {
  const name = 'sandbox/sample-events.json';
  cpSync(join(modules, name), join(built, name));
}

/** The file of a module, which may be the index of a folder. */
function moduleAt(folder, path, end) {
  return existsSync(join(folder, path + end)) ? path + end : join(path, `index${end}`);
}

/** Copies the declarations that users import, and those that they refer to. */
function copyDeclarations(declarations) {
  const needed = new Set(PUBLIC.map((entry) => `${entry}.d.ts`));
  for (const file of needed) {
    const code = readFileSync(join(declarations, file), 'utf8');
    const paths = [...code.matchAll(/\b(?:from |import\()["'](\.\.?\/[^"']*)["']/g)].map(([, path]) => path);
    for (const path of paths) needed.add(moduleAt(declarations, join(dirname(file), path), '.d.ts'));
    mkdirSync(join(built, dirname(file)), { recursive: true });
    writeFileSync(join(built, file), code);
  }
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

const start = performance.now();
console.error('Building dist from lib.');
try {
  const [declarations] = await Promise.all([declare(), bundle(), bundleForBrowsers()]);
  copyDeclarations(declarations);
  copyData();
  mkdirSync(target, { recursive: true });
  const names = filesIn(built);
  for (const name of names.filter((each) => !isSame(each))) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    renameSync(join(built, name), join(target, name));
  }
  for (const name of filesIn(target).filter((each) => !names.includes(each))) rmSync(join(target, name));
  rmSync(kept, { recursive: true, force: true });
  renameSync(join(work, 'kept'), kept);
  console.error(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
} catch (error) {
  process.exitCode = 1;
  if (!(error instanceof FailedCheck))
    console.error(error.frame ? `${error.message}\n${error.frame}` : error);
} finally {
  rmSync(work, { recursive: true, force: true });
}
