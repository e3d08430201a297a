import type { Exchange } from '../../request-log';
import { type Markup, html } from '../html';
import { addressOf, mark, timeOf } from './parts';
import { type Names, mentionsOf } from './related';
import { deliveryState, stateOfTry } from './webhook-state';
import type { DashboardView, RecordOf } from './view';
import { requestLine, statusMark } from './request-line';

/** Something that happened, or will. */
export interface Moment {
  /** ISO 8601, in UTC. */
  at: string;
  what: Markup;
  state?: Markup | undefined;
  /** What belongs to it, below it. */
  more?: Markup | undefined;
}

/** How many moments are shown. */
const MOST = 200;
/** How many tries of a delivery are shown. */
const MOST_TRIES = 3;

/** All about a record, oldest first: its own moments, the requests and events that name it, and what is due. */
export function timelineOf(
  view: DashboardView,
  own: readonly Moment[],
  names: Names,
  jobs: readonly Job[],
): Markup {
  const { exchanges, deliveries } = mentionsOf(view, names);
  const ofExchange = (exchange: Exchange): Moment => ({
    at: exchange.at,
    get what() {
      return requestLine(view, exchange);
    },
    state: statusMark(exchange),
  });
  // A request that only reads comes after what it may have read.
  const moments: Moment[] = [
    ...exchanges.filter(({ request }) => request.method !== 'GET').map(ofExchange),
    ...own,
    ...deliveries.map(momentOf),
    ...exchanges.filter(({ request }) => request.method === 'GET').map(ofExchange),
    ...jobs.map(({ at, words }) => ({
      at: new Date(at).toISOString(),
      what: html`${words}`,
      state: mark('due'),
    })),
  ];
  // The sort is stable: what happened at the same time stays in the order above.
  const sorted = moments.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const left = sorted.length - MOST;
  return html`${left > 0 && html`<p class="dim">${left} older are not shown.</p>`}
    <ol class="timeline" id="timeline">
      ${sorted.slice(-MOST).map(
        ({ at, what, state, more }) =>
          html`<li class="${at > view.world.now && 'ahead'}">
            <span class="when">${timeOf(at)}</span>
            <div>${what} ${state} ${more}</div>
          </li>`,
      )}
    </ol>`;
}

/** Something that is due. */
export interface Job {
  /** Milliseconds since 1970. */
  at: number;
  words: string;
}

type Delivery = DashboardView['world']['deliveries'][number];

function momentOf(delivery: Delivery): Moment {
  const { id, event, createdAt, attempts } = delivery;
  return {
    at: createdAt,
    what: html`Event <a href="${addressOf('webhooks', id)}">${event}</a>`,
    state: mark(deliveryState(delivery)),
    more:
      attempts.length > 0
        ? html`<ul class="tries">
            ${attempts.length > MOST_TRIES && html`<li>${attempts.length - MOST_TRIES} earlier tries</li>`}
            ${attempts.slice(-MOST_TRIES).map((each) => html`<li>${timeOf(each.at)} ${stateOfTry(each)}</li>`)}
          </ul>`
        : undefined,
  };
}

/** The steps that the customer took on a payment. */
export function stepsOf({ log }: RecordOf<'transactions'>): Moment[] {
  if (!log) return [];
  return log.history.map(({ type, message, time }) => ({
    at: new Date((log.start_time + time) * 1000).toISOString(),
    what: html`Checkout: ${message}`,
    state: type === 'action' ? undefined : mark(type),
  }));
}
