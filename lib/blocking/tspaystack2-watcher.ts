import { workerData } from 'node:worker_threads';
import { Cell, type WatcherData, wake } from './protocol';

const { lifeline, cells } = workerData as WatcherData;

lifeline.on('close', () => {
  Atomics.store(cells, Cell.GONE, 1);
  wake(cells);
});
lifeline.ref();
