/** What every record of the sandbox has. */
export interface Stored {
  id: number;
  /** ISO 8601, in UTC. */
  createdAt: string;
  /** ISO 8601, in UTC. */
  updatedAt: string;
}

/** Options of a collection. */
export interface CollectionOptions<T> {
  /** Name of a record in cursors and messages. */
  readonly kind: string;
  /** Fields that identify a record, beside its id. Each value of such a field belongs to one record. */
  readonly keys?: readonly (keyof T & string)[];
  /** Id of the first record. Default 1. */
  readonly firstId?: number;
}

/** All records of one kind, in the order of creation. */
export class Collection<T extends Stored> {
  readonly kind: string;
  readonly oldestFirst: T[] = [];
  readonly #keys: ReadonlyMap<keyof T & string, Map<unknown, T>>;
  readonly #byId = new Map<number, T>();
  #nextId: number;

  constructor({ kind, keys = [], firstId = 1 }: CollectionOptions<T>) {
    this.kind = kind;
    this.#keys = new Map(keys.map((key) => [key, new Map<unknown, T>()]));
    this.#nextId = firstId;
  }

  /** The id that the next record gets. */
  get nextId(): number {
    return this.#nextId;
  }

  /** @throws Error where another record has the same value of a key. */
  add<R extends T>(record: R): R {
    for (const [key, records] of this.#keys) {
      const value = record[key];
      if (records.has(normal(value))) {
        throw new Error(
          `There is a ${this.kind} with the ${key.replaceAll('_', ' ')} ${String(value)} already.`,
        );
      }
    }
    for (const [key, records] of this.#keys) {
      if (record[key] !== null) records.set(normal(record[key]), record);
    }
    this.#byId.set(record.id, record);
    this.#nextId = Math.max(this.#nextId, record.id + 1);
    const last = this.oldestFirst.at(-1);
    if (last === undefined || isBefore(last, record.createdAt, record.id)) this.oldestFirst.push(record);
    else this.oldestFirst.splice(this.rank(record.createdAt, record.id), 0, record);
    return record;
  }

  /** The record that has this value in a key. Emails are compared without regard to case. */
  with(key: keyof T & string, value: unknown): T | undefined {
    return this.#keys.get(key)?.get(normal(value));
  }

  withId(id: unknown): T | undefined {
    const isId = typeof id === 'number' || (typeof id === 'string' && /^\d+$/.test(id));
    return isId ? this.#byId.get(Number(id)) : undefined;
  }

  /**
   * The record that another record names by its id.
   *
   * @throws Error where there is none: the state is damaged then.
   */
  get(id: number): T {
    const record = this.#byId.get(id);
    if (!record) throw new Error(`There is no ${this.kind} with the id ${id}.`);
    return record;
  }

  /** The record that has this value in any key, or as its id. */
  find(value: unknown): T | undefined {
    const wanted = normal(value);
    for (const records of this.#keys.values()) {
      const record = records.get(wanted);
      if (record) return record;
    }
    return this.withId(value);
  }

  /**
   * How many records were created before this moment. Among records of the same moment, those with a lower id count.
   */
  rank(createdAt: string, id = 0): number {
    let low = 0;
    let high = this.oldestFirst.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.oldestFirst[middle];
      if (other && isBefore(other, createdAt, id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Changes the value of a key of a record. */
  rekey<K extends keyof T & string>(record: T, key: K, value: T[K]): void {
    const records = this.#keys.get(key);
    records?.delete(normal(record[key]));
    record[key] = value;
    records?.set(normal(value), record);
  }
}

function isBefore(record: Stored, createdAt: string, id: number): boolean {
  return record.createdAt < createdAt || (record.createdAt === createdAt && record.id < id);
}

function normal(value: unknown): unknown {
  return typeof value === 'string' && value.includes('@') ? value.toLowerCase() : value;
}
