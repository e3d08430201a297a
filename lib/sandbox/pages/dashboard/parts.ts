import { fromSubunit } from '../../../money/subunit';
import { OWN_PATH } from '../frame';
import { type Markup, type MarkupValue, html } from '../html';

/** The address of a page of the dashboard. */
export function addressOf(...parts: readonly (string | number)[]): string {
  return ['', OWN_PATH, ...parts.map((part) => encodeURIComponent(part))].join('/');
}

const FORMATS = new Map<string, Intl.NumberFormat>();

/** An amount of subunits as people write it, always with two decimals, such as `₦5,000.00`. */
export function amountOf(amount: number, currency: string): string {
  let format = FORMATS.get(currency);
  if (!format) {
    format = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    FORMATS.set(currency, format);
  }
  const decimal = fromSubunit(Math.abs(amount));
  return format.format(`${amount < 0 ? '-' : ''}${decimal}` as `${number}`);
}

/** The same for a page, on one line. */
export function moneyOf(amount: number, currency: string): Markup {
  return html`<span class="money">${amountOf(amount, currency)}</span>`;
}

/** A time as people read it, to the second. */
export function timeOf(time: string): Markup {
  return html`<time datetime="${time}">${timeText(time)}</time>`;
}

/** The same as a text. */
export function timeText(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}

const GOOD = /^(2\d\d|success|active|resolved|processed|delivered|identified|complete|completed)$/;
const BAD = /^([45]\d\d|failed|attention|needs-attention|refused|no reply|closed|denied)$/;
const OPEN = /^(pending|ongoing|processing|queued|waiting|otp|awaiting-\S+|send_\S+|3\d\d|held back)$/;

/** The state of something, in a colour that fits. */
export function mark(state: string): Markup {
  const tone = GOOD.test(state) ? 'good' : BAD.test(state) ? 'bad' : OPEN.test(state) ? 'open' : '';
  return html`<span class="mark ${tone}">${state}</span>`;
}

/** Names and values, one below the other. Values that are missing are left out. */
export function factsOf(facts: readonly (readonly [name: string, value: MarkupValue])[]): Markup {
  const told = facts.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  return html`<dl class="facts">
    ${told.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A part of a page, with its title. It is renewed when something changes. */
export function section(id: string, title: string, body: MarkupValue): Markup {
  return html`<section id="${id}" class="live" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`;
}

/** A text to read and to copy, such as JSON. */
export function codeBlock(id: string, label: string, content: MarkupValue): Markup {
  return html`<div class="code">
    <pre id="${id}" tabindex="0" role="group" aria-label="${label}">${content}</pre>
    <button type="button" class="copy" data-copy="${id}" aria-label="Copy: ${label}" hidden>Copy</button>
  </div>`;
}

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** A text of JSON in colours. Any other text stays as it is. */
export function coloured(json: string): Markup {
  if (!/^\s*[[{]/.test(json)) return html`${json}`;
  const parts: Markup[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKENS)) {
    const [whole, text, colon] = match;
    const kind = text === undefined ? 'n' : colon === undefined ? 's' : 'k';
    const [marked, rest] = text === undefined ? [whole, ''] : [text, colon ?? ''];
    parts.push(html`${json.slice(end, match.index)}<span class="${kind}">${marked}</span>${rest}`);
    end = match.index + whole.length;
  }
  return html`${parts}${json.slice(end)}`;
}

/** How long it is until a moment, or how long ago it was, roughly. */
export function distanceOf(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const [, unit, count] = UNITS.map(
    ([length, name]) => [length, name, Math.round(size / length)] as const,
  ).find(([length]) => size >= length * 0.95) ?? [1, 'second', 0];
  if (count === 0) return 'now';
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return milliseconds < 0 ? `${words} ago` : `in ${words}`;
}

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
] as const;
