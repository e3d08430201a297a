import { quoted } from './command-arguments';

/** A column that an import can send. */
export interface Column {
  /** Its name, as an export writes it and the help shows it. */
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly isNeeded: boolean;
  /** Whether it holds any text, and not only an address, a code or a number. */
  readonly isText: boolean;
  /**
   * Reads a cell that is not blank.
   *
   * @throws CellProblem that says why the cell cannot be sent.
   */
  readonly read: (cell: string, reading: Reading) => unknown;
  /** Shown in the help. */
  readonly about: string;
}

/** How to read cells. */
export interface Reading {
  /** Whether amounts are in the currency's base unit, such as `1253.98`. */
  readonly inBaseUnit: boolean;
}

/** Why a cell cannot be sent. The message follows the name of the column. */
export class CellProblem extends Error {}

/** The columns of a list, by the fields that they are sent as. */
export type Columns = Readonly<Record<string, Column>>;

/** The first column of `rejected.csv`. */
export const REASON = 'reason';

/** The meaning of the columns of a file. */
export interface Header {
  /** The number of each field's column, from 0. */
  readonly places: Readonly<Partial<Record<string, number>>>;
  /** The number of columns, up to the last column with a name. */
  readonly count: number;
  /** The numbers of the columns without a name. Their cells must be empty. */
  readonly unnamed: readonly number[];
  /** The names of the known columns that are not sent. */
  readonly unsent: readonly string[];
  /** Whether the first column is that of `rejected.csv`. */
  readonly hasReason: boolean;
}

/** What a list says of its columns. */
export interface ColumnRules {
  readonly columns: Columns;
  /** The other columns of an export. */
  readonly unsent: readonly string[];
  /** Says which column is missing, by the fields that are there; `undefined` if none is. */
  readonly missing: (fields: readonly string[]) => string | undefined;
}

/**
 * Reads the header of a file.
 *
 * @param names - the names in the header.
 * @param ignored - columns that the user wants to leave out.
 * @throws Error for unknown columns, for a column that is there twice, and for a file without a column that is needed.
 */
export function readHeader(names: readonly string[], ignored: readonly string[], rules: ColumnRules): Header {
  const fields = fieldsByKey(rules.columns);
  const allowed =
    `Columns are ${listed(Object.values(rules.columns).map(({ name }) => name))}, in any order; ` +
    'spaces, hyphens, underscores and capitals do not matter. --ignore leaves out a column.';
  const places: Record<string, number> = {};
  const unnamed: number[] = [];
  const unsent: string[] = [];
  const unknown: number[] = [];
  const ignoredKeys = ignored.map(keyOf);
  const unsentKeys = rules.unsent.map(keyOf);
  const keys = names.map(keyOf);
  const unfound = ignored.filter((name) => !keys.includes(keyOf(name)));
  if (unfound.length > 0) throw new Error(`There is no column ${listed(unfound.map(shown))} to ignore.`);
  for (const [place, key] of keys.entries()) {
    const field = fields.get(key);
    const before = field === undefined ? undefined : places[field];
    if (key === '') unnamed.push(place);
    else if (ignoredKeys.includes(key) || (key === REASON && place === 0)) continue;
    else if (field === undefined) {
      if (unsentKeys.includes(key)) unsent.push((names[place] ?? '').trim());
      else unknown.push(place);
    } else if (before === undefined) places[field] = place;
    else
      throw new Error(
        `Columns ${before + 1} and ${place + 1}, ${shown(names[place] ?? '')}, are the same. ${allowed}`,
      );
  }
  if (unknown.length > 0) {
    const named = listed(unknown.map((place) => `${place + 1}, ${shown(names[place] ?? '')}`));
    const flags = unknown.map((place) => `--ignore ${quoted((names[place] ?? '').trim())}`).join(' ');
    throw new Error(
      unknown.length === 1
        ? `Column ${named}, is unknown. To leave it out: ${flags}\n${allowed}`
        : `Columns ${named}, are unknown. To leave them out: ${flags}\n${allowed}`,
    );
  }
  const missing = rules.missing(Object.keys(places));
  if (missing !== undefined) throw new Error(`There is no column ${missing}. ${allowed}`);
  return {
    places,
    count: keys.findLastIndex((key) => key !== '') + 1,
    unnamed,
    unsent,
    hasReason: keys[0] === REASON,
  };
}

function fieldsByKey(columns: Columns): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(columns).flatMap(([field, { name, otherNames }]) =>
      [name, ...otherNames].map((each) => [keyOf(each), field] as const),
    ),
  );
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
