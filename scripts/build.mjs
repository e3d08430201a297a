// Builds lib into dist. Files that stay the same are not touched, and the others are replaced at one stroke, so that a
// build, as `npm pack` makes one, does not disturb programs and tests that use dist at the moment.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist');
const work = mkdtempSync(join(root, '.build-'));
const modules = join(work, 'modules');
const built = join(work, 'dist');

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

/** Runs the compiler on lib. */
function compile(outDir, ...flags) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', outDir, ...flags];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

/** What stands for the files of these modules, by their names, until the names are known. */
const references = new Map();

/** Makes a file of its own of each module that lib requires only when it needs it, such as `require('./exchange')`. */
const requiredLater = {
  name: 'required-later',
  async transform(code, importer) {
    const calls = [...code.matchAll(/\brequire\('(\.[^']*)'\)/g)];
    for (const [call, path] of calls) {
      const { id } = await this.resolve(`${path}.js`, importer);
      const fileName = relative(modules, id);
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

/** TypeScript leaves out the ends of names of files. */
const withoutEnd = {
  name: 'without-end',
  resolveId(path, importer) {
    return path.startsWith('.') && !path.endsWith('.js') ? this.resolve(`${path}.js`, importer) : null;
  },
};

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
  const bundle = await rollup({
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(modules, `${entry}.js`)])),
    external: /^[^./]/,
    plugins: [withoutEnd, requiredLater, shortened],
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
      const isShared = inRoom.length === 0 ? !ENTRIES.includes(basename(id, '.js')) : room === 'arguments';
      return isShared || id === join(modules, 'call/response.js') ? 'core' : undefined;
    },
    chunkFileNames: 'shared/[name].js',
  });
  await bundle.close();
}

/** Removes the declarations that no public one refers to. */
function prune() {
  const needed = new Set();
  const queue = PUBLIC.map((entry) => `${entry}.d.ts`);
  for (const file of queue) {
    if (needed.has(file)) continue;
    needed.add(file);
    const code = readFileSync(join(built, file), 'utf8');
    const paths = [...code.matchAll(/\b(?:from |import\()["'](\.\.?\/[^"']*)["']/g)].map(([, path]) => path);
    queue.push(...paths.map((path) => `${join(dirname(file), path)}.d.ts`));
  }
  for (const file of filesIn(built)) {
    if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(join(built, file));
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

try {
  // Comments are for the reader of the declarations; in the code they would only make the package larger. The second run
  // of the compiler checks the types.
  const asModules = ['--module', 'esnext', '--moduleResolution', 'bundler'];
  compile(modules, ...asModules, '--declaration', 'false', '--removeComments', '--noCheck');
  await bundle();
  compile(built, '--emitDeclarationOnly');
  prune();
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
  rmSync(work, { recursive: true, force: true });
}
