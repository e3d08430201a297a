import { workerData } from 'node:worker_threads';
import './lean-axios'; // Before the exchange, which loads axios.
import { exchange } from '../http/exchange';
import { type CallMessage, type WorkerData, type WorkerMessage, wake } from './protocol';

const { port, cells } = workerData as WorkerData;

function post(message: WorkerMessage, transferList: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transferList);
  wake(cells);
}

const controllers = new Map<number, AbortController>();

async function answer(message: CallMessage): Promise<void> {
  const { id } = message;
  if (!message.request) {
    controllers.get(id)?.abort();
    return;
  }
  const controller = new AbortController();
  controllers.set(id, controller);
  const outcome = await exchange(message.request, {
    signal: controller.signal,
    onAttempt: message.reports ? (attempt) => post({ id, attempt }) : undefined,
  });
  controllers.delete(id);
  if (outcome.fault) {
    post({ id, outcome });
    return;
  }
  // A copy of its own size: the body as read may lie in a larger buffer, all of which would travel.
  const body = new Uint8Array(outcome.reply.body);
  post({ id, outcome: { reply: { ...outcome.reply, body } } }, [body.buffer]);
}

port.on('message', (message: CallMessage) => void answer(message));
