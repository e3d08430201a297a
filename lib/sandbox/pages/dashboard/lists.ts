import { type Markup, html } from '../html';
import { type Kind, tableOf } from './kind';
import { KINDS } from './kinds/index';
import type { Place } from './layout';
import { addressOf, section } from './parts';
import { type DashboardView, wantedOf } from './view';

/** How many records a page of a list has. */
const STEP = 50;
/** How many of each kind the page of a search shows. */
const FIRST_FOUND = 5;

/** A page of all records of a kind, the newest first. */
export async function listPage(view: DashboardView, kind: Kind): Promise<Place> {
  const asked = Number(view.query.get('page'));
  const page = Number.isSafeInteger(asked) && asked > 1 ? asked : 1;
  const from = (page - 1) * STEP;
  const { count, rows } = await kind.list(view, from, STEP);
  const wanted = wantedOf(view);
  const none = wanted === '' ? kind.none : `Nothing in ${kind.title.toLowerCase()} has “${wanted}”.`;
  const end = from + rows.length;
  const told =
    count > STEP || wanted !== ''
      ? html`<p class="dim">
          ${rows.length === 0 ? 'None' : `${from + 1} to ${end}`} of
          ${count}${wanted !== '' && html` with “${wanted}”`}
        </p>`
      : undefined;
  const body = html`<section id="list" class="live" aria-label="${kind.title}">
    ${told} ${rows.length === 0 ? html`<p class="dim">${none}</p>` : tableOf(kind, rows)}
    ${pager(view, kind, page, count)}
  </section>`;
  return { path: kind.path, address: addressOf(kind.path), title: kind.title, body };
}

function pager(view: DashboardView, kind: Kind, page: number, count: number): Markup {
  const link = (to: number, words: string) => {
    const query = new URLSearchParams(view.query);
    query.delete('note');
    query.set('page', String(to));
    return html`<a href="${addressOf(kind.path)}?${query.toString()}" class="page">${words}</a>`;
  };
  const newer = page > 1 && link(page - 1, 'Newer');
  const older = page * STEP < count && link(page + 1, 'Older');
  return html`${(newer || older) && html`<p class="row pager">${newer} ${older}</p>`}`;
}

/** The first records of each kind that have what is searched for. */
export async function searchPage(view: DashboardView): Promise<Markup> {
  const listings = await Promise.all(KINDS.map((kind) => kind.list(view, 0, FIRST_FOUND)));
  const wanted = wantedOf(view);
  const query = new URLSearchParams({ q: wanted }).toString();
  const sections = KINDS.map((kind, index) => {
    const { count, rows } = listings[index] ?? { count: 0, rows: [] };
    const more =
      count > rows.length &&
      html`<p><a href="${addressOf(kind.path)}?${query}">All ${count} ${kind.title.toLowerCase()}</a></p>`;
    return count > 0 && section(kind.path, `${kind.title}: ${count}`, html`${tableOf(kind, rows)} ${more}`);
  });
  const isNone = listings.every(({ count }) => count === 0);
  // The parts come and go together, so they are one live part.
  return html`<div id="found" class="live">
    ${isNone && html`<p class="card">Nothing has “${wanted}”.</p>`} ${sections}
  </div>`;
}
