import { InvalidDataException } from '../../../exceptions';
import { messageOf } from '../../errors';
import { OWN_PATH } from '../frame';
import { html } from '../html';
import {
  type BrowserReply,
  type BrowserRequest,
  isToken,
  page,
  refused,
  replyWith,
  seeOther,
  tokenFor,
} from '../replies';
import type { Website } from '../site';
import { controlsPage } from './controls-page';
import type { Outcome } from './control';
import { runnerOf } from './controls';
import { FieldError, Form } from './form';
import { KINDS } from './kinds/index';
import { type Place, placed } from './layout';
import { listPage, searchPage } from './lists';
import { type Note, keepNote, takeNote } from './notes';
import { overview } from './overview';
import { addressOf } from './parts';
import { type DashboardView, wantedOf } from './view';

/** What the token of all forms of the dashboard is made from. */
const FORMS = 'dashboard';

/** Replies to a request for the dashboard. */
export async function replyOfDashboard(request: BrowserRequest, website: Website): Promise<BrowserReply> {
  const { method, path, query } = request;
  const [place = '', name = ''] = path[0] === OWN_PATH ? path.slice(1) : [];
  const token = tokenFor(FORMS);
  if (method === 'POST') return send(request, website, place, name);
  if (place === 'events') return replyWith('text/event-stream', undefined);
  const { paystack, commands: _commands, ...shown } = website;
  const note = takeNote(query.get('note'));
  const view: DashboardView = { ...shown, world: paystack.world, query, token, note };
  if (place === 'webhooks' && path[3] === 'body') return rawBody(request, view, name);
  const found = await placeOf(view, place, name, path.length);
  return found ? page(200, await placed(view, found)) : page(404, await placed(view, nowhere(place)));
}

async function placeOf(
  view: DashboardView,
  place: string,
  name: string,
  depth: number,
): Promise<Place | undefined> {
  if (place === '') {
    const isSearch = wantedOf(view) !== '';
    const body = isSearch ? await searchPage(view) : overview(view);
    return { path: '', address: '/', title: isSearch ? 'Search' : 'Overview', body };
  }
  if (place === 'controls' && depth === 2) {
    return { path: place, address: '/', title: 'Controls', body: controlsPage(view) };
  }
  const kind = KINDS.find(({ path }) => path === place);
  if (!kind || depth > 3) return undefined;
  if (depth === 2) return listPage(view, kind);
  const record = kind.pageOf(view, name);
  return record && { path: place, address: addressOf(place), ...record };
}

function nowhere(place: string): Place {
  const kind = KINDS.find(({ path }) => path === place);
  const words = kind
    ? `There is no such record in ${kind.title.toLowerCase()}. After a reset, or when it is too old, it is gone.`
    : 'There is no such page.';
  return {
    path: kind?.path ?? 'nowhere',
    address: '/',
    title: 'Not found',
    body: html`<p class="card">${words}</p>`,
  };
}

/** The exact body of a webhook. It may hold what the pages hide, so it is only for those who have the key. */
function rawBody({ headers }: BrowserRequest, { world, authKey }: DashboardView, id: string): BrowserReply {
  if (headers.authorization !== `Bearer ${authKey}`)
    return refused(401, 'This address is only for those who have the key.');
  const delivery = world.deliveries.find((each) => String(each.id) === id);
  return delivery ? replyWith('application/json', delivery.body) : refused(404, 'There is no such webhook.');
}

/** Does what a form asks for. A script gets the words; a browser without scripts comes back to the page of the form. */
async function send(
  { text, headers }: BrowserRequest,
  { commands, url }: Website,
  place: string,
  name: string,
): Promise<BrowserReply> {
  const isScript = headers.accept === 'application/json';
  const failed = (statusCode: number, message: string) =>
    isScript ? json(statusCode, { message, tone: 'bad' }) : refused(statusCode, message);
  const entered = new URLSearchParams(text);
  const run = place === 'controls' ? runnerOf(name) : undefined;
  if (!run) return failed(404, 'There is no such form.');
  if (!isToken(entered.get('token'), tokenFor(FORMS))) return failed(403, 'Load the page again.');
  const form = new Form(entered);
  const { isRefused, ...told } = await resultOf(form, async () => run(commands, form));
  if (isScript) return json(isRefused ? 400 : 200, told);
  const note = keepNote({ ...told, form: form.text('form'), given: form.given });
  return seeOther(pageOfForm(headers, url, note));
}

/** What a form says, and whether it was refused. */
interface Result extends Pick<Note, 'message' | 'tone' | 'field'> {
  isRefused: boolean;
}

async function resultOf(form: Form, run: () => Promise<Outcome>): Promise<Result> {
  try {
    const outcome = await run();
    const { message, isGood } = typeof outcome === 'string' ? { message: outcome, isGood: true } : outcome;
    return { isRefused: false, message, tone: isGood ? 'good' : 'bad' };
  } catch (error) {
    return { isRefused: true, tone: 'bad', ...problemOf(error, form) };
  }
}

/** What is wrong, and with which field. A check of the sandbox names it as a parameter. */
function problemOf(error: unknown, form: Form): { message: string; field?: string } {
  if (error instanceof FieldError) return { message: error.message, field: error.field };
  if (error instanceof InvalidDataException && form.has(error.parameter)) {
    const words = error.message.slice(error.parameter.length + 3);
    return { message: words.charAt(0).toUpperCase() + words.slice(1), field: error.parameter };
  }
  return { message: messageOf(error) };
}

/** The page on which a form was, with a note. */
function pageOfForm({ referer = '' }: BrowserRequest['headers'], url: string, note: string): string {
  const from = URL.canParse(referer) ? new URL(referer) : new URL(url);
  from.searchParams.set('note', note);
  // Only its path: a form comes back to the sandbox, whatever its page was.
  return `${from.pathname.replace(/^\/+/, '/')}${from.search}`;
}

function json(statusCode: number, body: object): BrowserReply {
  return { ...replyWith('application/json', JSON.stringify(body)), statusCode };
}
