import { countOf, dateOf } from './params';
import type { CustomerRecord } from './records';
import { invalidParams } from './refusal';
import type { CustomerStore } from './store';

/** A stretch of the customers, newest first, and where it lies among all of them. */
export interface Listing {
  customers: CustomerRecord[];
  meta: object;
}

/** Customers created in the span that a query tells: ranks from `start` up to, without it, `end`. */
interface Span {
  start: number;
  end: number;
}

/** Picks the customers that a query asks for, by page or by cursor. */
export function listCustomers(store: CustomerStore, query: URLSearchParams): Listing {
  const from = dateOf(query, 'from');
  const to = dateOf(query, 'to');
  const perPage = Math.min(countOf(query, 'perPage', 50), 100);
  const start = from === undefined ? 0 : store.rank(from);
  const end = to === undefined ? store.oldestFirst.length : store.rank(to, Infinity);
  const span = { start, end: Math.max(start, end) };
  return query.get('use_cursor') === 'true'
    ? listByCursor(store, query, span, perPage)
    : listByPage(store, query, span, perPage);
}

function listByPage(store: CustomerStore, query: URLSearchParams, span: Span, perPage: number): Listing {
  const page = countOf(query, 'page', 1);
  const total = span.end - span.start;
  const skipped = (page - 1) * perPage;
  const end = Math.max(span.start, span.end - skipped);
  return {
    customers: newestFirst(store, Math.max(span.start, end - perPage), end),
    meta: { total, skipped, perPage, page, pageCount: Math.ceil(total / perPage) },
  };
}

/** A cursor names a customer, not a number of customers: those created during a walk move nothing. */
function listByCursor(store: CustomerStore, query: URLSearchParams, span: Span, perPage: number): Listing {
  const next = rankOf(store, query, 'next');
  const previous = rankOf(store, query, 'previous');
  const wanted = previous === undefined ? (next ?? span.end - 1) + 1 : previous + perPage;
  const end = clamp(wanted, span);
  const start = clamp(previous ?? end - perPage, span);
  return {
    customers: newestFirst(store, start, end),
    meta: {
      next: start > span.start ? cursorAt(store, start - 1) : null,
      previous: end < span.end ? cursorAt(store, end) : null,
      perPage,
    },
  };
}

function newestFirst(store: CustomerStore, start: number, end: number): CustomerRecord[] {
  return store.oldestFirst.slice(start, end).reverse();
}

function cursorAt(store: CustomerStore, rank: number): string {
  return Buffer.from(`customer:${store.oldestFirst[rank]?.customer_code}`).toString('base64');
}

function rankOf(store: CustomerStore, query: URLSearchParams, name: string): number | undefined {
  const cursor = query.get(name);
  if (cursor === null) return undefined;
  const [, code = ''] = Buffer.from(cursor, 'base64').toString().split('customer:');
  const customer = store.withCode(code);
  if (!customer) throw invalidParams(`${name} must be a cursor that a list gave`);
  return store.rank(customer.createdAt, customer.id);
}

function clamp(rank: number, { start, end }: Span): number {
  return Math.min(Math.max(rank, start), end);
}
