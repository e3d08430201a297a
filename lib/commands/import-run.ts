import type { CustomerRow } from './customer-file';
import { CustomerGroups, type CustomerNames } from './customer-groups';
import type { Journal } from './journal';

/** The result of a row, if it is known. */
export type RowState =
  { readonly kind: 'before' | 'done' } | { readonly kind: 'rejected' | 'left'; readonly reason: string };

/** The number of rows for each result. */
export type RowCounts = Readonly<Record<RowState['kind'], number>>;

/**
 * Decides which rows to send. Of the rows about one customer, this is the first that is not rejected; the others are
 * duplicates. If one of these rows is done already, none is sent.
 */
export class ImportRun {
  readonly #rows: readonly CustomerRow[];
  readonly #groups = new CustomerGroups();
  readonly #states = new Map<CustomerRow, RowState>();

  /**
   * @param rows - the rows in their order.
   * @param journal - has the results of earlier runs.
   */
  constructor(rows: readonly CustomerRow[], journal: Journal) {
    this.#rows = rows;
    for (const row of rows) {
      const outcome = journal.outcomeOf(row.id);
      if (row.problem !== undefined) this.note(row, { kind: 'rejected', reason: row.problem });
      else if (outcome === undefined) this.#groups.groupOf(row.fields);
      else if (outcome.result === 'done') this.note(row, { kind: 'before' }, outcome);
      else this.note(row, { kind: 'rejected', reason: outcome.reason });
    }
  }

  /**
   * Keeps the result of a row.
   *
   * @param customer - Paystack's names of the row's customer, if they are known.
   */
  note(row: CustomerRow, state: RowState, customer: CustomerNames = {}): void {
    this.#states.set(row, state);
    this.#groups.groupOf(row.fields, customer);
  }

  /**
   * The rows to send next; none when all are sent. Rows with a code come first, since only Paystack's replies have the
   * emails of these customers.
   */
  next(): CustomerRow[] {
    const holders = this.#holders();
    const rows = this.#rows.filter((row) => {
      const group = this.#groups.groupOf(row.fields);
      if (this.#states.has(row) || holders.has(group)) return false;
      holders.set(group, row);
      return true;
    });
    const withCode = rows.filter(({ fields }) => fields.code !== null);
    return withCode.length > 0 ? withCode : rows;
  }

  /** The result of each row. */
  states(): (readonly [row: CustomerRow, state: RowState])[] {
    const holders = this.#holders();
    return this.#rows.map((row) => {
      const holder = holders.get(this.#groups.groupOf(row.fields));
      const state: RowState = holder
        ? { kind: 'rejected', reason: `It is about the same customer as line ${holder.line}.` }
        : { kind: 'left', reason: 'not sent' };
      return [row, this.#states.get(row) ?? state];
    });
  }

  /** The number of rows for each result. */
  counts(): RowCounts {
    const counts = { before: 0, done: 0, rejected: 0, left: 0 };
    for (const [, { kind }] of this.states()) counts[kind] += 1;
    return counts;
  }

  /** For each customer, the row that is done, else the first row that is left. */
  #holders(): Map<string, CustomerRow> {
    const holders = new Map<string, CustomerRow>();
    for (const kinds of [['before', 'done'], ['left']]) {
      for (const row of this.#rows) {
        const group = this.#groups.groupOf(row.fields);
        if (kinds.includes(this.#states.get(row)?.kind ?? '') && !holders.has(group)) holders.set(group, row);
      }
    }
    return holders;
  }
}
