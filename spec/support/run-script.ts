import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '../..');

/** How a script ended. `signal` is `SIGKILL` if it was still running at its deadline. */
export interface ScriptResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a script. */
export interface ScriptOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which a script that still runs is killed. Default 20 000. */
  readonly deadline?: number;
  /** Gets the running child, to send it signals for instance. */
  readonly onSpawn?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs a CommonJS script in a process of its own, so that one that hangs fails instead of holding up the tests. */
export async function runScript(source: string, options: ScriptOptions = {}): Promise<ScriptResult> {
  return runNode(['--eval', source], options);
}

/** Runs Node with the given arguments in the project's folder. */
export async function runNode(args: readonly string[], options: ScriptOptions = {}): Promise<ScriptResult> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.deadline ?? 20_000,
    killSignal: 'SIGKILL',
  });
  options.onSpawn?.(child);
  const ended = new Promise<Pick<ScriptResult, 'code' | 'signal'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const [stdout, stderr, how] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { ...how, stdout, stderr };
}
