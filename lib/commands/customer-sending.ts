import type { AsyncCustomer } from '../api/customer';
import { InvalidDataException } from '../exceptions';
import type { BatchEntry } from '../many/batch';
import type { QueueOf } from '../many/queue';
import { QueuedCall } from '../many/queued-call';
import type { CustomerRecord } from '../records/customer';
import type { CustomerRow } from './customer-file';
import { Watch, verdictOn } from './customer-verdict';
import type { ImportRun } from './import-run';
import type { Journal } from './journal';
import { startProgress } from './progress';

/** What sends the rows of a run. */
export interface Sending {
  readonly customer: AsyncCustomer;
  /** Is told at once what became of a row. */
  readonly journal: Journal;
  /** Calls under way at a time. */
  readonly concurrency: number;
  /** How many rows are sent if Paystack accepts all of them. */
  readonly planned: number;
}

/** What is to be said of the sending. */
export interface Sent {
  /** Why it had to stop; `undefined` if it came to its end. */
  readonly stopped: string | undefined;
  /** Lines in which a customer has another email than at Paystack. */
  readonly otherEmails: readonly number[];
}

/** Sends the rows of a run, until all are sent or it makes no sense to send more. */
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
      const onEntry = (entry: BatchEntry<CustomerRecord>, index: number) => {
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
      await customer.batch((queue) => callsFor(rows, queue, watch), { concurrency, onEntry });
    }
  } finally {
    progress.end();
    journal.close();
  }
  return { stopped: watch.reason, otherEmails };
}

/** Calls under way are finished, so that it is known what became of their rows. */
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

/** Adds to the rows why the library refuses to send them, so that a run knows it before it sends any. */
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
