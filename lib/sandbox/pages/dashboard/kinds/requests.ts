import type { Exchange } from '../../../request-log';
import { parsed } from '../../../core/body';
import { isObject } from '../../../../objects';
import { html } from '../../html';
import { kind } from '../kind';
import { codeBlock, coloured, factsOf, section, timeOf, timeText } from '../parts';
import { recordsOfExchange } from '../related';
import { requestLine, shownExchange, statusMark } from '../request-line';
import type { DashboardView } from '../view';

/** Requests for the API. */
export const requests = kind<Exchange>({
  path: 'requests',
  title: 'Requests',
  heads: ['When', 'Request', 'About', 'Took', 'Status'],
  none: 'No request has come.',
  all: ({ exchanges }) => exchanges,
  find: ({ exchanges }, name) => exchanges.find(({ id }) => String(id) === name),
  cells: (view, item) => [
    timeOf(item.at),
    requestLine(view, item),
    html`${recordsOfExchange(view, item)[0]}`,
    html`${tookOf(item)}`,
    html`${statusMark(item)} <span class="dim">${failureOf(view, item)}</span>`,
  ],
  text: (view, item) => {
    const { target, body, reply } = shownExchange(view, item);
    return [timeText(item.at), target, body, reply, item.request.statusCode].join(' ');
  },
  rough: (_view, { at, request, reply }) => {
    const { method, path, query, body, statusCode } = request;
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const asked = query.map((pair) => pair.join('=')).join('&');
    return [timeText(at), `${method} ${path}?${asked}`, sent, reply, statusCode].join(' ');
  },
  page: (view, item) => ({
    title: shownExchange(view, item).target,
    state: statusMark(item),
    body: bodyOf(view, item),
  }),
});

function tookOf({ duration }: Exchange): string {
  return duration === undefined ? 'held back' : `${Math.round(duration)}\u00a0ms`;
}

/** What the reply says of a request that failed. */
export function failureOf(view: DashboardView, exchange: Exchange): string | undefined {
  if (exchange.request.statusCode < 400) return undefined;
  const body = parsed(shownExchange(view, exchange).reply ?? '');
  return isObject(body) && typeof body.message === 'string' ? body.message : undefined;
}

function bodyOf(view: DashboardView, item: Exchange) {
  const { request, duration } = item;
  const { body, reply } = shownExchange(view, item);
  const records = recordsOfExchange(view, item);
  const state = duration === undefined ? 'It is held back.' : 'It is too old to be kept.';
  return html`${section(
    'facts',
    'Request',
    factsOf([
      ['Came', timeOf(item.at)],
      ['Took', tookOf(item)],
      ['Key', request.authorized ? 'right' : 'wrong, or none'],
      ['About', records.length > 0 && html`${records.map((each) => html`<div>${each}</div>`)}`],
      ['Content type', request.contentType],
      ['Program', request.userAgent],
      ['Number', item.id],
    ]),
  )}
  ${section(
    'sent',
    'Body',
    body === undefined ? html`<p class="dim">None.</p>` : codeBlock('sent-json', 'Body', coloured(body)),
  )}
  ${section(
    'reply',
    'Reply',
    reply === undefined
      ? html`<p class="dim">${state}</p>`
      : codeBlock('reply-json', 'Reply', coloured(reply)),
  )}`;
}
