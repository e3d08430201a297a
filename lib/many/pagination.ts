import { rule } from '../arguments/checks';
import { PaystackException } from '../exceptions';
import { PageException } from './page-exception';
import { type Field, type Fields, checked, defaulted } from '../arguments/fields';
import { type Meta, type Response, shapeResponse } from '../call/response';
import type { PreparedCall } from '../call/prepared-call';
import type { ItemRoutine } from '../call/transport';
import { type PageOutcome, PagesAhead } from './pages-ahead';

/** One way to tell the pages of a list. */
interface PageStyle {
  /** Where the list begins: a cursor, told by `next:`, or a page by its number, told by `page:`. */
  readonly from: string;
  /** The query for the page at a cursor; an empty cursor is the beginning. */
  readonly at: (cursor: string) => PageQuery;
}

const named = (name: string, cursor: string): PageQuery => (cursor === '' ? {} : { [name]: cursor });
const askingForCursors = (cursor: string): PageQuery => ({ use_cursor: true, ...named('next', cursor) });

/** How Paystack's lists tell their pages. */
export const PAGE_STYLES = {
  /** By number. */
  page: { from: 'page:1', at: askingForCursors },
  /** By cursors, which have to be asked for. */
  cursor: { from: 'next:', at: askingForCursors },
  /** By cursors alone, which are given back as `next`. */
  next: { from: 'next:', at: (cursor) => named('next', cursor) },
  /** By cursors alone, which are given back as `cursor`. */
  mandates: { from: 'next:', at: (cursor) => named('cursor', cursor) },
} satisfies Record<string, PageStyle>;

const isPosition = rule(
  'a position that a PageException told',
  (value) => typeof value === 'string' && value.isWellFormed() && /^(next:.*|page:[1-9]\d*)$/s.test(value),
);

/** Items on a page of auto-pagination; Paystack gives no more. */
const PAGE_SIZE = 100;

/** How many pages may be asked for at a time. */
const MOST_PAGES = 16;

const isConcurrency = rule(
  `an integer from 1 to ${MOST_PAGES}`,
  (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST_PAGES,
);

/** The parameters of a list that say which page; auto-pagination finds its pages itself. */
const PAGING = ['page', 'useCursor', 'next', 'previous', 'cursor'] as const;

/** The parameters of auto-pagination: those of the list that filter, where to begin, and how many pages at a time. */
export type PaginationFields<F> = Omit<F, (typeof PAGING)[number]> & {
  readonly position: Field<string, 'optional'>;
  readonly concurrency: Field<number, 'optional'>;
};

/** Makes the parameters of auto-pagination from those of the list. */
export function paginationFields(
  fields: Fields & { readonly pagination: Field<number, 'optional'> },
): Fields {
  const filters = Object.entries(fields).filter(([name]) => !(PAGING as readonly string[]).includes(name));
  return {
    ...Object.fromEntries(filters),
    pagination: defaulted(fields.pagination, PAGE_SIZE),
    position: checked<string>(isPosition),
    concurrency: checked<number>(isConcurrency),
  };
}

/** What auto-pagination goes through. */
export interface PaginationPlan<T> {
  /** Prepares the call for the page that some parameters of a query point to. */
  readonly prepare: (query: PageQuery) => PreparedCall;
  /** How the list tells its pages. */
  readonly style: PageStyle;
  /** Whether the list takes the number of a page. */
  readonly isNumbered: boolean;
  /** Where to begin. Default: where the list does. */
  readonly position?: string | undefined;
  /** How many pages are asked for at a time. Default 1. */
  readonly concurrency?: number | undefined;
  /** What tells an item from all others; nothing where the item has none. */
  readonly keyOf: (item: T) => unknown;
}

/** The parameters that point to a page. */
export type PageQuery = Readonly<Record<string, string | boolean>>;

/**
 * Goes through a list page by page, and asks for the next pages while the items of one are worked on. It goes by cursor
 * where the list offers one, else by page number, and then drops the items that come again because others were added
 * meanwhile. Only pages by number can be asked for before the page before them has come. So with more than one at a
 * time, numbers go before cursors.
 *
 * @throws PageException for a page that could not be fetched.
 */
export function paginationRoutine<T>(plan: PaginationPlan<T>): ItemRoutine<T> {
  const { style, concurrency = 1 } = plan;
  const keyOf = (item: T) => plan.keyOf(item) ?? textOf(item);
  const from = plan.position ?? (concurrency > 1 && plan.isNumbered ? 'page:1' : style.from);
  return function* (calls) {
    const pages = new PagesAhead(calls, concurrency, (here) => plan.prepare(queryAt(here, style)));
    const seen = new Set<unknown>();
    const visited = new Set([from]);
    let here = from;
    // Whether `seen` holds all items so far. Only then may cursors be left for page numbers.
    let isCounted = true;
    pages.askFor([from]);
    for (;;) {
      const { items, meta } = pageOf<T>(yield* pages.takeFirst(), here);
      const pageCount = countIn(meta?.pageCount);
      const goesByNumber = concurrency > 1 && here.startsWith('page:') && pageCount !== undefined;
      const cursor = goesByNumber ? undefined : cursorIn(meta);
      isCounted &&= cursor === undefined || pageCount !== undefined;
      const fresh = isCounted ? items.filter((item) => !seen.has(keyOf(item))) : items;
      if (isCounted) for (const item of fresh) seen.add(keyOf(item));
      const next = cursor === undefined ? pageAfter(here, isCounted, items, fresh, meta) : `next:${cursor}`;
      // A list that leads back to an earlier page would never end.
      const goesOn = next !== undefined && !visited.has(next);
      pages.askFor(goesOn ? positionsFrom(next, concurrency, pageCount) : []);
      for (const item of fresh) yield { item };
      if (!goesOn) return;
      visited.add(next);
      here = next;
    }
  };
}

/** The positions that can be asked for now: the next one, and in a list that counts its pages those after it. */
function positionsFrom(next: string, concurrency: number, pageCount = 0): string[] {
  if (!next.startsWith('page:')) return [next];
  const first = Number(next.slice('page:'.length));
  const length = Math.max(1, Math.min(concurrency, pageCount - first + 1));
  return Array.from({ length }, (_, index) => `page:${first + index}`);
}

interface Page<T> {
  readonly items: readonly T[];
  readonly meta: Meta | null;
}

function pageOf<T>(outcome: PageOutcome, here: string): Page<T> {
  const { error } = outcome;
  if (error instanceof PaystackException) throw new PageException(here, { cause: error });
  if (outcome.reply === undefined) throw error;
  const reply: Response<readonly T[]> = shapeResponse(outcome.reply);
  const data: unknown = reply.data;
  const isList = Array.isArray(data) && data.every((item) => typeof item === 'object' && item !== null);
  if (reply.status && isList) return { items: reply.data, meta: reply.meta };
  throw new PageException(here, { reply });
}

function queryAt(here: string, style: PageStyle): PageQuery {
  const [kind, value] = split(here);
  return kind === 'page' ? { page: value } : style.at(value);
}

/** The cursor of the next page, if there is one. Paystack also writes the text "null" where there is none. */
function cursorIn(meta: Meta | null): string | undefined {
  const next: unknown = meta?.next;
  // In a list that counts its pages, this is the number of a page.
  if (typeof next === 'number') return countIn(meta?.pageCount) === undefined ? String(next) : undefined;
  return typeof next === 'string' && next !== '' && next !== 'null' ? next.toWellFormed() : undefined;
}

/** The page by number that comes after one without a cursor, if there is one. */
function pageAfter(
  here: string,
  isCounted: boolean,
  items: readonly unknown[],
  fresh: readonly unknown[],
  meta: Meta | null,
): string | undefined {
  const pageCount = countIn(meta?.pageCount);
  const page = numberAt(here) ?? countIn(meta?.page);
  if (page === undefined || !isCounted) return undefined;
  // A list that does not count its pages ends where it says so, or where it brings nothing new.
  const goesOn =
    pageCount === undefined
      ? meta?.next === undefined && fresh.length > 0
      : page < pageCount && items.length > 0;
  return goesOn ? `page:${page + 1}` : undefined;
}

/** The number of the page at a position; `undefined` behind a cursor. */
function numberAt(here: string): number | undefined {
  const [kind, value] = split(here);
  if (kind === 'page') return Number(value);
  return value === '' ? 1 : undefined;
}

/** An item as text; one that is nested too deeply stands for itself. */
function textOf(item: unknown): unknown {
  try {
    return JSON.stringify(item);
  } catch {
    return item;
  }
}

/** Paystack writes some counts as text. */
function countIn(count: unknown): number | undefined {
  return typeof count === 'number' || (typeof count === 'string' && /^\d+$/.test(count))
    ? Number(count)
    : undefined;
}

function split(here: string): [kind: string, value: string] {
  const colon = here.indexOf(':');
  return [here.slice(0, colon), here.slice(colon + 1)];
}
