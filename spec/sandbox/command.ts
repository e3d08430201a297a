import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const CLI = join(dirname(require.resolve('tspaystack2/package.json')), 'dist/cli.js');
const DEADLINE = 60_000;

/** How many lines the sandbox prints at its start. */
export const START = 12;

type Child = ChildProcessByStdio<null, Readable, Readable>;

const children: Child[] = [];

/** Kills all commands that `launch` started. */
export function killAll(): void {
  for (const child of children.splice(0)) child.kill('SIGKILL');
}

/** Runs the command to its end. */
export function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    env: process.env,
    encoding: 'utf8',
    timeout: DEADLINE,
  });
  return { status, stdout, stderr };
}

/** Starts the command, and reads it line by line. Last may come what differs in its environment. */
export function launch(...given: (string | { env: Readonly<Record<string, string>> })[]): {
  child: Child;
  read: (count: number) => Promise<string[]>;
} {
  const args = given.filter((each) => typeof each === 'string');
  const { env } = given.find((each) => typeof each !== 'string') ?? {};
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DEADLINE,
  });
  children.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async (count: number) => {
    const printed: string[] = [];
    while (printed.length < count) printed.push(String((await lines.next()).value));
    return printed;
  };
  return { child, read };
}

/** The address in the first line that the sandbox prints. */
export function urlIn(line: string | undefined): string {
  return /http:\S+\d/.exec(line ?? '')?.[0] ?? '';
}
