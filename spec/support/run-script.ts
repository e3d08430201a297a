import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '../..');

/** How a script ended. */
export interface ScriptResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a script. */
export interface ScriptOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the script reads from its standard input. Default: nothing. */
  readonly input?: string;
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** Milliseconds after which a script that still runs is killed. Default 90 000. */
  readonly deadline?: number;
  /** Gets the running child, to send it signals for instance. */
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** The result of a script that ended well, having printed this. */
export const finished = (stdout: string): ScriptResult => ({ code: 0, signal: null, stdout, stderr: '' });

/**
 * Runs a script in a process of its own, so that one that hangs fails instead of holding up the tests.
 *
 * @param file - its path; CommonJS, an ES module, or TypeScript.
 * @param args - its arguments.
 */
export function runScript(
  file: string,
  args: readonly string[] = [],
  options: ScriptOptions = {},
): Promise<ScriptResult> {
  const loader = /\.m?ts$/.test(file) ? ['--import', 'tsx'] : [];
  return runNode([...(options.flags ?? []), ...loader, file, ...args], options);
}

/**
 * Runs Node with the given arguments in the project's folder.
 *
 * @throws Error if it did not end in time.
 */
export async function runNode(
  args: readonly string[],
  { env, input, deadline = 90_000, onSpawn }: ScriptOptions = {},
): Promise<ScriptResult> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const limit = AbortSignal.timeout(deadline);
  limit.addEventListener('abort', () => child.kill('SIGKILL'));
  onSpawn?.(child);
  child.stdin?.end(input);
  const ended = new Promise<Pick<ScriptResult, 'code' | 'signal'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const [stdout, stderr, how] = await Promise.all([outputOf(child.stdout), outputOf(child.stderr), ended]);
  if (limit.aborted) {
    const printed = [stdout, stderr].filter((output) => output !== '').join('\n');
    throw new Error(
      `node ${args.join(' ')}\nran out of time: it was killed after ${deadline} ms, having printed:\n${printed}`,
    );
  }
  return { ...how, stdout, stderr };
}

async function outputOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream ? text(stream) : '';
}
