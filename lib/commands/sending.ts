import type { AsyncPaystack } from '../api/paystack';
import { NetworkException } from '../exceptions';
import type { BatchResult } from '../many/batch';
import type { QueueOf } from '../many/queue';
import { type Groups, type Names } from './groups';
import type { ImportedList } from './imported-lists';
import type { ImportRun } from './import-run';
import type { Journal } from './journal';
import type { ImportFile, ImportRow } from './list-file';
import type { Progress } from './progress';
import { Watch, verdictOn } from './verdict';

/** What the sending of rows needs. */
export interface Sending {
  readonly paystack: AsyncPaystack;
  readonly list: ImportedList;
  readonly file: ImportFile;
  readonly groups: Groups;
  /** Open. Each result is written at once when it is known. */
  readonly journal: Journal;
  /** The number of calls at the same time. */
  readonly concurrency: number;
  readonly progress: Progress;
  /** Aborted when the user wants to stop. */
  readonly stop: AbortSignal;
}

/** The result of `send`. */
export interface Sent {
  /** Why the sending stopped early; `undefined` if it did not. */
  readonly stopped: string | undefined;
  /** Lines whose email differs from the customer's email at Paystack. */
  readonly otherEmails: readonly number[];
}

/** Sends the rows of a run until all are sent, until further calls would fail, too, or until the user stops it. */
export async function send(run: ImportRun, sending: Sending): Promise<Sent> {
  const { paystack, list, file, groups, journal, concurrency, progress, stop } = sending;
  const watch = new Watch();
  const otherEmails: number[] = [];
  const aborting = new AbortController();
  let isPaused = false;
  const onStop = () => {
    // Calls under way end, so that their results are known. A pause for the rate limit is not waited for.
    if (isPaused) aborting.abort();
  };
  stop.addEventListener('abort', onStop);

  const settle = (row: number, sent: ImportRow, result: BatchResult<unknown>) => {
    const verdict = verdictOn(result, list);
    const id = run.idOf(row, sent);
    if (verdict.kind === 'done') {
      journal.write(id, { result: 'done', ...verdict.names });
      groups.groupOf(list.names(sent.values), verdict.names);
      if (isOther(list.names(sent.values), verdict.names)) otherEmails.push(run.lineOf(row));
      run.note(row, 'done');
    } else {
      if (verdict.kind === 'rejected') journal.write(id, { result: 'rejected', reason: verdict.reason });
      run.note(row, verdict.kind, verdict.reason);
    }
    watch.note(verdict);
  };

  try {
    for (
      let rows = run.next();
      rows.length > 0 && !stop.aborted && watch.reason === undefined;
      rows = run.next()
    ) {
      const underWay = new Map<number, ImportRow>();
      const calls = function* (queue: QueueOf<AsyncPaystack>) {
        let index = 0;
        for (const row of file.rowsAt(rows.map((each) => run.placeOf(each)))) {
          // After a stop no new calls are made.
          if (watch.reason !== undefined || stop.aborted) return;
          const number = rows[index] ?? 0;
          if (list.existing) journal.writeSent(run.idOf(number, row));
          underWay.set(index, row);
          index += 1;
          yield list.send(queue, row.values);
        }
      };
      const onResult = (result: BatchResult<unknown>, index: number) => {
        isPaused = false;
        const [row, sent] = [rows[index], underWay.get(index)];
        if (row === undefined || sent === undefined) return;
        underWay.delete(index);
        settle(row, sent, result);
        progress.step();
      };
      const onPause = (until: Date) => {
        isPaused = true;
        progress.pauseUntil(until);
        if (stop.aborted) aborting.abort();
      };
      await paystack.batch(calls, { concurrency, onResult, onPause, signal: aborting.signal });
    }
  } catch (error) {
    if (!(error instanceof NetworkException && aborting.signal.aborted)) throw error;
  } finally {
    stop.removeEventListener('abort', onStop);
  }
  return { stopped: watch.reason, otherEmails };
}

function isOther({ email }: Names, { email: atPaystack }: Names): boolean {
  return Boolean(email && atPaystack) && email?.toLowerCase() !== atPaystack?.toLowerCase();
}
