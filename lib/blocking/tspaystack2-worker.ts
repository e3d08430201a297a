import { workerData } from 'node:worker_threads';
import { CallClock } from '../clock';
import { Cancel } from '../http/abort';
import { type Outcome, unexpected } from '../http/failure';
import { version } from '../version';
import { type CallMessage, Cell, Start, type WorkerData, type WorkerMessage, wake } from './protocol';
import { loadExchange } from './without-forms';

const { exchange } = loadExchange();
const { port, cells, version: expected } = workerData as WorkerData;

function post(message: WorkerMessage): void {
  port.postMessage(message);
  wake(cells);
}

const underWay = new Map<number, Cancel>();

async function answer({
  id,
  request,
  isObserved,
}: Extract<CallMessage, { isObserved: boolean }>): Promise<Outcome> {
  const cancel = new Cancel();
  underWay.set(id, cancel);
  const outcome = await exchange(request, {
    clock: CallClock.started(request.deadline),
    cancel,
    isFromEvent: true,
    onAttempt: isObserved ? (news) => post({ id, news }) : undefined,
  });
  underWay.delete(id);
  if (outcome.failure) return outcome;
  // A copy of its own size. The body may be part of a larger buffer, and all of that would be copied to the other
  // thread.
  return { reply: { ...outcome.reply, body: new Uint8Array(outcome.reply.body) } };
}

port.on('message', (message: CallMessage) => {
  if (message.request === undefined) {
    underWay.get(message.id)?.cancel();
    return;
  }
  const { id } = message;
  // What goes wrong here must not end the thread: other calls are under way in it.
  void answer(message)
    .then((outcome) => post({ id, outcome }))
    .catch((error: unknown) => post({ id, outcome: { failure: { ...unexpected(error), attempts: 1 } } }));
});

Atomics.store(cells, Cell.START, version === expected ? Start.READY : Start.WRONG);
wake(cells);
