import { existsSync } from 'node:fs';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What to do where the file of a thread is missing. It ends a message. */
export const BUNDLED =
  "Where the package is bundled: mark tspaystack2 as external in the bundler's settings, so that its worker is a file.";

/**
 * Whether the file of a thread is there. In a bundle its folder is another one, or there is none.
 *
 * @param file - its path; `undefined` where the bundle knows no folder.
 */
export function isThere(file: string | undefined): file is string {
  return file !== undefined && existsSync(file);
}

/**
 * Starts a thread of this package. It gets no flags of the process: its loaders and preloads must not run in the thread.
 */
export const startThread = (file: string, options: WorkerOptions) =>
  new Worker(file, { ...options, execArgv: [] });
