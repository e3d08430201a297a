import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BaseAPI } from '../client/base-api';
import { AsyncCustomer } from '../api/customer';
import { findKey } from '../arguments/key';
import { wholeNumber } from './command-arguments';
import { type CustomerFile, type CustomerRow, readCustomerFile } from './customer-file';
import { send, withRefusals } from './customer-sending';
import { ImportRun } from './import-run';
import { Journal } from './journal';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly concurrency: number;
  readonly ignore?: readonly string[];
}

const ABOUT_THE_FILE = `
The file is CSV in UTF-8. It has a column email or customer_code, or both, and any of first_name, last_name, phone and
metadata (JSON). A row with a customer_code updates that customer. Any other row creates a customer, or updates the one
with its email. Empty cells change nothing.

FILE.journal tells which rows are done: run the command again to go on. FILE.rejected.csv has the rows that cannot be
done. The key comes from PAYSTACK_AUTHORIZATION_KEY.

Exit code: 0 if all rows are done, 1 if some are not, 2 if the import stopped or could not begin.`;

/** Adds the command `import`. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('Sends what is in a file to Paystack.')
    .helpCommand(false)
    .command('customers')
    .summary('customers')
    .description('Creates or updates the customers of a CSV file.')
    .argument('<file>', 'the file')
    .option('--dry-run', 'send nothing, write nothing, and tell what a run would do')
    .option('--concurrency <number>', 'calls under way at a time', wholeNumber('--concurrency', 1, 100), 8)
    .option('--ignore <column>', 'leave out a column; may be repeated', oneMore)
    .addHelpText('after', ABOUT_THE_FILE)
    .action(async (file: string, options: ImportOptions) => {
      process.exitCode = await importCustomers(file, options);
    });
}

function oneMore(value: string, others: readonly string[] = []): readonly string[] {
  return [...others, value];
}

/** Imports a file, and returns the exit code. */
async function importCustomers(
  path: string,
  { dryRun, concurrency, ignore = [] }: ImportOptions,
): Promise<number> {
  const customer = new AsyncCustomer();
  const file = read(path, ignore);
  const rows = await withRefusals(customer, file.rows);
  const journal = new Journal(`${path}.journal`, accountOf(customer));
  if (file.unsent.length > 0) console.error(`Not sent, since Paystack sets them: ${file.unsent.join(', ')}.`);
  if (journal.hasOthers) {
    console.error(`${path}.journal also tells of another key or address. That does not count for this run.`);
  }

  const trial = new ImportRun(rows, journal);
  for (let next = trial.next(); next.length > 0; next = trial.next()) {
    for (const row of next) trial.note(row, { kind: 'done' });
  }
  if (dryRun) {
    for (const [row, reason] of reasons(trial, 'rejected')) console.error(`Line ${row.line}: ${reason}`);
    console.log(`Dry run, nothing is sent. If Paystack accepts every row that it gets:\n${summaryOf(trial)}`);
    return trial.counts().rejected > 0 ? 1 : 0;
  }

  const run = new ImportRun(rows, journal);
  const planned = trial.counts().done;
  const { stopped, otherEmails } = await send(run, { customer, journal, concurrency, planned });
  writeRejected(`${path}.rejected.csv`, file, reasons(run, 'rejected'));
  if (otherEmails.length > 0) {
    const shown = [...otherEmails.slice(0, 10), ...(otherEmails.length > 10 ? ['…'] : [])].join(', ');
    console.error(`Paystack keeps another email for the customers in ${otherEmails.length} lines: ${shown}`);
  }
  for (const [reason, count] of tally(reasons(run, 'left'))) console.error(`${count} left: ${reason}`);
  if (stopped !== undefined) console.error(`Stopped: ${stopped}`);
  console.log(summaryOf(run));
  const { rejected, left } = run.counts();
  if (rejected > 0) console.log(`The rejected rows are in ${path}.rejected.csv.`);
  if (stopped !== undefined) return 2;
  return rejected + left > 0 ? 1 : 0;
}

/** Identifies the account, for the journal. */
function accountOf(customer: AsyncCustomer): string {
  return `${BaseAPI.sessionOf(customer).root}\n${findKey('authKey', undefined)}`;
}

function read(path: string, ignored: readonly string[]): CustomerFile {
  const bytes = readFileSync(path);
  try {
    return readCustomerFile(bytes, ignored);
  } catch (error) {
    throw new Error(`${path} cannot be imported. ${error instanceof Error ? error.message : ''}`);
  }
}

/** The rows with one kind of result, each with the reason. */
function reasons(run: ImportRun, kind: 'rejected' | 'left'): [row: CustomerRow, reason: string][] {
  return run.states().flatMap(([row, state]) => (state.kind === kind ? [[row, state.reason]] : []));
}

function tally(rows: readonly (readonly [row: CustomerRow, reason: string])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, reason] of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** Writes the rejected rows with their reasons. Without such rows it removes the file of an earlier run. */
function writeRejected(
  path: string,
  file: CustomerFile,
  rejected: readonly (readonly [row: CustomerRow, reason: string])[],
): void {
  if (rejected.length === 0) {
    rmSync(path, { force: true });
    return;
  }
  // A reader sees the whole new file or the whole old one.
  writeFileSync(`${path}.new`, file.withReasons(rejected));
  renameSync(`${path}.new`, path);
}

function summaryOf(run: ImportRun): string {
  const { before, done, rejected, left } = run.counts();
  const total = before + done + rejected + left;
  return `${total} rows: ${before} done before, ${done} done, ${rejected} rejected, ${left} left.`;
}
