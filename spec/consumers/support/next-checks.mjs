import { once } from 'node:events';
import { cp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeApp, MARK_AS_EXTERNAL } from './bundler-checks.mjs';
import { outcomeOf, problemOf, problemUnless } from './outcome.mjs';
import { ending, kill, node, start } from './run.mjs';

/** Builds the app in `next/`, and asks its routes, as they would be deployed: alone, with what the build traced. */
export async function checkNext(bundler, setting) {
  const inlined = await outcomes(bundler, false, setting);
  const external = await outcomes(bundler, true, setting);
  return [
    ['AsyncCustomer works', problemOf(inlined.promise, setting)],
    ['Customer works, or says what to do', problemUnless(inlined.blocking, MARK_AS_EXTERNAL, setting)],
    ['AsyncCustomer works where tspaystack2 is external', problemOf(external.promise, setting)],
    ['Customer works where tspaystack2 is external', problemOf(external.blocking, setting)],
  ];
}

async function outcomes(bundler, isExternal, { copy, temporary, server }) {
  const name = `next-${bundler}-${isExternal ? 'external' : 'inlined'}`;
  const cwd = join(copy, 'next');
  const env = { CONSUMER_DIST: `.${name}`, CONSUMER_EXTERNAL: isExternal ? 'yes' : 'no' };
  const next = join(copy, 'node_modules/next/dist/bin/next');
  // Its cache would take a package of the same version for the same package.
  await rm(join(cwd, env.CONSUMER_DIST), { recursive: true, force: true });
  const built = await node([next, 'build', `--${bundler}`], { cwd, env, deadline: 150 });
  if (built.code !== 0) {
    const problem = `The build ${ending(built)}`;
    return { promise: problem, blocking: problem };
  }
  const deployed = join(temporary, 'apps', name);
  await cp(join(cwd, env.CONSUMER_DIST, 'standalone'), deployed, { recursive: true, verbatimSymlinks: true });
  await completeOthers(join(deployed, 'node_modules'), join(copy, 'node_modules'));
  const app = join(deployed, 'next');
  await makeApp(app, [app, ...(await foldersIn(join(app, env.CONSUMER_DIST, 'server')))], copy);
  return serve(app, server);
}

/**
 * Completes what the build traced of small packages. The tracer of Next.js misses the files that Node finds by the
 * condition "module-sync"; it is this package's part of the trace that has to be whole.
 */
async function completeOthers(traced, installed) {
  const names = await readdir(traced);
  for (const name of names.filter((of) => !/^(\.|@)|^(next|react|react-dom|sharp|tspaystack2)$/.test(of))) {
    await cp(join(installed, name), join(traced, name), { recursive: true });
  }
}

async function foldersIn(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Starts a built app, and asks its routes. */
async function serve(app, server) {
  const port = String(await freePort());
  const env = { PORT: port, HOSTNAME: '127.0.0.1', CONSUMER_SERVER: server };
  const child = start(process.execPath, ['server.js'], { cwd: app, env });
  const stderr = text(child.stderr);
  child.stdout.resume();
  const ask = async (route) => {
    const signal = AbortSignal.timeout(40_000);
    const answer = await fetch(`http://127.0.0.1:${port}/api/${route}`, { signal });
    return { code: answer.ok ? 0 : answer.status, stdout: await answer.text() };
  };
  const answers = {};
  try {
    await listening(child, port);
    for (const route of ['promise', 'blocking']) {
      answers[route] = await ask(route).catch((error) => ({ code: 1, stdout: error.message }));
    }
  } finally {
    kill(child);
  }
  const log = await stderr;
  return Object.fromEntries(
    ['promise', 'blocking'].map((route) => {
      const { code = 1, stdout = 'It did not listen.' } = answers[route] ?? {};
      return [route, outcomeOf({ code, stdout, stderr: log })];
    }),
  );
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a server takes connections, for 30 s at most. */
async function listening(child, port) {
  const until = Date.now() + 30_000;
  while (child.exitCode === null && Date.now() < until) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => new Promise((resolve) => setTimeout(resolve, 100, false)),
    );
    if (isUp) return;
  }
}
