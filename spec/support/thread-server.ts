import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface ThreadServer {
  readonly url: string;
  /** Posts a message to the thread, and gives what it posts back. */
  readonly ask: (message: unknown) => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
}

/** Serves what the source names `server`, in a thread of its own: it answers while the calling thread blocks. */
export async function startThreadServer(source: string): Promise<ThreadServer> {
  const worker = new Worker(
    `
      const { createServer } = require('node:http');
      const { json, text } = require('node:stream/consumers');
      const { parentPort } = require('node:worker_threads');
      ${source}
      server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
    `,
    { eval: true },
  );
  const posted = async () => ((await once(worker, 'message')) as [unknown])[0];
  return {
    url: `http://127.0.0.1:${String(await posted())}`,
    ask: (message) => {
      worker.postMessage(message);
      return posted();
    },
    stop: () => worker.terminate(),
  };
}
