import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/*
 * The bundlers, each with the settings that its manual gives for a program that runs on Node. Each bundles `entry`
 * into `folder`, leaves the packages in `external` out, and returns the file to run.
 */

// An ES module has no require, so that no CommonJS package that requires a module of Node, such as those that axios
// depends on, can be part of it. This banner is what the users of esbuild add for that.
const banner = {
  js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
};

const withEsbuild = (format, extension, options) => async (entry, folder, external) => {
  const { build } = await import('esbuild');
  const outfile = join(folder, `main.${extension}`);
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format,
    outfile,
    external,
    logLevel: 'error',
    ...options,
  });
  return outfile;
};

const withRollup = (format, extension) => async (entry, folder, external) => {
  const { rollup } = await import('rollup');
  const { default: nodeResolve } = await import('@rollup/plugin-node-resolve');
  const { default: commonjs } = await import('@rollup/plugin-commonjs');
  const { default: json } = await import('@rollup/plugin-json');
  const plugins = [nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }), commonjs(), json()];
  const bundle = await rollup({ input: entry, external, plugins, logLevel: 'silent' });
  const file = join(folder, `main.${extension}`);
  await bundle.write({ file, format });
  return file;
};

const withVite = (format, extension) => async (entry, folder, external) => {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'error',
    root: dirname(entry),
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { format, entryFileNames: `main.${extension}` } },
    },
    ssr: external.length === 0 ? { noExternal: true } : { external },
  });
  return join(folder, `main.${extension}`);
};

// ncc makes an ES module of a file whose name says that it is one, and CommonJS of all others.
const withNcc = (extensionOfEntry, extension) => async (entry, folder, external) => {
  const { default: ncc } = await import('@vercel/ncc');
  const copy = join(dirname(entry), `of-ncc-${external.length}.${extensionOfEntry}`);
  await cp(entry, copy);
  const { code, assets } = await ncc(copy, { cache: false, quiet: true, externals: external });
  const file = join(folder, `main.${extension}`);
  for (const [path, { source }] of [[`main.${extension}`, { source: code }], ...Object.entries(assets)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  return file;
};

async function withWebpack(entry, folder, external) {
  const { default: webpack } = await import('webpack');
  const stats = await new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        target: 'node',
        entry,
        output: { path: folder, filename: 'main.cjs' },
        externals: Object.fromEntries(external.map((name) => [name, `commonjs ${name}`])),
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  return join(folder, 'main.cjs');
}

export const bundlers = {
  'esbuild (CommonJS)': withEsbuild('cjs', 'cjs', {}),
  'esbuild (ES module)': withEsbuild('esm', 'mjs', { banner }),
  webpack: withWebpack,
  'rollup (CommonJS)': withRollup('cjs', 'cjs'),
  'rollup (ES module)': withRollup('es', 'mjs'),
  'Vite (CommonJS)': withVite('cjs', 'cjs'),
  'Vite (ES module)': withVite('es', 'mjs'),
  'ncc (CommonJS)': withNcc('js', 'cjs'),
  'ncc (ES module)': withNcc('mjs', 'mjs'),
};
