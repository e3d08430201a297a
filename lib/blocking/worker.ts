import { workerData } from 'node:worker_threads';
import { exchange } from '../http/exchange';
import { type CallMessage, type WorkerData, type WorkerMessage, wake } from './protocol';

const { port, cells } = workerData as WorkerData;

function post(message: WorkerMessage, transferList: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transferList);
  wake(cells);
}

async function answer({ id, request, reports }: CallMessage): Promise<void> {
  const outcome = await exchange(request, {
    onAttempt: reports ? (attempt) => post({ id, attempt }) : undefined,
  });
  if (outcome.fault) {
    post({ id, outcome });
    return;
  }
  // A copy of its own size: the body as read may lie in a larger buffer, all of which would travel.
  const body = new Uint8Array(outcome.reply.body);
  post({ id, outcome: { reply: { ...outcome.reply, body } } }, [body.buffer]);
}

port.on('message', (message: CallMessage) => void answer(message));
