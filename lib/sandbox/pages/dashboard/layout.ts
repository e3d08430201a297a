import { OWN_PATH, framed } from '../frame';
import { type Markup, html } from '../html';
import type { Kind } from './kind';
import { KINDS } from './kinds/index';
import { addressOf } from './parts';
import { warningsOf } from './settings';
import { type DashboardView, wantedOf } from './view';

/** A page of the dashboard. */
export interface Place {
  /** Its part of the navigation. */
  path: string;
  /** Where its search leads. */
  address: string;
  title: string;
  state?: Markup | undefined;
  body: Markup;
}

/** The places of the navigation, and how much is in each. */
const PLACES: readonly (readonly [path: string, title: string, kind?: Kind])[] = [
  ['', 'Overview'],
  ...KINDS.map((kind) => [kind.path, kind.title, kind] as const),
  ['controls', 'Controls'],
];

/** A page with what all pages of the dashboard have: search, navigation and clock. */
export async function placed(view: DashboardView, place: Place): Promise<string> {
  const wanted = wantedOf(view);
  // A message about a field is at the field.
  const told = view.note?.field === undefined ? view.note : undefined;
  const body = html`<a class="skip" href="#content">To the content</a>
    <div class="board">
      <header>
        <a class="brand" href="/">Paystack sandbox</a>
        <form action="${place.address}" role="search" id="searching">
          <label for="search">Search</label>
          <input
            type="search"
            id="search"
            name="q"
            value="${wanted}"
            placeholder="Reference, email, amount, …"
          />
          <button>Search</button>
        </form>
        <p id="clock" class="live" title="The time in the sandbox">
          ${view.world.now.slice(0, 16).replace('T', ' ')} UTC
        </p>
        <button type="button" class="menu" popovertarget="places">Menu</button>
      </header>
      <nav id="places" popover aria-label="Pages">${await navigation(view, place.path)}</nav>
      <main id="content" tabindex="-1">
        <p id="words" role="status" class="${told && `note ${told.tone}`}">${told?.message}</p>
        <div id="page">
          <div class="title">
            <h1>${place.title}</h1>
            <span id="state" class="live">${place.state}</span>
          </div>
          <div id="warnings" class="live">${warningsOf(view)}</div>
          ${place.body}
        </div>
      </main>
    </div>`;
  const title = place.path === '' ? 'Paystack sandbox' : `${place.title} – Paystack sandbox`;
  return framed(title, body, `/${OWN_PATH}/dashboard.js`, 'dashboard.css');
}

async function navigation(view: DashboardView, current: string): Promise<Markup> {
  const wanted = wantedOf(view);
  const query = wanted === '' ? '' : `?${new URLSearchParams({ q: wanted }).toString()}`;
  const counts = await Promise.all(PLACES.map(async ([, , kind]) => kind?.list(view, 0, 0)));
  return html`<ul id="navigation" class="live">
    ${PLACES.map(([path, title], index) => {
      const address = path === '' ? '/' : addressOf(path);
      const count = counts[index]?.count;
      return html`<li>
        <a href="${address}${query}" ${path === current && html`aria-current="page"`}
          >${title}${count !== undefined && html` <span class="count">${count}</span>`}</a
        >
      </li>`;
    })}
  </ul>`;
}
