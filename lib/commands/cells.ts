import { stringify } from 'csv-stringify/sync';

/** Matches a text that a spreadsheet takes for a formula, and such a text behind apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Returns the text of a value for a cell. `null` gives an empty text; an object or a list gives JSON. A formula that
 * already has an apostrophe before it gets one more, so that `textIn` can restore the text.
 *
 * @param guarded - whether each formula gets an apostrophe.
 */
export function cellOf(value: unknown, guarded: boolean): string {
  const text = textOf(value);
  return FORMULA.test(text) && (guarded || text.startsWith("'")) ? `'${text}` : text;
}

/** Restores the text from a cell that `cellOf` made, guarded or not. */
export function textIn(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Makes a line of CSV. */
export function lineOf(cells: readonly string[], delimiter = ','): string {
  return stringify([[...cells]], { delimiter, quoted_match: /[\r\n]/ });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
