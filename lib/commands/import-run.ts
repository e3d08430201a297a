import type { Place } from './csv-file';
import type { Groups, Names } from './groups';
import { Texts, type Journal } from './journal';
import { IntList } from './int-list';
import type { ImportRow } from './list-file';

/** The result of a row: done by an earlier run, done now, rejected, or left for another run. */
export type RowKind = 'before' | 'done' | 'rejected' | 'left';

/** The number of rows for each result. */
export type RowCounts = Readonly<Record<RowKind, number>>;

/** The result of a row. */
export interface RowState {
  readonly row: number;
  readonly kind: RowKind;
  /** Why it is not done; `undefined` if the row itself shows why. */
  readonly reason: string | undefined;
}

/** What a rejected row keeps in place of a reason, if the row itself shows why. */
const SHOWN_BY_ROW = -1;

const KINDS = ['open', 'before', 'done', 'rejected', 'left'] as const;

/**
 * Decides which rows to send. Of the rows about one thing, this is the first that is not rejected; the others are
 * duplicates. If one of these rows is done already, none is sent. It keeps some numbers for each row, and not the row.
 */
export class ImportRun {
  readonly #groups: Groups;
  readonly #one: string;
  readonly #offsets: number[] = [];
  readonly #lengths = new IntList();
  readonly #lines = new IntList();
  /** For each row, a name of what it is about, or -1. */
  readonly #names = new IntList();
  readonly #withCode = new IntList();
  /** For each row, the place of its kind in `KINDS`. */
  readonly #kinds = new IntList();
  /** For each row, the number of the reason. */
  readonly #reasons = new IntList();
  readonly #texts = new Texts();
  /** For rows that repeat another one, how many there have been. */
  readonly #repetitions = new Map<number, number>();
  /** What another file has done, by a name of it: the name of that file. */
  readonly #elsewhere = new Map<number, string>();
  /** The same by group, as the groups were when they were last asked for. */
  #elsewhereByGroup = new Map<number, string>();

  /**
   * @param one - what a row is about, such as `customer`.
   */
  constructor(groups: Groups, one: string) {
    this.#groups = groups;
    this.#one = one;
  }

  /** How many rows there are. */
  get size(): number {
    return this.#kinds.size;
  }

  /**
   * Adds a row.
   *
   * @param repetition - 1 for the first of equal rows, 2 for the second, and so on.
   * @param names - what the row is about.
   * @param problem - why it cannot be sent.
   * @param journal - has the results of earlier runs.
   */
  add(row: ImportRow, repetition: number, names: Names, problem: string | undefined, journal: Journal): void {
    const index = this.size;
    this.#offsets.push(row.place.offset);
    this.#lengths.push(row.place.length);
    this.#lines.push(row.place.line);
    this.#names.push(this.#groups.groupOf(names));
    this.#withCode.push(names.code ? 1 : 0);
    this.#kinds.push(0);
    this.#reasons.push(SHOWN_BY_ROW);
    if (repetition > 1) this.#repetitions.set(index, repetition);
    const outcome = journal.outcomeOf(idOf(row, repetition));
    if (problem !== undefined) this.#kinds.set(index, KINDS.indexOf('rejected'));
    else if (outcome?.result === 'done') this.note(index, 'before');
    else if (outcome !== undefined) this.note(index, 'rejected', outcome.reason);
  }

  /** Notes that another file has done something. A row about it is a duplicate. */
  addElsewhere(group: number, file: string): void {
    this.#elsewhere.set(group, file);
  }

  /** Keeps the result of a row. */
  note(row: number, kind: RowKind, reason?: string): void {
    this.#kinds.set(row, KINDS.indexOf(kind));
    if (reason !== undefined) this.#reasons.set(row, this.#texts.numberOf(reason));
  }

  /** Identifies a row in the journal. */
  idOf(row: number, { digest }: ImportRow): string {
    return idOf({ digest }, this.#repetitions.get(row) ?? 1);
  }

  lineOf(row: number): number {
    return this.#lines.at(row);
  }

  placeOf(row: number): Place {
    return {
      offset: this.#offsets[row] ?? 0,
      length: this.#lengths.at(row),
      line: this.lineOf(row),
    };
  }

  /**
   * The rows to send next; none when all are sent. Rows with a code come first, since only Paystack's replies have the
   * emails of these customers.
   */
  next(): number[] {
    const holders = this.#holders();
    const rows: number[] = [];
    for (let row = 0; row < this.size; row++) {
      const group = this.#groupOf(row);
      if (this.#kinds.at(row) !== 0 || (holders[group] ?? -1) !== -1) continue;
      holders[group] = row;
      rows.push(row);
    }
    const withCode = rows.filter((row) => this.#withCode.at(row) === 1);
    return withCode.length > 0 ? withCode : rows;
  }

  /**
   * The result of each row.
   *
   * @param ifAccepted - whether those that are still to be sent count as done.
   */
  *states(ifAccepted = false): Generator<RowState, void> {
    const holders = this.#holders();
    for (let row = 0; row < this.size; row++) {
      const kind = KINDS[this.#kinds.at(row)] ?? 'open';
      if (kind !== 'open') {
        const reason = this.#reasons.at(row);
        yield { row, kind, reason: reason === SHOWN_BY_ROW ? undefined : this.#texts.at(reason) };
        continue;
      }
      const group = this.#groupOf(row);
      const holder = holders[group] ?? -1;
      if (holder === -1) {
        yield { row, kind: ifAccepted ? 'done' : 'left', reason: 'not sent' };
        if (ifAccepted) holders[group] = row;
      } else yield { row, kind: 'rejected', reason: this.#sameAs(holder, group) };
    }
  }

  /** The number of rows for each result. */
  counts(ifAccepted = false): RowCounts {
    const counts = { before: 0, done: 0, rejected: 0, left: 0 };
    for (const { kind } of this.states(ifAccepted)) counts[kind] += 1;
    return counts;
  }

  /** By group, the row that is done, else the first row that is left; -1 for none, and less for one in another file. */
  #holders(): Int32Array {
    const holders = new Int32Array(this.#groups.size).fill(-1);
    for (const kinds of [['before', 'done'], ['left']]) {
      const numbers = kinds.map((kind) => KINDS.findIndex((each) => each === kind));
      for (let row = 0; row < this.size; row++) {
        const group = this.#groupOf(row);
        if (group !== -1 && holders[group] === -1 && numbers.includes(this.#kinds.at(row)))
          holders[group] = row;
      }
    }
    this.#elsewhereByGroup = new Map();
    for (const [name, file] of this.#elsewhere) {
      const group = this.#groups.rootOf(name);
      this.#elsewhereByGroup.set(group, file);
      if (holders[group] === -1) holders[group] = ELSEWHERE;
    }
    return holders;
  }

  #groupOf(row: number): number {
    const name = this.#names.at(row);
    return name === -1 ? -1 : this.#groups.rootOf(name);
  }

  #sameAs(holder: number, group: number): string {
    if (holder !== ELSEWHERE) return `It is about the same ${this.#one} as line ${this.lineOf(holder)}.`;
    return `It is about a ${this.#one} that the import of ${this.#elsewhereByGroup.get(group)} has done.`;
  }
}

/** Stands for a row of another file. */
const ELSEWHERE = -2;

function idOf({ digest }: Pick<ImportRow, 'digest'>, repetition: number): string {
  return repetition === 1 ? digest : `${digest}#${repetition}`;
}
