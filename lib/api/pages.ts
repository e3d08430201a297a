import { rule } from '../checks';
import { PageException, PaystackException } from '../exceptions';
import { type Meta, type Response, shapeResponse } from '../response';
import type { Pause, PendingCall } from '../transport';

/** Where a walk begins that is not told where to go on. */
export const FIRST = 'next:';

export const position = rule(
  'a position that a PageException told',
  (value) => typeof value === 'string' && /^(next:.*|page:[1-9]\d*)$/.test(value),
);

interface Page<T> {
  readonly items: readonly T[];
  readonly meta: Meta | null;
}

type Query = Readonly<Record<string, unknown>>;

/**
 * Walks a list page by page, and fetches each page while the items of the one before it are worked on. It goes
 * by cursor where the list offers one, else by page number, dropping the items that come again because others
 * were added meanwhile.
 *
 * @param start - fetches the page that a query points to.
 * @param from - where to begin.
 * @param keyOf - tells an item from all others.
 * @throws PageException for a page that could not be fetched.
 */
export function* walkPages<T>(
  start: (query: Query) => PendingCall,
  from: string,
  keyOf: (item: T) => unknown,
): Generator<Pause | { readonly item: T }, void, void> {
  const seen = new Set<unknown>();
  const visited = new Set([from]);
  let here = from;
  let pending = start(queryAt(here));
  for (;;) {
    yield { calls: [pending] };
    const { items, meta }: Page<T> = take(pending, here);
    const cursor = cursorIn(here, meta);
    const byCursor = cursor !== undefined;
    const fresh = byCursor ? items : items.filter((item) => !seen.has(keyOf(item)));
    if (!byCursor) for (const item of fresh) seen.add(keyOf(item));
    const next = byCursor ? cursor && `next:${cursor}` : pageAfter(here, items.length, fresh.length, meta);
    // A list that leads back to where it was might never end.
    const ended = next === undefined || next === null || visited.has(next);
    if (!ended) pending = start(queryAt(next));
    for (const item of fresh) yield { item };
    if (ended) return;
    visited.add(next);
    here = next;
  }
}

function queryAt(here: string): Query {
  const [kind, value] = split(here);
  if (kind === 'page') return { page: value };
  return value === '' ? { use_cursor: true } : { use_cursor: true, next: value };
}

/** Where the list goes on; `null` if it ends here, `undefined` if it does not go by cursor. */
function cursorIn(here: string, meta: Meta | null): string | null | undefined {
  const next: unknown = meta?.next;
  if (typeof next === 'string' && next !== '') return next;
  const [kind, value] = split(here);
  return next !== undefined || (kind === 'next' && value !== '') ? null : undefined;
}

function pageAfter(here: string, given: number, fresh: number, meta: Meta | null): string | undefined {
  const pageCount: unknown = meta?.pageCount;
  const isCounted = typeof pageCount === 'number';
  // A list that does not count its pages ends where it brings nothing new, or it might never.
  if (given === 0 || (fresh === 0 && !isCounted)) return undefined;
  const [kind, value] = split(here);
  const page = kind === 'page' ? Number(value) : 1;
  return page < (isCounted ? pageCount : Infinity) ? `page:${page + 1}` : undefined;
}

function split(here: string): [kind: string, value: string] {
  const colon = here.indexOf(':');
  return [here.slice(0, colon), here.slice(colon + 1)];
}

function take<T>(pending: PendingCall, here: string): Page<T> {
  let reply: Response<readonly T[]>;
  try {
    reply = shapeResponse(pending.take());
  } catch (error) {
    if (error instanceof PaystackException) throw new PageException(here, { cause: error });
    throw error;
  }
  const data: unknown = reply.data;
  const isList = Array.isArray(data) && data.every((item) => typeof item === 'object' && item !== null);
  if (reply.status && isList) return { items: reply.data, meta: reply.meta };
  throw new PageException(here, { reply });
}
