import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cleanEnvironment } from './player';

export interface Server {
  /** Where replies take this many milliseconds. */
  url(delay: number): string;
  stop(): void;
}

/** The server that all rivals call, in a process of its own. */
export async function startServer(): Promise<Server> {
  const child = fork(join(__dirname, 'server.cjs'), { env: cleanEnvironment, execArgv: [] });
  const [port] = (await once(child, 'message')) as [number];
  return {
    url: (delay) => `http://127.0.0.1:${port}/${delay}`,
    stop: () => child.disconnect(),
  };
}
