import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What Node, the library and the tools read from the environment. The checks are the same whoever runs them. */
const read = /^(NODE_.*|PAYSTACK_.*|.*_PROXY|FORCE_COLOR|CI|HOST|HOSTNAME|PORT)$/i;
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !read.test(name))),
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DENO_NO_UPDATE_CHECK: '1',
};

/** Starts a program in a process group of its own. */
export function start(command, args, { cwd, env }) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  return spawn(command, args, { cwd, env: { ...environment, ...env }, stdio, detached: true });
}

/** Ends a program, with all that it started. */
export function kill(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/**
 * Runs a program to its end.
 *
 * @param options - `cwd`, `env`, and `deadline`, the seconds after which it is killed. Default 60.
 * @returns `code`, `signal`, `stdout`, `stderr`; `error` if it could not be started; `late`, the deadline, if it was
 * killed for that.
 */
export async function run(command, args, options) {
  const { deadline = 60 } = options;
  const child = start(command, args, options);
  let late;
  const timer = setTimeout(() => {
    late = deadline;
    kill(child);
  }, deadline * 1_000);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const [stdout, stderr, how] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  kill(child);
  return { ...how, late, stdout, stderr };
}

/** Runs a program of Node to its end. */
export const node = (args, options) => run(process.execPath, args, options);

/** Says in a line how a program ended that did not do what it should. */
export function ending({ late, code, signal, error, stdout, stderr }) {
  if (late !== undefined) return `still ran after ${late} s. ${gist(stdout + stderr)}`;
  if (error !== undefined) return `could not be started: ${error.message}`;
  return `ended with ${signal ?? `exit code ${code}`}. ${gist(stderr.trim() === '' ? stdout : stderr)}`;
}

/** The lines of an output that tell most: those that name an error, else the last ones. */
function gist(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  const telling = lines.filter((line) => /(error|exception|panic|cannot|failed)\b/i.test(line));
  return (telling.length > 0 ? telling.slice(0, 3) : lines.slice(-3)).join(' | ').slice(0, 500);
}
