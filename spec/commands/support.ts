import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { runProgram } from '../../lib/commands/program';
import { type ScriptOptions, type ScriptResult, projectRoot, runNode } from '../support/run-script';

/** The program that `npx tspaystack2` runs, as it is built. */
export const PROGRAM = join(projectRoot, 'dist/cli.js');

/** A folder of its own for the files of a test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'commands-'));

  /** Writes a file, and gives its path. */
  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  replace(name: string, pattern: RegExp, by: string): void {
    this.write(name, this.read(name).replace(pattern, by));
  }

  delete(name: string): void {
    rmSync(this.at(name));
  }

  /** Makes a file a minute older. */
  age(name: string): void {
    const time = Date.now() / 1_000 - 60;
    utimesSync(this.at(name), time, time);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** Runs the command in this process. What it prints has the names of files without the folder. */
  async run(args: readonly string[], { env = {} }: Pick<ScriptOptions, 'env'> = {}): Promise<ScriptResult> {
    const before = { ...process.env };
    const [stdout, stderr] = [new Output(), new Output()];
    try {
      for (const [name, value] of Object.entries(env)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      const code = await runProgram(args, { stdout, stderr });
      return this.#shown({ code, signal: null, stdout: stdout.text, stderr: stderr.text });
    } finally {
      process.env = before;
    }
  }

  /** The same in a process of its own, with the command as it is built. */
  async runAlone(args: readonly string[], options: ScriptOptions = {}): Promise<ScriptResult> {
    return this.#shown(await runNode([PROGRAM, ...args], options));
  }

  #shown(result: ScriptResult): ScriptResult {
    const shown = (output: string) => output.replaceAll(join(this.path, '/'), '');
    return { ...result, stdout: shown(result.stdout), stderr: shown(result.stderr) };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Keeps what is written. */
export class Output extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export const ended = (code: number, stdout: string, stderr: string): ScriptResult => ({
  ...{ code, signal: null, stdout, stderr },
});

/** A request as a server of a test sees it. */
export interface Request {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A status with a text or with what is sent as JSON. */
export type Answer = readonly [
  status: number,
  body: string | object,
  headers?: Readonly<Record<string, string>>,
];

/** A server that answers as it is told, and remembers what it was asked. */
export async function startServer(answer: (request: Request, nth: number) => Answer | Promise<Answer>) {
  const requests: Request[] = [];
  const server = createServer((message, reply) => {
    const { method = '', url = '', headers } = message;
    const hasBody = Number(headers['content-length'] ?? 0) > 0;
    void (hasBody ? json(message) : Promise.resolve({})).then(async (body) => {
      const key = String(headers.authorization).replace('Bearer ', '');
      const request = { method, path: url, key, body: body as Request['body'] };
      requests.push(request);
      const [status, content, head] = await answer(request, requests.length);
      reply.writeHead(status, head).end(typeof content === 'string' ? content : JSON.stringify(content));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, stop };
}

export type Server = Awaited<ReturnType<typeof startServer>>;

/** What Paystack answers when it has created or updated a customer. */
export function accepted({ path, body }: Request): Answer {
  const code = /^\/customer\/(CUS_[^/]+)/.exec(path)?.[1];
  const email = typeof body.email === 'string' ? body.email : `${code}@example.com`.toLowerCase();
  return [200, { status: true, message: 'Done', data: { customer_code: code ?? `CUS_${email}`, email } }];
}
