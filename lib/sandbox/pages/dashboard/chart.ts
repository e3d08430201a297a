import { type Markup, html } from '../html';
import { amountOf } from './parts';

/** One bar of a chart. */
export interface Bar {
  /** Such as `2026-01-31`. */
  day: string;
  /** Subunits. */
  amount: number;
  count: number;
}

const WIDTH = 420;
const HEIGHT = 110;
const FOOT = 18;

/** What came in by day, as bars. The bars can be read as a list, too. */
export function chartOf(id: string, currency: string, bars: readonly Bar[]): Markup {
  const most = Math.max(...bars.map(({ amount }) => amount), 1);
  const step = WIDTH / bars.length;
  const sum = bars.reduce((total, { amount }) => total + amount, 0);
  const label = `${currency} by day: ${amountOf(sum, currency)} in ${bars.length} days`;
  return html`<figure>
    <figcaption>${currency}: ${amountOf(sum, currency)} in ${bars.length} days</figcaption>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT + FOOT}" role="img" aria-label="${label}" id="${id}">
      <line x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}" />
      ${bars.map(({ day, amount, count }, index) => {
        const height = Math.max((amount / most) * (HEIGHT - 8), amount > 0 ? 2 : 0);
        const left = index * step;
        const words = `${day}: ${amountOf(amount, currency)}, ${count} payment${count === 1 ? '' : 's'}`;
        return html`<g>
          <title>${words}</title>
          <rect class="back" x="${left.toFixed(1)}" y="0" width="${step.toFixed(1)}" height="${HEIGHT}" />
          <rect
            class="bar"
            x="${(left + step * 0.15).toFixed(1)}"
            y="${(HEIGHT - height).toFixed(1)}"
            width="${(step * 0.7).toFixed(1)}"
            height="${height.toFixed(1)}"
            rx="2"
          />
          ${
            (bars.length - 1 - index) % 3 === 0 &&
            html`<text x="${(left + step / 2).toFixed(1)}" y="${HEIGHT + FOOT - 4}">${day.slice(5)}</text>`
          }
        </g>`;
      })}
    </svg>
  </figure>`;
}
