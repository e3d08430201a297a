import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSandbox } from 'tspaystack2/sandbox';
import { START, killAll, launch, urlIn } from './command';

const AT_ONCE = 8;

let folder: string;
let state: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  state = join(folder, 'state.json');
});

afterEach(() => {
  killAll();
  rmSync(folder, { recursive: true });
});

/** When a sandbox is ended: after so many replies, or in the midst of a write, as seen by its temporary file. */
type Moment = number | 'write';

/**
 * Creates customers as fast as they are taken, and ends the sandbox under it.
 *
 * @returns the emails of those whose creation was answered.
 */
async function createUntil(moment: Moment, signal: NodeJS.Signals, name: string): Promise<string[]> {
  const { child, read } = launch('sandbox', '--port=0', '--state', state);
  const url = urlIn((await read(START))[0]);
  child.stdout.resume();
  const answered: string[] = [];
  const ended = once(child, 'exit');
  // A second signal would not let it write.
  const end = () => {
    if (!child.killed) child.kill(signal);
  };
  const watcher = watch(folder, (_event, file) => {
    if (moment === 'write' && file?.endsWith('.tmp')) end();
  });
  let sent = 0;
  const create = async () => {
    for (;;) {
      const email = `${name}-${++sent}@example.com`;
      const reply = await fetch(`${url}/customer`, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_sandbox' },
        body: JSON.stringify({ email }),
      });
      if (reply.status === 200) answered.push(email);
      await reply.text();
      if (typeof moment === 'number' && answered.length >= moment) end();
    }
  };
  await Promise.allSettled(Array.from({ length: AT_ONCE }, create));
  await ended;
  watcher.close();
  return answered;
}

/** Reads a copy, since the lock of a killed sandbox stays for a while, and goes on with the copy. */
async function keptEmails(): Promise<Set<string>> {
  const copy = `${state}.copy`;
  if (existsSync(state)) copyFileSync(state, copy);
  state = copy;
  const sandbox = await startSandbox({ state });
  const emails = (await sandbox.customers()).map(({ email }) => email);
  await sandbox.stop();
  return new Set(emails);
}

const missing = (wanted: Iterable<string>, kept: Set<string>) =>
  [...wanted].filter((email) => !kept.has(email));

test('after a kill at any moment the state loads, and holds all that was written before', async () => {
  const moments: Moment[] = [1, 'write', 40, 'write', 300, 'write', 700, 'write'];
  let before = new Set<string>();
  for (const [round, moment] of moments.entries()) {
    await createUntil(moment, 'SIGKILL', `round-${round}`);
    const kept = await keptEmails();
    expect(missing(before, kept)).toEqual([]);
    before = kept;
  }
  expect(before.size).toBeGreaterThan(0);
});

test('a file is locked against a process with another TMPDIR, however long, and is free again after a kill', async () => {
  const env = { TMPDIR: join(folder, 'x'.repeat(120)) };
  const first = launch('sandbox', '--port=0', '--state', state, { env });
  await first.read(START);
  const second = launch('sandbox', '--port=0', '--state', state);
  const said = await text(second.child.stderr);
  expect(said).toBe(`Another sandbox uses ${state}. Stop it, or name another file.\n`);
  first.child.kill('SIGKILL');
  const third = launch('sandbox', '--port=0', '--state', state, { env });
  expect(urlIn((await third.read(START))[0])).toMatch(/^http/);
});

test.each(['SIGINT', 'SIGTERM'] as const)('after %s nothing is lost that was answered', async (signal) => {
  const answered = await createUntil(100, signal, 'last');
  expect(answered.length).toBeGreaterThanOrEqual(100);
  expect(missing(answered, await keptEmails())).toEqual([]);
});
