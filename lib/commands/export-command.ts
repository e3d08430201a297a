import { createWriteStream, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { AsyncPaystack } from '../api/paystack';
import { ensure, rule } from '../arguments/checks';
import { PageException } from '../many/page-exception';
import { isObject } from '../objects';
import { isoDate } from './command-arguments';
import { cellOf, lineOf } from './cells';
import { type ExportedList, exportedLists } from './exported-lists';
import { startProgress } from './progress';

interface ExportOptions {
  readonly format: 'csv' | 'jsonl';
  readonly forSpreadsheets?: boolean;
  readonly output?: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: string;
  readonly position?: string;
}

/** Byte order mark. With it, spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Adds the command `export`, with one command for each list. */
export function addExport(program: Command): void {
  const parent = program
    .command('export')
    .description('Writes a whole list of Paystack as CSV or as JSON lines.')
    .helpCommand(false);
  for (const [name, list] of Object.entries(exportedLists)) addList(parent, name, list);
}

function addList(parent: Command, name: string, list: ExportedList): void {
  const command = parent
    .command(name)
    .summary(list.what)
    .description(`Writes all ${list.what} as CSV or as JSON lines.`);
  command
    .addOption(new Option('--format <format>', 'how to write').choices(['csv', 'jsonl']).default('csv'))
    .option('--output <file>', 'file to write; without it, to the standard output')
    .option('--for-spreadsheets', 'write CSV in which a spreadsheet finds no formulas');
  if (list.byPeriod) {
    command
      .option('--from <date>', 'only those of this time or later, an ISO 8601 date', isoDate('--from'))
      .option('--to <date>', 'only those of this time or before, an ISO 8601 date', isoDate('--to'));
  }
  if (list.byStatus) command.option('--status <status>', 'only those with this status');
  command
    .option('--position <position>', 'go on where an export broke off, and add to the file')
    .addHelpText('after', `\nColumns of CSV: ${list.columns.join(', ')}.`)
    .addHelpText(
      'after',
      '\nJSON lines have all that Paystack tells. The key comes from PAYSTACK_AUTHORIZATION_KEY.',
    )
    .action(async (options: ExportOptions) => {
      process.exitCode = await exportList(list, options);
    });
}

const isForCSV = rule('left out with JSON lines', (value) => value === false);

/** Writes a list, and returns the exit code. */
async function exportList(list: ExportedList, options: ExportOptions): Promise<number> {
  const { format, forSpreadsheets = false, output, position, from: startDate, to: endDate, status } = options;
  if (format === 'jsonl') ensure('--for-spreadsheets', forSpreadsheets, isForCSV);
  const filters = Object.entries({ startDate, endDate, status }).filter(([, value]) => value !== undefined);
  const params = Object.fromEntries(filters);
  const paystack = new AsyncPaystack();
  const first = await list.page(paystack, { ...params, pagination: 1 });
  if (!first.status) throw new Error(`Paystack refuses: HTTP ${first.statusCode}: ${first.message}`);

  const isNew = position === undefined;
  const target = output === undefined ? process.stdout : streamTo(output, isNew ? 'w' : 'a');
  const textOf = (item: object): string =>
    format === 'jsonl'
      ? `${JSON.stringify(item)}\n`
      : lineOf(list.columns.map((column) => cellOf(valueAt(item, column), forSpreadsheets)));

  const progress = startProgress(list.what, totalIn(first.meta?.total));
  try {
    if (format === 'csv' && isNew) {
      await write(target, (forSpreadsheets ? BYTE_ORDER_MARK : '') + lineOf(list.columns));
    }
    for await (const item of list.walk(paystack, { ...params, position })) {
      await write(target, textOf(item));
      progress.step();
    }
  } catch (error) {
    // The reader of the output, such as `head`, has ended. That is no error.
    if (isBrokenPipe(error)) {
      progress.leave();
      return 0;
    }
    progress.end();
    if (!(error instanceof PageException)) throw error;
    console.error(error.message);
    if (error.reply) console.error(`Paystack says: ${error.reply.message}`);
    console.error(`To go on from there: --position '${error.position}'`);
    return 1;
  }
  progress.end();
  return 0;
}

function streamTo(file: string, flags: string): Writable {
  const stream = createWriteStream(file, { fd: openSync(file, flags) });
  // The callback of the write gets the same error.
  return stream.on('error', () => undefined);
}

/** Writes a text, and waits until it is written. */
function write(target: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** The value of an item in a column. */
function valueAt(item: object, column: string): unknown {
  return column
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), item);
}

/** Reads a count. Paystack sends some counts as text. */
function totalIn(total: unknown): number | undefined {
  const count = Number(total ?? NaN);
  return Number.isSafeInteger(count) ? count : undefined;
}
