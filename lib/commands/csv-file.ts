import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { openInput } from './private-files';

/** A row of a file. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The exact bytes of the row, with its line end. */
  readonly bytes: Buffer;
  readonly place: Place;
  /** Whether it has a carriage return outside of quotes that is not part of its line end. */
  readonly hasStrayReturn: boolean;
}

/** Where a row is. */
export interface Place {
  /** The byte at which it begins, from 0. */
  readonly offset: number;
  readonly length: number;
  /** The line in which it begins, from 1. */
  readonly line: number;
}

interface Slice {
  readonly bytes: Buffer;
  readonly place: Place;
}

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Matches a first line that names the separator. Some programs write it for spreadsheets. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;

const SEPARATORS = [',', ';', '\t', '|'];

/** Bytes read at a time, and parsed at a time. */
const CHUNK = 2 ** 16;

/** Rows parsed at a time. */
const MOST_ROWS = 512;

/** Bytes of a row. Paystack takes no more. */
const LONGEST_ROW = 2 ** 20;

/** A CSV file, of which only a part is in memory at any time. */
export class CsvFile {
  /** What stands before the header: a byte order mark, a line with the separator, or nothing. */
  readonly opening: string;
  readonly separator: string;
  readonly header: CsvRow;
  readonly #path: string;
  readonly #file: number;
  readonly #version: string;
  readonly #lineEnd: number;

  /**
   * @throws Error in words, for a file that cannot be read or that has no header.
   */
  constructor(path: string) {
    this.#path = path;
    this.#file = openInput(path);
    this.#version = this.#currentVersion();
    // Carriage returns end the lines only in a file without any line feed.
    this.#lineEnd = this.#hasLineFeed() ? LINE_FEED : RETURN;
    const start = this.#read(0, 64);
    const hasMark = start.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    const mark = hasMark ? '\uFEFF' : '';
    const [separatorLine = '', told] = SEPARATOR_LINE.exec(start.toString().slice(mark.length)) ?? [];
    this.opening = mark + separatorLine;
    const place = { offset: Buffer.byteLength(this.opening), line: separatorLine === '' ? 1 : 2 };
    const [header] = this.#slices(place.offset, place.line);
    if (header) refuseOtherEncodings([header], this.#lineEnd);
    this.separator = told ?? guessedSeparator(header?.bytes.toString() ?? '');
    if (!SEPARATORS.includes(this.separator)) {
      throw new Error(
        `Line 1 names the separator ${JSON.stringify(this.separator)}, which cannot be used here.`,
      );
    }
    const [row] = header ? this.#parsed([header]) : [];
    if (row === undefined) throw new Error('There is nothing in it.');
    this.header = row;
  }

  /** All rows after the header. */
  *rows(): Generator<CsvRow, void> {
    const { offset, length, line } = this.header.place;
    const lines = this.#linesIn(this.header.bytes);
    yield* this.#batches(this.#slices(offset + length, line + lines));
  }

  /** The rows at some places. */
  *rowsAt(places: Iterable<Place>): Generator<CsvRow, void> {
    yield* this.#batches(this.#slicesAt(places));
  }

  close(): void {
    closeSync(this.#file);
  }

  *#slicesAt(places: Iterable<Place>): Generator<Slice, void> {
    for (const place of places) yield { bytes: this.#read(place.offset, place.length), place };
  }

  /** Parses many rows at a time, which takes less time than one by one. */
  *#batches(slices: Iterable<Slice>): Generator<CsvRow, void> {
    let batch: Slice[] = [];
    let size = 0;
    for (const slice of slices) {
      batch.push(slice);
      size += slice.bytes.length;
      if (size < CHUNK && batch.length < MOST_ROWS) continue;
      yield* this.#checked(batch);
      [batch, size] = [[], 0];
    }
    if (batch.length > 0) yield* this.#checked(batch);
  }

  #checked(batch: readonly Slice[]): CsvRow[] {
    if (this.#currentVersion() !== this.#version) {
      throw new Error(`${this.#path} was changed during the import. Run the import again.`);
    }
    refuseOtherEncodings(batch, this.#lineEnd);
    return this.#parsed(batch);
  }

  /** Splits the file into rows. A line end within quotes does not end a row. */
  *#slices(start: number, firstLine: number): Generator<Slice, void> {
    let [offset, line, lines] = [start, firstLine, 0];
    let isQuoted = false;
    let rest: Buffer = Buffer.alloc(0);
    for (let position = start; ;) {
      const chunk = this.#read(position, CHUNK);
      if (chunk.length === 0) break;
      position += chunk.length;
      let begin = 0;
      for (let index = 0; index < chunk.length; index++) {
        const byte = chunk[index];
        if (byte === QUOTE) isQuoted = !isQuoted;
        if (byte !== this.#lineEnd) continue;
        lines += 1;
        if (isQuoted) continue;
        const own = chunk.subarray(begin, index + 1);
        const bytes = rest.length === 0 ? own : Buffer.concat([rest, own]);
        yield { bytes, place: { offset, length: bytes.length, line } };
        [offset, line, lines, begin] = [offset + bytes.length, line + lines, 0, index + 1];
        rest = Buffer.alloc(0);
      }
      rest = Buffer.concat([rest, chunk.subarray(begin)]);
      if (rest.length > LONGEST_ROW) {
        throw new Error(
          `The row that begins in line ${line} has more than 1 MB. Perhaps a quote is not closed: a cell with quotes in it ` +
            'stands in quotes, and each of those in it is written twice.',
        );
      }
    }
    if (rest.length > 0) yield { bytes: rest, place: { offset, length: rest.length, line } };
  }

  #parsed(slices: readonly Slice[]): CsvRow[] {
    const records = this.#records(slices);
    return slices.map(({ bytes, place }, index) => ({
      cells: records[index] ?? [],
      bytes,
      place,
      hasStrayReturn: this.#lineEnd === LINE_FEED && hasStrayReturn(bytes),
    }));
  }

  #records(slices: readonly Slice[]): string[][] {
    const parts = slices.map(({ bytes }) =>
      bytes.at(-1) === this.#lineEnd ? bytes : withLineEnd(bytes, this.#lineEnd),
    );
    try {
      return this.#parse(Buffer.concat(parts));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const wrong = parts.findIndex((part) => !this.#isRight(part));
      throw new Error(
        `The row that begins in line ${slices[Math.max(wrong, 0)]?.place.line} has a quote that is not right: a cell with ` +
          'quotes in it stands in quotes, and each of those in it is written twice.',
      );
    }
  }

  #parse(bytes: Buffer): string[][] {
    return parse(bytes, {
      delimiter: this.separator,
      record_delimiter: this.#lineEnd === LINE_FEED ? ['\r\n', '\n'] : ['\r'],
      relax_column_count: true,
    });
  }

  #isRight(bytes: Buffer): boolean {
    try {
      this.#parse(bytes);
      return true;
    } catch {
      return false;
    }
  }

  #linesIn(bytes: Buffer): number {
    let count = 0;
    for (const byte of bytes) if (byte === this.#lineEnd) count += 1;
    return count;
  }

  #hasLineFeed(): boolean {
    for (let position = 0; ; position += CHUNK) {
      const chunk = this.#read(position, CHUNK);
      if (chunk.includes(LINE_FEED)) return true;
      if (chunk.length < CHUNK) return false;
    }
  }

  #read(position: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(this.#file, buffer, 0, length, position));
  }

  #currentVersion(): string {
    const { size, mtimeMs } = fstatSync(this.#file);
    return `${size} ${mtimeMs}`;
  }
}

function refuseOtherEncodings(slices: readonly Slice[], lineEnd: number): void {
  const isText = (bytes: Uint8Array) => isUtf8(bytes) && !bytes.includes(0);
  const slice = slices.find(({ bytes }) => !isText(bytes));
  if (slice === undefined) return;
  let { line } = slice.place;
  for (let start = 0; start < slice.bytes.length; line++) {
    const end = slice.bytes.indexOf(lineEnd, start);
    const next = end === -1 ? slice.bytes.length : end + 1;
    if (!isText(slice.bytes.subarray(start, next))) break;
    start = next;
  }
  throw new Error(
    `Line ${line} is not UTF-8. Save the file as UTF-8; in Excel that is the format "CSV UTF-8".`,
  );
}

/** Finds the separator: the first one in the header outside of quotes. */
function guessedSeparator(header: string): string {
  const [line = ''] = header.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  return Array.from(line).find((letter) => SEPARATORS.includes(letter)) ?? ',';
}

function hasStrayReturn(bytes: Buffer): boolean {
  const lineEnd = bytes.at(-1) !== LINE_FEED ? 0 : bytes.at(-2) === RETURN ? 2 : 1;
  const end = bytes.length - lineEnd;
  const first = bytes.indexOf(RETURN);
  if (first === -1 || first >= end) return false;
  let isQuoted = false;
  for (let index = 0; index < end; index++) {
    if (bytes[index] === QUOTE) isQuoted = !isQuoted;
    else if (bytes[index] === RETURN && !isQuoted) return true;
  }
  return false;
}

function withLineEnd(bytes: Buffer, lineEnd: number): Buffer {
  return Buffer.concat([bytes, Buffer.from([lineEnd])]);
}
