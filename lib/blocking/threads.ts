import workerThreads, { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread of this package. It gets no flags of the process: its loaders and preloads must not run in the thread.
 */
export function startThread(file: string, options: WorkerOptions): Worker {
  const worker = new Worker(file, { ...options, execArgv: [] });
  Object.defineProperty(worker, own, { value: true });
  return worker;
}

const own = Symbol.for('tspaystack2/own');

/** Every copy of this package in a thread shares one set, and one listener of the process. */
const shelf = workerThreads as Record<symbol, Set<Worker> | undefined>;
const place = Symbol.for('tspaystack2/threads');

/** Notes from now on which threads the program starts. Those that run already are not known. */
export function noteThreads(): void {
  if (shelf[place]) return;
  const running = (shelf[place] = new Set());
  process.on('worker', (worker: Worker) => {
    if (own in worker) return;
    running.add(worker);
    worker.once('exit', () => running.delete(worker));
  });
}

/** Whether a thread runs that the program started itself. */
export function isThreadRunning(): boolean {
  return (shelf[place]?.size ?? 0) > 0;
}
