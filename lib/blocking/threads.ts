import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread of this package. It gets no flags of the process: its loaders and preloads must not run in the thread.
 */
export const startThread = (file: string, options: WorkerOptions) =>
  new Worker(file, { ...options, execArgv: [] });
