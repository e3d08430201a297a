import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isObject } from '../objects';
import { type CustomerNames, customerNames } from './customer-groups';

/** The final result of a row. */
export type RowOutcome =
  /** With Paystack's names of the customer. */
  ({ readonly result: 'done' } & CustomerNames) | { readonly result: 'rejected'; readonly reason: string };

/**
 * A file with the results of rows, one line for each, written at once. A line counts only for the account for which it
 * was written. The file has a salted digest of the account's key and address, not the key itself.
 */
export class Journal {
  /** Whether the file has lines of other accounts. */
  readonly hasOthers: boolean;
  readonly #file: string;
  readonly #salt: string;
  /** The text to write before the first line. */
  readonly #opening: string;
  readonly #account: string;
  readonly #outcomes = new Map<string, RowOutcome>();
  /** For each customer, the row that was done last. */
  readonly #latest = new Map<string, string>();
  #output: number | undefined;

  /**
   * Reads the file, if it is there.
   *
   * @param file - its path.
   * @param account - identifies the account. It may contain the key.
   */
  constructor(file: string, account: string) {
    this.#file = file;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const lines = text.split('\n').map(parsed);
    const salt = lines.map((line) => line?.salt).find((each) => typeof each === 'string');
    // A line that a crash cut short must not run into the next line.
    const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n';
    this.#salt = salt ?? randomBytes(16).toString('base64url');
    this.#opening = lineEnd + (salt === undefined ? journalLine({ salt: this.#salt }) : '');
    this.#account = scryptSync(account, this.#salt, 16).toString('base64url');
    let others = false;
    for (const line of lines) {
      const outcome = outcomeIn(line);
      if (typeof line?.row !== 'string' || outcome === undefined) continue;
      if (line.account === this.#account) this.#note(line.row, outcome);
      else others = true;
    }
    this.hasOthers = others;
  }

  /** The result of a row; `undefined` if it is not known. */
  outcomeOf(row: string): RowOutcome | undefined {
    return this.#outcomes.get(row);
  }

  /** Adds the result of a row. */
  write(row: string, outcome: RowOutcome): void {
    this.#output ??= this.#open();
    writeSync(this.#output, journalLine({ account: this.#account, row, ...outcome }));
    this.#note(row, outcome);
  }

  close(): void {
    if (this.#output !== undefined) closeSync(this.#output);
    this.#output = undefined;
  }

  #open(): number {
    const output = openSync(this.#file, 'a');
    writeSync(output, this.#opening);
    return output;
  }

  /** Keeps a result. An earlier row of the same customer loses its own, since Paystack no longer has its values. */
  #note(row: string, outcome: RowOutcome): void {
    this.#outcomes.set(row, outcome);
    if (outcome.result !== 'done' || !outcome.code) return;
    const before = this.#latest.get(outcome.code);
    if (before !== undefined && before !== row) this.#outcomes.delete(before);
    this.#latest.set(outcome.code, row);
  }
}

function journalLine(content: object): string {
  return `${JSON.stringify(content)}\n`;
}

function outcomeIn(line: Record<string, unknown> | undefined): RowOutcome | undefined {
  const { result, reason, code, email } = line ?? {};
  if (result === 'rejected' && typeof reason === 'string') return { result, reason };
  return result === 'done' ? { result, ...customerNames(code, email) } : undefined;
}

/** The content of a line; `undefined` for a line that was cut short. */
function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
