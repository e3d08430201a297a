import { once } from 'node:events';
import { setImmediate } from 'node:timers';
import { MessageChannel, Worker } from 'node:worker_threads';

export interface ThreadServer {
  readonly url: string;
  /** Asks the server something, and gives its reply. */
  readonly ask: (message: unknown) => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
}

/**
 * Runs a server in a thread of its own: it answers while the calling thread blocks.
 *
 * @param file - a CommonJS file that ends with `serve(server, answer)` of `servers/serve.cjs`.
 * @param workerData - what the file finds as `workerData` of `node:worker_threads`.
 */
export async function startThreadServer(file: string, workerData?: unknown): Promise<ThreadServer> {
  const worker = new Worker(file, { workerData });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (message) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.once('message', (reply: unknown) => {
          // Not within the port's own callback: where a blocking call follows and turns the loop, Node would crash.
          setImmediate(() => {
            port1.close();
            resolve(reply);
          });
        });
        worker.postMessage({ message, port: port2 }, [port2]);
      }),
    stop: () => worker.terminate(),
  };
}
