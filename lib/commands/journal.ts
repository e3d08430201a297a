import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isObject } from '../objects';
import { type CustomerNames, customerNames } from './customer-groups';

/** What became of a row for good. */
export type RowOutcome =
  /** With the names that Paystack has for the customer. */
  ({ readonly result: 'done' } & CustomerNames) | { readonly result: 'rejected'; readonly reason: string };

/**
 * A file that tells what became of rows, a line for each, written at once. A line counts for the account alone for which
 * it was written. Of the account's key and address it holds no more than a salted digest.
 */
export class Journal {
  /** Whether the file tells of other accounts, too. */
  readonly hasOthers: boolean;
  readonly #file: string;
  readonly #salt: string;
  /** What is to be written before all else. */
  readonly #opening: string;
  readonly #account: string;
  readonly #outcomes = new Map<string, RowOutcome>();
  /** The row that was done last for each customer. */
  readonly #latest = new Map<string, string>();
  #output: number | undefined;

  /**
   * Reads the file, if it is there.
   *
   * @param file - its path.
   * @param account - what tells the account from all others; it may hold the key.
   */
  constructor(file: string, account: string) {
    this.#file = file;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const lines = text.split('\n').map(parsed);
    const salt = lines.map((line) => line?.salt).find((each) => typeof each === 'string');
    // What a crash cut short is to be a line of its own.
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

  /** What became of a row; `undefined` if nobody knows. */
  outcomeOf(row: string): RowOutcome | undefined {
    return this.#outcomes.get(row);
  }

  /** Adds what became of a row. */
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

  /** A row that was done before another one of the same customer is not what Paystack has now. */
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

/** What a line holds; `undefined` for one that was cut short. */
function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
