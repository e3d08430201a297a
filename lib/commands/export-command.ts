import { createWriteStream, openSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { AsyncPaystack } from '../api/paystack';
import { ensure, rule } from '../arguments/checks';
import { PageException } from '../many/page-exception';
import { isObject } from '../objects';
import { asSpreadsheetTime, cellOf, inBaseUnit, lineOf } from './cells';
import { endOf, isoDate, quoted, wholeNumber } from './command-arguments';
import { type ExportedList, exportedLists, hasAmounts, hasTimes } from './exported-lists';
import { PRIVATE, codeOf, inWords, wordsFor } from './private-files';
import { startProgress } from './progress';
import { onStop } from './stop-signals';
import type { Terminal } from './terminal';

interface ExportOptions {
  readonly format: 'csv' | 'jsonl';
  readonly forSpreadsheets?: boolean;
  readonly separator?: string;
  readonly amounts: 'base' | 'subunit';
  readonly output?: string;
  readonly from?: string;
  readonly to?: string;
  readonly status?: string;
  readonly position?: string;
  readonly concurrency: number;
}

/** Byte order mark. With it, spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What can stand between cells, by the words for it. */
const SEPARATORS: Readonly<Record<string, string>> = { ',': ',', ';': ';', '|': '|', '\t': '\t', tab: '\t' };

const DEFAULT_CONCURRENCY = 4;

/** The option that names the standard output. */
const STANDARD_OUTPUT = '-';

/** Adds the command `export`, with one command for each list. */
export function addExport(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const parent = program
    .command('export')
    .description('Writes a whole list of Paystack as CSV or as JSON lines.')
    .helpCommand(false);
  for (const [name, list] of Object.entries(exportedLists)) {
    addList(parent, name, list).action(async (options: ExportOptions) => {
      exit(await exportList(name, list, options, terminal));
    });
  }
}

function addList(parent: Command, name: string, list: ExportedList): Command {
  const command = parent
    .command(name)
    .summary(list.what)
    .description(`Writes all ${list.what} as CSV or as JSON lines.`);
  command
    .addOption(new Option('--format <format>', 'how to write').choices(['csv', 'jsonl']).default('csv'))
    .option('--output <file>', 'file to write; without it, or with -, the standard output')
    .option('--for-spreadsheets', 'write CSV that Excel and LibreOffice open right')
    .option('--separator <sign>', 'what stands between cells: , ; | or tab (default: ",")', separator)
    .addOption(
      new Option(
        '--amounts <unit>',
        'unit of the amounts: base is 1253.98, subunit is 125398, as Paystack has it',
      )
        .choices(['base', 'subunit'])
        .default('subunit'),
    );
  if (list.byPeriod) {
    command
      .option(
        '--from <date>',
        'only those of this day or time, or later; days are those of UTC',
        isoDate('--from'),
      )
      .option(
        '--to <date>',
        'only those of this day or time, or before; the day is included',
        isoDate('--to'),
      );
  }
  command.option(
    '--concurrency <number>',
    'pages fetched at a time',
    wholeNumber('--concurrency', 1, 16),
    DEFAULT_CONCURRENCY,
  );
  if (list.byStatus) command.option('--status <status>', 'only those with this status');
  return command
    .option('--position <position>', 'go on where an export stopped, and add to the file', position)
    .addHelpText('after', `\nColumns of CSV: ${list.columns.join(', ')}.`)
    .addHelpText(
      'after',
      '\nJSON lines have all that Paystack tells. The key comes from PAYSTACK_AUTHORIZATION_KEY.',
    );
}

const isSeparator = rule('one of , ; | and tab', (value) => Object.hasOwn(SEPARATORS, String(value)));

function separator(value: string): string {
  ensure('--separator', value, isSeparator);
  return SEPARATORS[value] ?? value;
}

const isPosition = rule('what a stopped export printed, such as page:3', (value) =>
  /^(next:.*|page:[1-9]\d*)$/s.test(String(value)),
);

function position(value: string): string {
  ensure('--position', value, isPosition);
  return value;
}

/** Options that JSON lines do not take. */
const isForCSV = rule('left out with JSON lines', (value) => value === undefined || value === false);

/** Writes a list, and returns the exit code. */
async function exportList(
  name: string,
  list: ExportedList,
  options: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  const {
    format,
    forSpreadsheets = false,
    output = STANDARD_OUTPUT,
    position,
    concurrency,
    from,
    to,
    status,
  } = options;
  if (format === 'jsonl') {
    ensure('--for-spreadsheets', forSpreadsheets, isForCSV);
    ensure('--separator', options.separator, isForCSV);
    ensure('--amounts base', options.amounts === 'base', isForCSV);
  }
  const endDate = to === undefined ? undefined : endOf(to);
  if (from !== undefined && endDate !== undefined) {
    ensure(
      '--from',
      from,
      rule(`before --to, which is ${to}`, () => Date.parse(from) <= Date.parse(endDate)),
    );
  }
  const filters = Object.entries({ startDate: from, endDate, status }).filter(
    ([, value]) => value !== undefined,
  );
  const params = Object.fromEntries(filters);
  const isNew = position === undefined;
  const progressing: { progress?: ReturnType<typeof startProgress> } = {};
  const paystack = new AsyncPaystack(null, {
    onAttempt: ({ status: answered, retryIn }) => {
      // Pages that are fetched together wait together. Then the attempt itself does not know for how long.
      const until = retryIn === null ? undefined : new Date(Date.now() + retryIn);
      if (answered === 429) progressing.progress?.pauseUntil(until);
    },
  });
  const first = await list.page(paystack, { ...params, pagination: 1 });
  if (!first.status) throw new Error(`Paystack refuses: HTTP ${first.statusCode}: ${first.message}`);

  const target = output === STANDARD_OUTPUT ? terminal.streams.stdout : streamTo(output, isNew ? 'w' : 'a');
  const textOf = (item: object) => textFor(item, list, options);
  const stop = onStop('Stopping after the page that is there. Press Ctrl-C again to end at once.', terminal);
  const counted = { one: list.one, many: list.what, total: totalIn(first.meta?.total) };
  const progress = (progressing.progress = startProgress(counted, terminal));
  let count = 0;
  try {
    if (format === 'csv' && isNew) {
      const mark = forSpreadsheets ? BYTE_ORDER_MARK : '';
      await write(target, mark + lineOf(list.columns, options.separator, forSpreadsheets));
    }
    for await (const item of list.paginate(
      paystack,
      { ...params, position, concurrency },
      { signal: stop.signal },
    )) {
      await write(target, textOf(item));
      count += 1;
      progress.step();
    }
    progress.end();
    return 0;
  } catch (error) {
    // The reader of the output, such as `head`, has ended. That is no error.
    if (codeOf(error) === 'EPIPE') {
      progress.leave();
      return 0;
    }
    progress.end();
    const file = output === STANDARD_OUTPUT ? 'The output' : output;
    if (!(error instanceof PageException)) {
      terminal.say(`${file} is not whole. Start the export again from the beginning.`);
      throw wordsFor(output, error);
    }
    if (stop.signal.aborted) terminal.say(`Stopped by ${stop.name()}.`);
    else terminal.say(error.message);
    if (error.reply) terminal.say(`Paystack says: ${error.reply.message}`);
    terminal.say(
      `${file} is not whole: it has the first ${isNew ? '' : 'and further '}${count} ${list.what}.`,
    );
    terminal.say(`To go on from there: ${commandFrom(error.position, name, options)}`);
    if (output === STANDARD_OUTPUT) terminal.say('Add what it writes to the end of what you have (>>).');
    if (!stop.signal.aborted) return 1;
    stop.leave();
    return 2;
  } finally {
    stop.end();
  }
}

/** The command that goes on where an export has stopped. */
function commandFrom(position: string, name: string, options: ExportOptions): string {
  const { format, output, forSpreadsheets, separator, amounts, from, to, status, concurrency } = options;
  const flags = { output, separator, from, to, status };
  const given = [
    ...(format === 'csv' ? [] : [`--format ${format}`]),
    ...(amounts === 'subunit' ? [] : [`--amounts ${amounts}`]),
    ...(forSpreadsheets ? ['--for-spreadsheets'] : []),
    ...Object.entries(flags).flatMap(([flag, value]) =>
      value === undefined ? [] : [`--${flag} ${quoted(value)}`],
    ),
    ...(concurrency === DEFAULT_CONCURRENCY ? [] : [`--concurrency ${concurrency}`]),
    `--position '${position}'`,
  ];
  return `npx tspaystack2 export ${name} ${given.join(' ')}`;
}

/** The text of an item. */
function textFor(item: object, list: ExportedList, options: ExportOptions): string {
  if (options.format === 'jsonl') return `${JSON.stringify(item)}\n`;
  const { forSpreadsheets = false, amounts } = options;
  const cells = list.columns.map((column) => {
    const value = valueAt(item, column);
    if (amounts === 'base' && hasAmounts(column)) {
      const amount = inBaseUnit(value);
      // A negative amount is a number, and no formula.
      if (amount !== value) return String(amount);
    }
    return cellOf(forSpreadsheets && hasTimes(column) ? asSpreadsheetTime(value) : value, forSpreadsheets);
  });
  return lineOf(cells, options.separator, forSpreadsheets);
}

function streamTo(file: string, flags: 'w' | 'a'): NodeJS.WritableStream {
  const stream = createWriteStream(file, { fd: inWords(file, () => openSync(file, flags, PRIVATE), true) });
  // The callback of the write gets the same error.
  return stream.on('error', () => undefined);
}

/** Writes a text, and waits until it is written. */
function write(target: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.write(text, (error) => (error ? reject(error) : resolve()));
  });
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
