import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { isObject } from '../objects';
import { lineOf, textIn } from './cells';
import { type Columns, type CustomerField, REASON, readColumns } from './customer-columns';

/** A row of a file of customers. */
export interface CustomerRow {
  /** The line of the file in which it begins. */
  readonly line: number;
  /** The exact text of the row, with its line end. */
  readonly text: string;
  /** Identifies what would be sent for the row. A repetition of the row has another one. */
  readonly id: string;
  /** The values of its cells; `null` for an empty cell. */
  readonly fields: Readonly<Record<CustomerField, string | null>>;
  /** The metadata to send. */
  readonly metadata: object | null;
  /** Why the row cannot be sent; `undefined` if the file shows no reason. */
  readonly problem: string | undefined;
}

/** A file of customers. */
export interface CustomerFile {
  readonly rows: readonly CustomerRow[];
  /** The names of the known columns that are not sent. */
  readonly unsent: readonly string[];
  /** Makes the text of a file with some of the rows, unchanged, each with a reason in the first cell. */
  readonly withReasons: (rejected: readonly (readonly [row: CustomerRow, reason: string])[]) => string;
}

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Matches a first line that names the separator. Some programs write it for spreadsheets. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;

const SEPARATORS = [',', ';', '\t', '|'];

/** A row from the parser, and the place at which it ends. */
interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number };
}

/** A row with its place in the file. */
interface ParsedRow {
  readonly cells: readonly string[];
  readonly text: string;
  readonly line: number;
  /** Whether it has a carriage return outside of quotes that is not part of its line end. */
  readonly hasStrayReturn: boolean;
}

/**
 * Reads a file of customers.
 *
 * @param bytes - the content of the file.
 * @param ignored - names of columns to leave out.
 * @throws Error with the reason, for a file that cannot be used.
 */
export function readCustomerFile(bytes: Buffer, ignored: readonly string[]): CustomerFile {
  refuseOtherEncodings(bytes);
  const mark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? '\uFEFF' : '';
  const text = bytes.toString().slice(mark.length);
  const [separatorLine = '', told] = SEPARATOR_LINE.exec(text) ?? [];
  const separator = told ?? guessedSeparator(text);
  if (!SEPARATORS.includes(separator)) {
    throw new Error(`Line 1 names the separator ${JSON.stringify(separator)}, which cannot be used here.`);
  }
  const body = text.slice(separatorLine.length);
  const [header, ...others] = parsedRows(body, separator, separatorLine === '' ? 1 : 2);
  if (header === undefined) throw new Error('There is nothing in it.');
  const columns = inWords(separator, () => readColumns(header.cells, ignored));
  const filled = others.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  refuseUnnamed(columns, filled);

  const counts = new Map<string, number>();
  const rows = filled.map((row) => customerRow(row, columns, counts));
  const rest = (row: string) => (columns.hasReason ? withoutFirstCell(row, separator) : row);
  const withReasons: CustomerFile['withReasons'] = (rejected) =>
    [
      mark + separatorLine + REASON + separator + rest(withLineEnd(header.text)),
      ...rejected.map(
        ([row, reason]) => lineOf([reason], separator).trimEnd() + separator + rest(withLineEnd(row.text)),
      ),
    ].join('');
  return { rows, unsent: columns.unsent, withReasons };
}

function refuseOtherEncodings(bytes: Buffer): void {
  const isText = (part: Uint8Array) => isUtf8(part) && !part.includes(0);
  if (isText(bytes)) return;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf('\n', start);
    const next = end === -1 ? bytes.length : end + 1;
    if (!isText(bytes.subarray(start, next))) break;
    start = next;
  }
  throw new Error(
    `Line ${line} is not UTF-8. Save the file as UTF-8; in Excel that is the format "CSV UTF-8".`,
  );
}

/** Finds the separator: the first one in the header outside of quotes. */
function guessedSeparator(text: string): string {
  const [header = ''] = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  return Array.from(header).find((letter) => SEPARATORS.includes(letter)) ?? ',';
}

/** Runs `act`. Its error gets the separator that was used. */
function inWords<T>(separator: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const name = separator === '\t' ? 'a tab' : JSON.stringify(separator);
    throw new Error(`${error instanceof Error ? error.message : ''} The cells are separated by ${name}.`);
  }
}

/** Splits a text into rows, each with its exact text. */
function parsedRows(text: string, separator: string, firstLine: number): ParsedRow[] {
  const body = Buffer.from(text);
  // Carriage returns end the lines only in a file without any line feed.
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  const recordsOf = (to: number) =>
    parse(body, {
      delimiter: separator,
      record_delimiter: lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
      relax_column_count: true,
      info: true,
      to,
    }) as unknown as ParsedRecord[];
  const linesBefore = (end: number) => body.toString('utf8', 0, end).split(lineEnd).length - 1;
  let records: ParsedRecord[];
  try {
    records = recordsOf(-1);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const good = Number(error.records);
    const end = good > 0 ? recordsOf(good).at(-1)?.info.bytes : 0;
    throw new Error(
      `The row that begins in line ${firstLine + linesBefore(end ?? 0)} has a quote that is not right: a cell with quotes ` +
        'in it stands in quotes, and each of those in it is written twice.',
    );
  }
  let [start, line] = [0, firstLine];
  return records.map(({ record: cells, info: { bytes: end } }) => {
    const own = body.toString('utf8', start, end);
    const unquoted = own.replace(/\r?\n$/, '').replaceAll(/"(?:[^"]|"")*"/g, '');
    const row = { cells, text: own, line, hasStrayReturn: lineEnd === '\n' && unquoted.includes('\r') };
    start = end;
    line += own.split(lineEnd).length - 1;
    return row;
  });
}

function refuseUnnamed({ unnamed }: Columns, rows: readonly ParsedRow[]): void {
  for (const place of unnamed) {
    const row = rows.find(({ cells }) => (cells[place] ?? '').trim() !== '');
    if (row) throw new Error(`Column ${place + 1} has no name, but line ${row.line} has something in it.`);
  }
}

function customerRow(row: ParsedRow, { places, count }: Columns, repeated: Map<string, number>): CustomerRow {
  const { cells, text, line } = row;
  const fieldAt = (place: number | undefined): string | null => {
    const cell = textIn(cells[place ?? -1] ?? '');
    return cell.trim() === '' ? null : cell;
  };
  const fields = {
    code: fieldAt(places.code)?.trim() ?? null,
    email: fieldAt(places.email)?.trim() ?? null,
    firstName: fieldAt(places.firstName),
    lastName: fieldAt(places.lastName),
    phone: fieldAt(places.phone),
    metadata: fieldAt(places.metadata),
  };
  const { metadata, problem } = metadataIn(fields.metadata);
  const digest = createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
  const nth = (repeated.get(digest) ?? 0) + 1;
  repeated.set(digest, nth);
  return {
    ...{ line, text, fields, metadata },
    id: nth === 1 ? digest : `${digest}#${nth}`,
    problem: problemOfCells(row, count) ?? problemOfFields(fields) ?? problem,
  };
}

function problemOfCells({ cells, hasStrayReturn }: ParsedRow, count: number): string | undefined {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const given = Math.max(filled, Math.min(cells.length, count));
  if (given !== count) return `Its number of cells is ${given}, but that of the columns is ${count}.`;
  return hasStrayReturn ? 'It has a carriage return that is not in quotes.' : undefined;
}

function problemOfFields({ code, email, ...others }: CustomerRow['fields']): string | undefined {
  if (code === null && email === null) return 'It has neither an email nor a customer_code.';
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) return 'Its email is not an email address.';
  const isDamaged = [code, email, ...Object.values(others)].some((field) => field?.includes('\uFFFD'));
  return isDamaged ? 'It has the character U+FFFD, which stands where another one was lost.' : undefined;
}

/** Reads the metadata of a cell. Paystack has several forms of empty metadata, which are not sent. */
function metadataIn(cell: string | null): { readonly metadata: object | null; readonly problem?: string } {
  if (cell === null) return { metadata: null };
  const value = parsedJSON(cell);
  if (value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)) {
    return { metadata: null };
  }
  if (!isObject(value)) return { metadata: null, problem: 'Its metadata is not a JSON object.' };
  return hasLongInteger(cell)
    ? { metadata: null, problem: 'Its metadata has an integer so long that digits would be lost.' }
    : { metadata: value };
}

function parsedJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasLongInteger(json: string): boolean {
  const numbers = json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.some((number) => /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number)));
}

function withLineEnd(text: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}\n`;
}

/** The text of a row from its second cell on. */
function withoutFirstCell(text: string, separator: string): string {
  const [first = ''] = /^"(?:[^"]|"")*"/.exec(text) ?? [];
  const end = text.indexOf(separator, first.length);
  return end === -1 ? '\n' : text.slice(end + 1);
}
