import { createHash } from 'node:crypto';
import { lineOf, textIn } from './cells';
import { CsvFile, type CsvRow, type Place } from './csv-file';
import { damageIn } from './damage';
import type { ImportedList, Values } from './imported-lists';
import { CellProblem, type Header, REASON, type Reading, readHeader } from './list-columns';
import { inWords, messageOf } from './private-files';

/** A row of a file that is imported. */
export interface ImportRow {
  readonly place: Place;
  /** Identifies what would be sent for the row. Rows with the same cells have the same one. */
  readonly digest: string;
  readonly values: Values;
  /** Why the row cannot be sent; `undefined` if the file shows no reason. */
  readonly problem: string | undefined;
  /** The reason in a file of rejected rows. */
  readonly reason: string | undefined;
  readonly bytes: Buffer;
}

/** Quotes may only stand at the beginning and at the end of a cell. */
const QUOTE = '"';

/** A file with rows of a list. */
export class ImportFile {
  readonly header: Header;
  readonly #csv: CsvFile;
  readonly #list: ImportedList;
  readonly #reading: Reading;

  /**
   * Opens a file.
   *
   * @param ignored - names of columns to leave out.
   * @throws Error with the reason, for a file that cannot be used.
   */
  constructor(path: string, list: ImportedList, ignored: readonly string[], reading: Reading) {
    this.#list = list;
    this.#reading = reading;
    this.#csv = inWords(path, () => new CsvFile(path));
    try {
      this.header = readHeader(this.#csv.header.cells, ignored, list);
    } catch (error) {
      const { separator } = this.#csv;
      const name = separator === '\t' ? 'a tab' : JSON.stringify(separator);
      throw new Error(`${messageOf(error)} The cells are separated by ${name}.`);
    }
  }

  /** All rows that are not blank. */
  *rows(): Generator<ImportRow, void> {
    for (const row of this.#csv.rows()) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      for (const place of this.header.unnamed) {
        if ((row.cells[place] ?? '').trim() === '') continue;
        throw new Error(`Column ${place + 1} has no name, but line ${row.place.line} has something in it.`);
      }
      yield this.#rowIn(row);
    }
  }

  /** The rows at some places. */
  *rowsAt(places: Iterable<Place>): Generator<ImportRow, void> {
    for (const row of this.#csv.rowsAt(places)) yield this.#rowIn(row);
  }

  /** The text of a file with some of the rows, unchanged, each with a reason in the first cell. */
  *withReasons(rejected: Iterable<readonly [row: ImportRow, reason: string]>): Generator<string, void> {
    const { opening, separator, header } = this.#csv;
    const rest = (bytes: Buffer) => {
      const text = withLineEnd(bytes.toString());
      return this.header.hasReason ? withoutFirstCell(text, separator) : text;
    };
    yield opening + REASON + separator + rest(header.bytes);
    for (const [{ bytes }, reason] of rejected) {
      yield lineOf([reason], separator).trimEnd() + separator + rest(bytes);
    }
  }

  close(): void {
    this.#csv.close();
  }

  #rowIn(row: CsvRow): ImportRow {
    const cells = Object.fromEntries(
      Object.keys(this.#list.columns).map((field) => {
        const cell = textIn(row.cells[this.header.places[field] ?? -1] ?? '');
        return [field, cell.trim() === '' ? null : cell];
      }),
    );
    const { values, problem } = this.#valuesIn(cells);
    const told = Object.fromEntries(
      Object.entries(this.#list.columns).map(([field, { isText }]) => [
        field,
        isText ? cells[field] : (cells[field]?.trim() ?? null),
      ]),
    );
    const identity = this.#reading.inBaseUnit ? { ...told, inBaseUnit: true } : told;
    return {
      place: row.place,
      digest: createHash('sha256').update(JSON.stringify(identity)).digest('base64url'),
      values,
      problem: problemOfCells(row, this.header.count) ?? problem ?? this.#list.problem(values),
      reason: this.header.hasReason ? row.cells[0] : undefined,
      bytes: row.bytes,
    };
  }

  /** Reads the cells of a row. Those after a wrong one are read, too: they may say what the row is about. */
  #valuesIn(cells: Readonly<Record<string, string | null>>): {
    readonly values: Values;
    readonly problem: string | undefined;
  } {
    const values: Record<string, unknown> = {};
    let problem: string | undefined;
    for (const [field, { name, isText, read }] of Object.entries(this.#list.columns)) {
      const cell = cells[field] ?? null;
      values[field] = null;
      if (cell === null) continue;
      const damage = damageIn(cell, name, isText);
      problem ??= damage;
      if (damage !== undefined) continue;
      try {
        values[field] = read(cell, this.#reading);
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        problem ??= error.message;
      }
    }
    return { values, problem };
  }
}

function problemOfCells({ cells, hasStrayReturn }: CsvRow, count: number): string | undefined {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const given = Math.max(filled, Math.min(cells.length, count));
  if (given !== count) return `Its number of cells is ${given}, but that of the columns is ${count}.`;
  return hasStrayReturn ? 'It has a carriage return that is not in quotes.' : undefined;
}

function withLineEnd(text: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}\n`;
}

/** The text of a row from its second cell on. */
function withoutFirstCell(text: string, separator: string): string {
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && text[index] === separator) return text.slice(index + 1);
  }
  return '\n';
}
