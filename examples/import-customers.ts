/** Creates or updates the customers of a CSV file, many at a time; run again, it goes on where it stopped. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import {
  type BatchEntry,
  Customer,
  type CustomerQueue,
  type CustomerRecord,
  NetworkException,
  type QueuedCall,
} from 'tspaystack2';
import { startProgress } from './progress';

const USAGE = `Usage: import-customers [--dry-run] [--concurrency NUMBER] FILE

FILE is CSV with a column email, and any of customer_code, first_name, last_name, phone and metadata (JSON). A row
with a customer_code updates that customer; any other creates one, or updates the one with its email. Empty cells
change nothing. FILE.journal tells which rows are done: delete it to do them again. Rows that cannot be done go to
FILE.rejected.csv. The key comes from PAYSTACK_AUTHORIZATION_KEY.

Exit code: 0 if all rows are done, 1 if some are not, 2 if nothing could be done.`;

/** These say something about the row; any other refusal may pass. */
const FINAL_REFUSALS = [400, 404, 422];

interface Row {
  /** Its number, and a digest of its cells: another row in its place is not taken for it. */
  readonly id: string;
  /** By column; `null` for an empty one. */
  readonly cells: Readonly<Record<string, string | null | undefined>>;
  readonly metadata: object | null | undefined;
  /** Why it cannot be sent. */
  readonly problem: string | undefined;
}

/** What became of a row, as a line of the journal tells it. */
interface Outcome {
  readonly id: string;
  readonly result: 'created' | 'updated' | 'rejected';
  readonly reason?: string;
}

function readRows(file: string): Row[] {
  const parsed = parse(readFileSync(file), {
    bom: true,
    columns: true,
    cast: (cell, { header }) => (cell === '' && !header ? null : cell),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as { record: Row['cells']; info: { error?: Error } }[];
  const places = new Map<string, number>();
  return parsed.map(({ record: cells, info }, index) => {
    const place = index + 1;
    const digest = createHash('sha256').update(JSON.stringify(cells)).digest('base64url');
    const key = (cells.customer_code ?? cells.email ?? '').toLowerCase();
    const firstPlace = places.get(key) ?? place;
    places.set(key, firstPlace);
    const metadata = parseMetadata(cells.metadata);
    const problem =
      info.error?.message ??
      (key === '' ? 'It has neither an email nor a customer_code.' : undefined) ??
      (metadata === undefined ? 'Its metadata is not a JSON object.' : undefined) ??
      (firstPlace < place ? `It is about the same customer as row ${firstPlace}.` : undefined);
    return { id: `${place}:${digest}`, cells, metadata, problem };
  });
}

function parseMetadata(cell: Row['cells'][string]): object | null | undefined {
  if (!cell) return null;
  const value = parseJSON(cell);
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The outcomes by row. A line that a crash cut short is none: its row is done again. */
function readJournal(file: string): Map<string, Outcome> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const outcomes = lines.flatMap((line) => (parseJSON(line) as Outcome | undefined) ?? []);
  return new Map(outcomes.map((outcome) => [outcome.id, outcome]));
}

function queueRow(queue: CustomerQueue, { cells, metadata }: Row): QueuedCall<CustomerRecord> {
  const { customer_code, email, first_name: firstName, last_name: lastName, phone } = cells;
  const profile = { firstName, lastName, phone, metadata };
  return customer_code ? queue.update(customer_code, profile) : queue.create(email ?? '', profile);
}

function successOf({ id, cells }: Row): Outcome {
  return { id, result: cells.customer_code ? 'updated' : 'created' };
}

/** What became of a row; `undefined` if another run may have more luck. */
function outcomeOf(row: Row, entry: BatchEntry<CustomerRecord>): Outcome | undefined {
  if (entry instanceof NetworkException) return undefined;
  if (!(entry instanceof Error)) {
    if (entry.status) return successOf(row);
    if (entry.statusCode === 401) throw new Error(`Paystack refuses the key: ${entry.message}`);
    if (!FINAL_REFUSALS.includes(entry.statusCode)) return undefined;
  }
  return { id: row.id, result: 'rejected', reason: entry.message ?? 'Paystack does not say why.' };
}

/** Sends the rows. What became of each is in the journal at once, so that a killed run costs no more than a few. */
function send(rows: readonly Row[], journal: string, concurrency: number): Outcome[] {
  const outcomes: Outcome[] = [];
  const customer = new Customer();
  const output = openSync(journal, 'a');
  // Whatever a crash cut short is to be a line of its own.
  writeSync(output, '\n');
  const progress = startProgress('rows', rows.length);
  const onEntry = (entry: BatchEntry<CustomerRecord>, index: number) => {
    const row = rows[index];
    const outcome = row && outcomeOf(row, entry);
    if (outcome) {
      writeSync(output, `${JSON.stringify(outcome)}\n`);
      outcomes.push(outcome);
    }
    progress.step();
  };
  try {
    customer.batch((queue) => rows.map((row) => queueRow(queue, row)), { concurrency, onEntry });
  } finally {
    progress.end();
    closeSync(output);
  }
  return outcomes;
}

/** Writes the rows that cannot be done, each with the reason. */
function writeRejected(file: string, rows: readonly (readonly [Row, reason: string])[]): void {
  rmSync(file, { force: true });
  const records = rows.map(([{ cells }, reason]) => ({ ...cells, reason }));
  if (records.length > 0) writeFileSync(file, stringify(records, { header: true }));
}

function importCustomers(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '8' },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (values.help || file === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }

  const rows = readRows(file);
  const before = readJournal(`${file}.journal`);
  const todo = rows.filter(({ id, problem }) => problem === undefined && !before.has(id));
  const dryRun = values['dry-run'];
  const now = dryRun ? todo.map(successOf) : send(todo, `${file}.journal`, Number(values.concurrency));

  const outcomes = new Map([...before, ...now.map((outcome) => [outcome.id, outcome] as const)]);
  const rejected = rows.flatMap((row) => {
    const reason = row.problem ?? outcomes.get(row.id)?.reason;
    return reason ? [[row, reason] as const] : [];
  });
  if (!dryRun) writeRejected(`${file}.rejected.csv`, rejected);

  const count = (result: Outcome['result']) => now.filter((outcome) => outcome.result === result).length;
  const doneBefore = rows.filter(({ id }) => before.has(id) && !before.get(id)?.reason).length;
  const left = rows.length - rejected.length - doneBefore - count('created') - count('updated');
  console.log(
    `${dryRun ? 'Dry run, nothing is sent. ' : ''}${rows.length} rows: ${doneBefore} done before, ` +
      `${count('created')} created, ${count('updated')} updated, ${rejected.length} rejected, ${left} left.`,
  );
  return rejected.length + left > 0 ? 1 : 0;
}

try {
  process.exitCode = importCustomers();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
