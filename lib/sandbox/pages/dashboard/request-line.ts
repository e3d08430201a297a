import { parsed } from '../../core/body';
import type { Exchange } from '../../request-log';
import { type Markup, html } from '../html';
import { addressOf, mark } from './parts';
import { type DashboardView, shown } from './view';

/** What was asked for and what came back, as texts without secrets. */
export interface ShownExchange {
  /** Method, path and query. */
  target: string;
  body: string | undefined;
  /** `undefined` while the reply is held back, and once it is too old to be kept. */
  reply: string | undefined;
}

/** Hides what is secret in a request and its reply. */
export function shownExchange(view: DashboardView, { request, reply }: Exchange): ShownExchange {
  const { method, path, query, body } = request;
  const asked = query.map((pair) => pair.join('=')).join('&');
  const values = [path, asked, Object.fromEntries(query), body, reply === undefined ? null : parsed(reply)];
  const [target = '', search = '', , sent, answered] = shown(view, ...values);
  return {
    target: `${method} ${target}${search && '?'}${search}`,
    body: body === null ? undefined : sent,
    reply: reply === undefined ? undefined : answered,
  };
}

/** A request in one line, with the way to its page. */
export function requestLine(view: DashboardView, exchange: Exchange): Markup {
  return html`<a class="name" href="${addressOf('requests', exchange.id)}"
    >${shownExchange(view, exchange).target}</a
  >`;
}

/** The status of the reply; a connection that was closed in place of it has none. */
export function statusMark({ request: { statusCode } }: Exchange): Markup {
  return mark(statusCode === 0 ? 'closed' : String(statusCode));
}
