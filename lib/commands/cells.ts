import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for a formula, also behind apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * The text of a value in a cell: nothing for `null`, JSON for what is nested. An apostrophe is put before what has one
 * before a formula already, so that `textIn` finds the same text again.
 *
 * @param guarded - whether an apostrophe is put before every formula.
 */
export function cellOf(value: unknown, guarded: boolean): string {
  const text = textOf(value);
  return FORMULA.test(text) && (guarded || text.startsWith("'")) ? `'${text}` : text;
}

/** The text that `cellOf` put into a cell, guarded or not. */
export function textIn(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A line of CSV. */
export function lineOf(cells: readonly string[], delimiter = ','): string {
  return stringify([[...cells]], { delimiter, quoted_match: /[\r\n]/ });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
