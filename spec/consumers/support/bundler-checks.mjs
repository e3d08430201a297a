import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomeOf, problemOf, problemUnless } from './outcome.mjs';
import { ending, node } from './run.mjs';

/** What an exception has to say where a bundle cannot hold the worker. */
export const MARK_AS_EXTERNAL = 'bundled: mark tspaystack2 as external';

/** Bundles the programs with a bundler, and runs what it makes. */
export async function checkBundler(bundler, setting) {
  const promise = await runBundle(bundler, 'promise', false, setting);
  const blocking = await runBundle(bundler, 'blocking', false, setting);
  const external = await runBundle(bundler, 'blocking', true, setting);
  return [
    ['AsyncCustomer works', problemOf(promise, setting)],
    ['Customer works, or says what to do', problemUnless(blocking, MARK_AS_EXTERNAL, setting)],
    ['Customer works where tspaystack2 is external', problemOf(external, setting)],
  ];
}

/** Bundles and runs a program. Only where the package is external is there a node_modules that the app can see. */
async function runBundle(bundler, program, isExternal, { copy, temporary, server }) {
  const name = `${bundler.replaceAll(/\W+/g, '-')}${program}-${isExternal ? 'external' : 'inlined'}`;
  const app = join(isExternal ? copy : temporary, 'apps', name);
  const entry = join(copy, 'programs', `${program}.mjs`);
  const built = await node(
    [
      join(copy, 'bundlers/build.mjs'),
      ...[bundler, entry, join(app, 'dist')],
      ...(isExternal ? ['tspaystack2'] : []),
    ],
    { cwd: copy },
  );
  if (built.code !== 0) return `The bundler ${ending(built)}`;
  await makeApp(app, [app, join(app, 'dist')], copy);
  const file = built.stdout.trim().split('\n').at(-1);
  return outcomeOf(await node([file], { cwd: app, env: { CONSUMER_SERVER: server }, deadline: 40 }));
}

/** Gives an app what must not confuse the library: a version of its own, and a worker.js in some folders. */
export async function makeApp(app, folders, copy) {
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'app', version: '9.9.9', private: true }),
  );
  for (const folder of folders) {
    await copyFile(join(copy, 'programs/wrong-worker.cjs'), join(folder, 'worker.js'));
  }
}
