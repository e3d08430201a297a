import { type Markup, html } from '../html';
import { addressOf } from './parts';
import { found, textOf } from './searching';
import { type DashboardView, wantedOf } from './view';

/** A page about one record. */
export interface RecordPage {
  title: string;
  state?: Markup;
  body: Markup;
}

/** A kind of records that the dashboard lists. */
export interface KindOf<T extends { id: number }> {
  /** Part of its address. */
  path: string;
  title: string;
  /** Names of the columns: when, what, how much, whose, and the state. */
  heads: readonly string[];
  /** What is said where there are none. */
  none: string;
  all: (view: DashboardView) => readonly T[];
  /** The record that an address names. */
  find: (view: DashboardView, name: string) => T | undefined;
  cells: (view: DashboardView, item: T) => Markup[];
  /** Other texts that a search finds, because they are on the record's page. */
  terms?: (view: DashboardView, item: T) => string;
  /** All that a search finds, where it need not make the cells. */
  text?: (view: DashboardView, item: T) => string;
  /** A quick test for a search; see `Haystack`. */
  rough?: (view: DashboardView, item: T) => string;
  page: (view: DashboardView, item: T) => RecordPage;
}

/** A list of records, as far as it is shown. */
export interface Listing {
  /** How many there are, of those that are searched for. */
  count: number;
  rows: readonly { id: number; cells: readonly Markup[] }[];
}

/** A kind of records, whatever their type. */
export interface Kind extends Pick<KindOf<{ id: number }>, 'path' | 'title' | 'heads' | 'none'> {
  /** Lists records, the newest first. */
  list: (view: DashboardView, from: number, most: number) => Promise<Listing>;
  pageOf: (view: DashboardView, name: string) => RecordPage | undefined;
}

/** Makes a kind. */
export function kind<T extends { id: number }>(of: KindOf<T>): Kind {
  const { path, title, heads, none, terms = () => '', rough } = of;
  /** The navigation and the page of one view show the same search. */
  const searches = new WeakMap<DashboardView, Promise<T[]>>();
  const search = (view: DashboardView) => {
    const textOfItem = (item: T) =>
      of.text?.(view, item) ?? `${of.cells(view, item).map(textOf).join(' ')} ${terms(view, item)}`;
    const roughTextOf = rough && ((item: T) => rough(view, item));
    const known = searches.get(view);
    const items =
      known ??
      found(of.all(view), wantedOf(view), { textOf: textOfItem, ...(roughTextOf && { roughTextOf }) });
    searches.set(view, items);
    return items;
  };
  return {
    ...{ path, title, heads, none },
    list: async (view, from, most) => {
      const all = of.all(view);
      const row = (item: T) => ({ id: item.id, cells: of.cells(view, item) });
      if (wantedOf(view) === '') {
        const end = Math.max(all.length - from, 0);
        const shown = all.slice(Math.max(end - most, 0), end).reverse();
        return { count: all.length, rows: shown.map(row) };
      }
      const items = await search(view);
      return { count: items.length, rows: items.slice(from, from + most).map(row) };
    },
    pageOf: (view, name) => {
      const item = of.find(view, name);
      return item && of.page(view, item);
    },
  };
}

/** The name of a record, which leads to its page. */
export function nameLink(path: string, id: number, name: string): Markup {
  return html`<a class="name" href="${addressOf(path, id)}">${name}</a>`;
}

/** The rows of a list as a table; on a phone each row is a card. */
export function tableOf({ path, title, heads }: Kind, rows: Listing['rows']): Markup {
  return html`<table role="table" aria-label="${title}">
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ({ id, cells }) =>
          html`<tr role="row" data-href="${addressOf(path, id)}">
            ${cells.map((cell, index) => html`<td role="cell" data-head="${heads[index]}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
