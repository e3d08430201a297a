import { timeOf } from './reading';
import type { Collection, Stored } from './collection';
import { invalidParams } from './refusal';

/** Returns whether a record matches a value of the query. */
export type Filter<T> = (record: T, value: string) => boolean;

/** How a list is paged and filtered. */
export interface Listing<T> {
  /** Filters by query parameter. Each list also has `from` and `to`, for the date of creation. */
  readonly filters?: Readonly<Record<string, Filter<T>>>;
  /** When the list has cursors: with `use_cursor=true`, or always. Default: never. */
  readonly cursors?: 'on request' | 'always';
  /** Which records are in the list at all. Default: all records. */
  readonly within?: (record: T) => boolean;
}

/** The records of one page, newest first, and the place of the page in the list. */
export interface Stretch<T> {
  readonly records: T[];
  readonly meta: Readonly<Record<string, unknown>>;
  /** All records that match the query, oldest first. */
  readonly fitting: readonly T[];
}

/** Paystack advises to ask for no more than this. */
const MOST_PER_PAGE = 1_000;

/** Returns the records of the page that a query asks for, by number or by cursor. */
export function stretchOf<T extends Stored>(
  collection: Collection<T>,
  query: URLSearchParams,
  listing: Listing<T> = {},
): Stretch<T> {
  const perPage = Math.min(countOf(query, query.has('per_page') ? 'per_page' : 'perPage', 50), MOST_PER_PAGE);
  const fitting = fittingOf(collection, query, listing);
  const { cursors } = listing;
  const isByCursor = cursors === 'always' || (cursors === 'on request' && query.get('use_cursor') === 'true');
  return isByCursor ? byCursor(collection, query, fitting, perPage) : byPage(query, fitting, perPage);
}

/** The records of all pages that a query asks for, oldest first. */
export function fittingOf<T extends Stored>(
  collection: Collection<T>,
  query: URLSearchParams,
  { filters = {}, within }: Listing<T> = {},
): readonly T[] {
  const from = dateOf(query, 'from');
  const to = dateOf(query, 'to');
  const all = collection.oldestFirst;
  const start = from === undefined ? 0 : collection.rank(from);
  const end = to === undefined ? all.length : collection.rank(to, Infinity);
  const span = start === 0 && end === all.length ? all : all.slice(start, Math.max(start, end));
  const tests = Object.entries(filters).flatMap(([name, filter]) => {
    const value = query.get(name);
    return value === null ? [] : [(record: T) => filter(record, value)];
  });
  if (within) tests.push(within);
  return tests.length === 0 ? span : span.filter((record) => tests.every((test) => test(record)));
}

function byPage<T>(query: URLSearchParams, fitting: readonly T[], perPage: number): Stretch<T> {
  const page = countOf(query, 'page', 1);
  const total = fitting.length;
  const skipped = (page - 1) * perPage;
  const end = Math.max(0, total - skipped);
  return {
    records: newestFirst(fitting, Math.max(0, end - perPage), end),
    meta: { total, skipped, perPage, page, pageCount: Math.ceil(total / perPage) },
    fitting,
  };
}

/** Returns a page by cursor. A cursor names a record, so that records created between two requests do not shift the pages. */
function byCursor<T extends Stored>(
  collection: Collection<T>,
  query: URLSearchParams,
  fitting: readonly T[],
  perPage: number,
): Stretch<T> {
  const rankOf = (name: string): number | undefined => {
    const record = recordAt(collection, query, name);
    return record && rankIn(fitting, record);
  };
  const next = rankOf('next');
  const previous = rankOf('previous');
  const wanted = previous === undefined ? (next ?? fitting.length - 1) + 1 : previous + perPage;
  const end = Math.min(wanted, fitting.length);
  const start = Math.max(previous ?? end - perPage, 0);
  return {
    records: newestFirst(fitting, start, end),
    meta: {
      next: cursorOf(collection, fitting[start - 1]) ?? null,
      // On the first page this is the text "null", as in Paystack's docs.
      previous: cursorOf(collection, fitting[end]) ?? 'null',
      perPage,
    },
    fitting,
  };
}

function newestFirst<T>(records: readonly T[], start: number, end: number): T[] {
  return records.slice(start, end).reverse();
}

function cursorOf(collection: { readonly kind: string }, record: Stored | undefined): string | undefined {
  return record && Buffer.from(`${collection.kind}:${record.id}`).toString('base64');
}

function recordAt<T extends Stored>(
  collection: Collection<T>,
  query: URLSearchParams,
  name: string,
): T | undefined {
  const cursor = query.get(name);
  if (cursor === null) return undefined;
  const [kind, id] = Buffer.from(cursor, 'base64').toString().split(':');
  const record = kind === collection.kind ? collection.withId(id) : undefined;
  if (!record) throw invalidParams(`${name} must be a cursor that a list gave`);
  return record;
}

/** The position of a record among records that are sorted by time and id. The record need not be among them. */
function rankIn(records: readonly Stored[], { createdAt, id }: Stored): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = records[middle];
    if (other && (other.createdAt < createdAt || (other.createdAt === createdAt && other.id < id))) {
      low = middle + 1;
    } else high = middle;
  }
  return low;
}

/** Reads a positive integer from a query. */
export function countOf(query: URLSearchParams, name: string, fallback: number): number {
  const given = query.get(name);
  const count = given === null ? fallback : /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(count) || count < 1) throw invalidParams(`${name} must be a positive integer`);
  return count;
}

/** Reads a date from a query, as ISO 8601 in UTC; `undefined` if it is not there. */
export function dateOf(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = timeOf(text);
  if (time === undefined) throw invalidParams(`${name} must be a date`);
  return time;
}
