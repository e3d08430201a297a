import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, fstatSync, readSync, writeSync } from 'node:fs';
import { isObject } from '../objects';
import { type Groups, type Names, namesIn } from './groups';
import { IntList } from './int-list';
import { Numbering } from './numbering';
import { openForAppending, openIfThere } from './private-files';

/** The final result of a row. */
export type RowOutcome =
  /** With Paystack's names of what the row is about. */
  ({ readonly result: 'done' } & Names) | { readonly result: 'rejected'; readonly reason: string };

const CHUNK = 2 ** 16;

/** A line that is longer is not one of a journal. */
const LONGEST_LINE = 2 ** 20;

/** Kinds of outcomes, as they are kept in memory. */
const [NONE, DONE, REJECTED, SENT] = [0, 1, 2, 3];

/**
 * A file with the results of rows, one line for each, written at once. A line counts only for the account for which it
 * was written. The file has a salted digest of the account's key and address, not the key itself.
 */
export class Journal {
  /** Whether the file has lines of other accounts. */
  hasOthers = false;
  readonly #account: string;
  readonly #updates: boolean;
  /** The text to write before the first line. */
  readonly #opening: string;
  /** Milliseconds since the file was last written to; `undefined` if it is not there. */
  readonly #age: number | undefined;
  readonly #groups: Groups;
  readonly #rows = new Numbering();
  /** For each row, the kind of its outcome. */
  readonly #kinds = new IntList();
  /** For a row that is rejected, the number of its reason. For a row that is done, a name of what it is about, or -1. */
  readonly #details = new IntList();
  readonly #reasons = new Texts();
  /** For each code, by its number, the row that was done last. */
  readonly #latest = new IntList();
  #output: number | undefined;

  /**
   * Reads the file, if it is there.
   *
   * @param file - its path.
   * @param account - identifies the account. It may contain the key.
   * @param groups - gets the names that Paystack told.
   * @param updates - whether a row may change what an earlier row made. Then the earlier one loses its result.
   */
  constructor(file: string, account: string, groups: Groups, updates: boolean) {
    this.#groups = groups;
    this.#updates = updates;
    const input = openIfThere(file);
    this.#age = input === undefined ? undefined : Date.now() - fstatSync(input).mtimeMs;
    let salt: string | undefined;
    let digest = '';
    let endsWithLine = true;
    for (const line of input === undefined ? [] : linesOf(input)) {
      endsWithLine = line.endsWith('\n');
      const content = parsed(line);
      if (salt === undefined && typeof content?.salt === 'string') {
        salt = content.salt;
        digest = digestOf(account, salt);
      }
      this.#read(content, digest);
    }
    if (input !== undefined) closeSync(input);
    const newSalt = salt ?? randomBytes(16).toString('base64url');
    this.#account = salt === undefined ? digestOf(account, newSalt) : digest;
    // A line that a crash cut short must not run into the next line.
    this.#opening = (endsWithLine ? '' : '\n') + (salt === undefined ? lineOf({ salt: newSalt }) : '');
  }

  /** Opens the file for writing, before anything is sent. */
  open(file: string): void {
    this.#output = openForAppending(file);
    writeSync(this.#output, this.#opening);
  }

  /** Whether it tells of no row. */
  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** The result of a row; `undefined` if it is not known. */
  outcomeOf(
    id: string,
  ): { readonly result: 'done' } | { readonly result: 'rejected'; readonly reason: string } | undefined {
    const row = this.#rows.find(id);
    if (row === undefined) return undefined;
    if (this.#kinds.at(row) === DONE) return { result: 'done' };
    if (this.#kinds.at(row) !== REJECTED) return undefined;
    return { result: 'rejected', reason: this.#reasons.at(this.#details.at(row)) };
  }

  /** Whether a row that is done has a code. */
  hasCode(code: string): boolean {
    return this.#latest.at(this.#groups.numberOfCode(code)) !== -1;
  }

  /** For all rows that are done, the numbers of the groups that they are about. */
  *doneGroups(): Generator<number, void> {
    for (let row = 0; row < this.#kinds.size; row++) {
      const name = this.#details.at(row);
      if (this.#kinds.at(row) === DONE && name !== -1) yield this.#groups.rootOf(name);
    }
  }

  /** Milliseconds since a row may have been sent whose result is not known; `undefined` if there is no such row. */
  get openFor(): number | undefined {
    return this.#kinds.includes(SENT) ? this.#age : undefined;
  }

  /** Notes that a row is sent now. */
  writeSent(id: string): void {
    this.#write({ account: this.#account, row: id, result: 'sent' });
  }

  /** Adds the result of a row. */
  write(id: string, outcome: RowOutcome): void {
    this.#write({ account: this.#account, row: id, ...outcome });
    this.#note(id, outcome);
  }

  close(): void {
    if (this.#output !== undefined) closeSync(this.#output);
    this.#output = undefined;
  }

  #write(content: object): void {
    if (this.#output === undefined) throw new Error('The journal is not open.');
    writeSync(this.#output, lineOf(content));
  }

  #read(content: Record<string, unknown> | undefined, account: string): void {
    const { row, result, reason, code, email } = content ?? {};
    if (typeof row !== 'string') return;
    const isKnown =
      result === 'done' || result === 'sent' || (result === 'rejected' && typeof reason === 'string');
    if (!isKnown) return;
    if (content?.account !== account) this.hasOthers = true;
    else if (result === 'done') this.#note(row, { result, ...namesIn(code, email) });
    else if (result === 'rejected') this.#note(row, { result, reason: String(reason) });
    else this.#noteSent(row);
  }

  #noteSent(id: string): void {
    const row = this.#rowOf(id);
    if (this.#kinds.at(row) === NONE) this.#kinds.set(row, SENT);
  }

  /** Keeps a result. An earlier row that was about the same loses its own, since Paystack no longer has its values. */
  #note(id: string, outcome: RowOutcome): void {
    const row = this.#rowOf(id);
    if (outcome.result === 'rejected') {
      this.#kinds.set(row, REJECTED);
      this.#details.set(row, this.#reasons.numberOf(outcome.reason));
      return;
    }
    this.#kinds.set(row, DONE);
    const { code } = outcome;
    this.#details.set(row, this.#groups.groupOf(outcome));
    if (!code) return;
    const number = this.#groups.numberOfCode(code);
    const before = this.#latest.at(number);
    if (this.#updates && before !== -1 && before !== row) this.#kinds.set(before, NONE);
    this.#latest.set(number, row);
  }

  #rowOf(id: string): number {
    const row = this.#rows.numberOf(id);
    if (row === this.#kinds.size) {
      this.#kinds.push(NONE);
      this.#details.push(-1);
    }
    return row;
  }
}

/** Texts by number, each kept once. */
export class Texts {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  at(number: number): string {
    return this.#texts[number] ?? '';
  }
}

function digestOf(account: string, salt: string): string {
  return scryptSync(account, salt, 16).toString('base64url');
}

/** The lines of a file, each with its end. */
function* linesOf(file: number): Generator<string, void> {
  let rest = Buffer.alloc(0);
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSync(file, chunk, 0, CHUNK, null);
    if (length === 0) break;
    const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
    let start = 0;
    for (let end = bytes.indexOf('\n'); end !== -1; end = bytes.indexOf('\n', start)) {
      yield bytes.toString('utf8', start, end + 1);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_LINE) rest = rest.subarray(0, 0);
  }
  if (rest.length > 0) yield rest.toString();
}

function lineOf(content: object): string {
  return `${JSON.stringify(content)}\n`;
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
