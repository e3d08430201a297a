/** Writes all customers out, as CSV or as JSON lines. */
import { openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { Customer, type CustomerSummary, PageException } from 'tspaystack2';
import { startProgress } from './progress';

const USAGE = `Usage: export-customers [--format csv|jsonl] [--output FILE] [--from DATE] [--to DATE] [--position POSITION]

Writes all customers, or those created from one ISO 8601 date to another, to FILE or the standard output.
--position goes on where an export broke off, and adds to FILE. The key comes from PAYSTACK_AUTHORIZATION_KEY.`;

const COLUMNS = [
  ...(['customer_code', 'email', 'first_name', 'last_name', 'phone', 'metadata'] as const),
  ...(['risk_action', 'createdAt', 'updatedAt', 'id', 'integration', 'domain'] as const),
] satisfies (keyof CustomerSummary)[];

/** A line for each format; a cell of CSV holds nested metadata as JSON. */
const formats: Readonly<Record<string, (values: readonly unknown[]) => string>> = {
  csv: (values) => stringify([[...values]]),
  jsonl: (values) => `${JSON.stringify(Object.fromEntries(COLUMNS.map((name, at) => [name, values[at]])))}\n`,
};

function readArguments() {
  const { values } = parseArgs({
    options: {
      format: { type: 'string', default: 'csv' },
      output: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      position: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { format, output, from: startDate, to: endDate, position, help } = values;
  const lineOf = formats[format];
  if (!lineOf) throw new Error(`--format takes one of ${Object.keys(formats).join(', ')}.`);
  return { format, lineOf, output, position, span: { startDate, endDate }, help };
}

function exportCustomers(): void {
  const { format, lineOf, output, position, span, help } = readArguments();
  if (help) {
    console.log(USAGE);
    return;
  }
  const customer = new Customer();
  const { status, message, meta } = customer.getCustomers({ ...span, pagination: 1 });
  if (!status) throw new Error(`Paystack refuses: ${message}`);

  const file = output === undefined ? undefined : openSync(output, position === undefined ? 'w' : 'a');
  const write = (text: string) => (file === undefined ? process.stdout.write(text) : writeSync(file, text));
  if (format === 'csv' && position === undefined) write(stringify([COLUMNS]));

  const progress = startProgress('customers', Number(meta?.total ?? 0));
  try {
    for (const each of customer.allCustomers({ ...span, position })) {
      write(lineOf(COLUMNS.map((name) => each[name])));
      progress.step();
    }
  } finally {
    progress.end();
  }
}

try {
  exportCustomers();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof PageException) {
    if (error.reply) console.error(`Paystack says: ${error.reply.message}`);
    console.error(`To go on from there: --position '${error.position}'`);
  }
  process.exitCode = 1;
}
