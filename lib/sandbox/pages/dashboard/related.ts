import { isObject } from '../../../objects';
import { parsed } from '../../core/body';
import type { Exchange } from '../../request-log';
import { type Markup, html } from '../html';
import { addressOf } from './parts';
import type { DashboardView } from './view';

type Delivery = DashboardView['world']['deliveries'][number];

/** How requests and events name a record. */
export interface Names {
  /** Texts that belong to this record alone, such as its reference, its code or its email. */
  texts: readonly string[];
  /** Its endpoint and its id, such as `refund` and 1, where no text names it. */
  endpoint?: readonly [name: string, id: number];
  /** Whether an event that has none of the texts is about it. */
  isEvent?: (event: string, data: Record<string, unknown>) => boolean;
}

/** The requests and the events that are about a record, oldest first. */
export function mentionsOf(
  { exchanges, world }: DashboardView,
  { texts, endpoint, isEvent }: Names,
): { exchanges: Exchange[]; deliveries: Delivery[] } {
  const quoted = texts.map((text) => JSON.stringify(text));
  const names = new Set(texts);
  return {
    exchanges: exchanges.filter((exchange) => isAbout(exchange, { names, quoted, endpoint })),
    deliveries: world.deliveries.filter(
      ({ event, body }) =>
        quoted.some((text) => body.includes(text)) || (isEvent?.(event, dataOf(body)) ?? false),
    ),
  };
}

function isAbout(
  { request: { method, path, query, body }, reply }: Exchange,
  { names, quoted, endpoint }: { names: Set<string>; quoted: string[]; endpoint: Names['endpoint'] },
): boolean {
  const segments = segmentsOf(path);
  if (segments.some((segment) => names.has(segment))) return true;
  if (query.some(([, value]) => names.has(value))) return true;
  if (endpoint && endpoint[0] === segments[0] && endpoint[1] === idIn(segments, method, reply)) return true;
  if (method === 'GET') return false;
  const sent = body === null ? '' : JSON.stringify(body);
  return (
    quoted.some((text) => sent.includes(text) || reply?.includes(text)) ||
    [...names].some((name) => /^\d{7,}$/.test(name) && new RegExp(`[:[]${name}\\b`).test(sent))
  );
}

/** The id in a path such as `/refund/1`; where a request has made a record, the id in the reply. */
function idIn(segments: readonly string[], method: string, reply: string | undefined): number | undefined {
  const [, id = ''] = segments;
  if (/^\d+$/.test(id)) return Number(id);
  if (method !== 'POST' || segments.length !== 1) return undefined;
  const made = Number(dataOf(reply ?? '').id);
  return Number.isNaN(made) ? undefined : made;
}

/** The `data` of an event or of a reply. */
export function dataOf(body: string): Record<string, unknown> {
  const { data } = (parsed(body) ?? {}) as { data?: unknown };
  return isObject(data) ? data : {};
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter(Boolean)
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
}

/** Links to the records that a request names: in its path, its query, its body, and in the reply about one record. */
export function recordsOfExchange(view: DashboardView, { request, reply }: Exchange): Markup[] {
  const { method, path, query, body } = request;
  const segments = segmentsOf(path);
  const { data } = (parsed(reply ?? '') ?? {}) as { data?: unknown };
  const one = Array.isArray(data) ? null : data;
  const links = linksTo(view, [segments, query.map(([, value]) => value), body, one]);
  const page = { refund: 'refunds', dispute: 'disputes' }[segments[0] ?? ''];
  const id = idIn(segments, method, reply);
  if (page !== undefined && id !== undefined) links.push(...linkById(view, page, id));
  return links;
}

/** Links to the records that an event names. */
export function recordsOfEvent(view: DashboardView, { event, body }: Delivery): Markup[] {
  const data = dataOf(body);
  const links = linksTo(view, data);
  if (event.startsWith('charge.dispute.')) links.push(...linkById(view, 'disputes', Number(data.id)));
  if (event.startsWith('refund.')) {
    const { world } = view;
    const transaction = world.transactions.with('reference', data.transaction_reference);
    const refund = world.refunds.oldestFirst.findLast(
      (each) => each.transaction === transaction?.id && String(each.amount) === String(data.amount),
    );
    if (refund) links.push(...linkById(view, 'refunds', refund.id));
  }
  return links;
}

function linkById({ world }: DashboardView, page: string, id: number): Markup[] {
  const record = (page === 'refunds' ? world.refunds : world.disputes).withId(id);
  if (!record) return [];
  const word = page === 'refunds' ? 'Refund' : 'Dispute';
  return [html`<a href="${addressOf(page, id)}">${word} ${id}</a>`];
}

/** Links to all records whose codes are among the texts within a value. */
function linksTo({ world }: DashboardView, value: unknown): Markup[] {
  const links = new Map<string, Markup>();
  const add = (page: string, word: string, record: { id: number } | undefined, name?: string) => {
    if (record) {
      const address = addressOf(page, record.id);
      links.set(address, html`<a href="${address}">${word} ${name}</a>`);
    }
  };
  for (const text of textsIn(value)) {
    const transaction = world.transactions.find(text);
    add('transactions', 'Transaction', transaction, transaction?.reference);
    const customer = world.customers.with('customer_code', text) ?? world.customers.with('email', text);
    add('customers', 'Customer', customer, customer?.email);
    const subscription = world.subscriptions.with('subscription_code', text);
    add('subscriptions', 'Subscription', subscription, subscription?.subscription_code);
    const transfer = world.transfers.with('transfer_code', text) ?? world.transfers.with('reference', text);
    add('transfers', 'Transfer', transfer, transfer?.transfer_code);
  }
  const all = [...links];
  return ORDER.flatMap((page) =>
    all.filter(([address]) => address.startsWith(addressOf(page))).map(([, link]) => link),
  );
}

/** What a request or an event is most about comes first. */
const ORDER = ['transactions', 'transfers', 'subscriptions', 'customers'];

/** How many texts of one value are looked up. */
const MOST_TEXTS = 2_000;

function textsIn(value: unknown): Set<string> {
  const texts = new Set<string>();
  const waiting = [value];
  while (waiting.length > 0 && texts.size < MOST_TEXTS) {
    const each = waiting.pop();
    if (typeof each === 'string') texts.add(each);
    else if (typeof each === 'object' && each !== null) {
      for (const part of Object.values(each)) waiting.push(part);
    }
  }
  return texts;
}
