import type { AsyncCustomer } from '../api/customer';
import { InvalidDataException } from '../exceptions';
import type { BatchResult } from '../many/batch';
import type { QueueOf } from '../many/queue';
import { QueuedCall } from '../call/queued-call';
import type { CustomerRecord } from '../records/customer';
import type { CustomerRow } from './customer-file';
import { Watch, verdictOn } from './customer-verdict';
import type { ImportRun } from './import-run';
import type { Journal } from './journal';
import { startProgress } from './progress';

/** Options of `sendRows`. */
export interface Sending {
  readonly customer: AsyncCustomer;
  /** Called at once when the result of a row is known. */
  readonly journal: Journal;
  /** The number of calls at the same time. */
  readonly concurrency: number;
  /** The number of rows to send if Paystack accepts all of them. */
  readonly planned: number;
}

/** The result of `sendRows`. */
export interface Sent {
  /** Why the sending stopped early; `undefined` if it did not. */
  readonly stopped: string | undefined;
  /** Lines whose email differs from the customer's email at Paystack. */
  readonly otherEmails: readonly number[];
}

/** Sends the rows of a run until all are sent, or until further calls would fail, too. */
export async function send(run: ImportRun, sending: Sending): Promise<Sent> {
  const { customer, journal, concurrency, planned } = sending;
  const watch = new Watch();
  const otherEmails: number[] = [];
  const progress = startProgress('rows', planned);
  let begun = 0;
  try {
    for (let rows = run.next(); rows.length > 0 && watch.reason === undefined; rows = run.next()) {
      begun += rows.length;
      if (begun > planned) progress.growTo(begun);
      const onResult = (entry: BatchResult<CustomerRecord>, index: number) => {
        const row = rows[index];
        if (row === undefined) return;
        const verdict = verdictOn(entry);
        if (verdict.kind === 'done') {
          journal.write(row.id, { result: 'done', ...verdict.customer });
          if (isOther(row.fields.email, verdict.customer.email)) otherEmails.push(row.line);
          run.note(row, verdict, verdict.customer);
        } else {
          if (verdict.kind === 'rejected')
            journal.write(row.id, { result: 'rejected', reason: verdict.reason });
          run.note(row, verdict);
        }
        watch.note(verdict);
        progress.step();
      };
      await customer.batch((queue) => callsFor(rows, queue, watch), { concurrency, onResult });
    }
  } finally {
    progress.end();
    journal.close();
  }
  return { stopped: watch.reason, otherEmails };
}

/** Makes the calls. After a stop it makes no new ones; those under way end, so that their results are known. */
function* callsFor(rows: readonly CustomerRow[], queue: QueueOf<AsyncCustomer>, watch: Watch) {
  for (const row of rows) {
    if (watch.reason !== undefined) return;
    yield queueRow(queue, row);
  }
}

function queueRow(
  queue: QueueOf<AsyncCustomer>,
  { fields, metadata }: CustomerRow,
): QueuedCall<CustomerRecord> {
  const { code, email, firstName, lastName, phone } = fields;
  const profile = { firstName, lastName, phone, metadata };
  return code === null ? queue.create(email ?? '', profile) : queue.update(code, profile);
}

function isOther(email: string | null, atPaystack: string | null | undefined): boolean {
  return Boolean(email && atPaystack) && email?.toLowerCase() !== atPaystack?.toLowerCase();
}

/** Checks all rows with the library, before any is sent. A row that it refuses gets the reason as its problem. */
export async function withRefusals(
  customer: AsyncCustomer,
  rows: readonly CustomerRow[],
): Promise<CustomerRow[]> {
  const checked: CustomerRow[] = [];
  await customer.batch((queue) => {
    for (const row of rows) {
      const prepare = () => QueuedCall.opened(queueRow(queue, row), customer)();
      checked.push({ ...row, problem: row.problem ?? refusalOf(prepare) });
    }
    return [];
  });
  return checked;
}

function refusalOf(prepare: () => unknown): string | undefined {
  try {
    prepare();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidDataException) return error.message;
    throw error;
  }
}
