import type { Chart } from './question';
import { figures, typical } from './table';
import { quantile } from './stats';

const WIDTH = 860;
const LEFT = 230;
const RIGHT = 640;
const ROW = 24;
const HEAD = 58;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .quiet { fill: #59636e; font-size: 12px; font-weight: 400 }
  .grid { stroke: #d1d9e0 }
  .spread { stroke: #818b98; stroke-width: 3; stroke-linecap: round }
  .dot { fill: #59636e }
  .ours { font-weight: 600 }
  .spread.ours { stroke: #54aeff }
  .dot.ours { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .grid { stroke: #3d444d }
    .spread { stroke: #656c76 }
    .dot { fill: #9198a1 }
    .spread.ours { stroke: #1f6feb }
    .dot.ours { fill: #79c0ff }
  }`;

/** A dot for each median, on a line from the 10th to the 90th percentile. */
function panel({ title, measure, scale }: Chart, top: number): string {
  const rivals = [...measure.samples.keys()];
  const samples = [...measure.samples.values()].flat();
  const highest = Math.max(...samples);
  const logs = [Math.floor(Math.log10(Math.min(...samples))), Math.ceil(Math.log10(highest))] as const;
  const step = niceStep(highest / 4);
  const end = Math.ceil(highest / step) * step;

  const share = (value: number) =>
    scale === 'linear' ? value / end : (Math.log10(value) - logs[0]) / (logs[1] - logs[0]);
  const x = (value: number) => (LEFT + share(value) * (RIGHT - LEFT)).toFixed(1);
  const ticks =
    scale === 'linear'
      ? Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step)
      : Array.from({ length: logs[1] - logs[0] + 1 }, (_, index) => 10 ** (logs[0] + index));

  const bottom = top + HEAD + rivals.length * ROW;
  const unit = scale === 'log' ? `${measure.unit}, logarithmic scale` : measure.unit;
  return [
    `<text class="title" x="16" y="${top + 24}">${escape(title)} <tspan class="quiet">${escape(unit)}</tspan></text>`,
    ...ticks.flatMap((tick) => [
      `<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="${top + 50}" y2="${bottom}"/>`,
      `<text class="quiet" x="${x(tick)}" y="${top + 44}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
    ]),
    ...rivals.flatMap((rival, row) => {
      const y = top + HEAD + row * ROW + ROW / 2;
      const own = measure.samples.get(rival) ?? [];
      const ours = rival.includes('Customer') ? ' ours' : '';
      const { ratio: times, value } = figures(measure, rival);
      return [
        `<text class="${ours}" x="${LEFT - 16}" y="${y + 4}" text-anchor="end">${escape(rival)}</text>`,
        `<line class="spread${ours}" x1="${x(quantile(own, 0.1))}" x2="${x(quantile(own, 0.9))}" y1="${y}" y2="${y}"/>`,
        `<circle class="dot${ours}" cx="${x(typical(measure, rival))}" cy="${y}" r="5"/>`,
        `<text class="${ours}" x="${RIGHT + 68}" y="${y + 4}" text-anchor="end">${times}</text>`,
        `<text class="${ours}" x="${RIGHT + 84}" y="${y + 4}">${escape(value)}</text>`,
      ];
    }),
  ].join('\n');
}

function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 5].find((factor) => factor * power >= atLeast) ?? 10);
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The charts one below the other, as an SVG for light and dark pages. */
export function drawCharts(charts: readonly Chart[]): string {
  let height = 8;
  const panels = charts.map((chart) => {
    const drawn = panel(chart, height);
    height += HEAD + chart.measure.samples.size * ROW + 24;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" role="img">`,
    `<title>${escape(charts.map(({ title }) => title).join('; '))}</title>`,
    `<style>${STYLE}\n</style>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}
