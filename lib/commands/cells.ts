import { stringify } from 'csv-stringify/sync';
import { fromSubunit } from '../money/subunit';

/** Matches a text that a spreadsheet takes for a formula, and such a text behind apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Returns the text of a value for a cell. `null` gives an empty text; an object or a list gives JSON. A formula that
 * already has an apostrophe before it gets one more, so that `textIn` can restore the text. A number is no formula.
 *
 * @param guarded - whether each formula gets an apostrophe.
 */
export function cellOf(value: unknown, guarded: boolean): string {
  const text = textOf(value);
  if (typeof value === 'number') return text;
  return FORMULA.test(text) && (guarded || text.startsWith("'")) ? `'${text}` : text;
}

/** Restores the text from a cell that `cellOf` made, guarded or not. */
export function textIn(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/**
 * Makes a line of CSV.
 *
 * @param forSpreadsheets - whether each cell with anything that some spreadsheet takes for a separator is quoted.
 */
export function lineOf(cells: readonly string[], delimiter = ',', forSpreadsheets = false): string {
  return stringify([[...cells]], { delimiter, quoted_match: forSpreadsheets ? /[\r\n\t,;|]/ : /[\r\n]/ });
}

/** An amount in the base unit of its currency, as text; anything but a whole number stays as it is. */
export function inBaseUnit(value: unknown): unknown {
  const isAmount = Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
  const amount = Number(value);
  if (!isAmount || !Number.isSafeInteger(amount)) return value;
  return (amount < 0 ? '-' : '') + fromSubunit(Math.abs(amount));
}

/** A time as spreadsheets understand it, such as `2026-01-31 12:00:00`, in UTC. Anything else stays as it is. */
export function asSpreadsheetTime(value: unknown): unknown {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value);
  if (!isTime || Number.isNaN(Date.parse(value))) return value;
  return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
