import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { version } from '../package.json';
import { drawCharts } from './chart';
import type { Answer, Check } from './question';
import { asMarkdown, cells } from './table';

const docs = join(__dirname, '../docs');
const page = join(docs, 'benchmarks.md');

const BEGIN = '<!-- bench -->';
const END = '<!-- /bench -->';

const EMPTY_PAGE = `# Benchmarks\n\n${BEGIN}\n${END}\n`;

export const HOW_TO_READ =
  'All rivals took turns in many short rounds. A cell has the ratio to the first row, the median, and in brackets the ' +
  '10th to the 90th percentile. The ratio is the median of the ratios within each round. The targets show in brackets ' +
  'the middle half of these ratios.';

export function checkRows(checks: readonly Check[]): string[][] {
  const rows = checks.map(({ figure, measured, target, reached }) => [
    figure,
    measured,
    target,
    reached ? 'yes' : 'no',
  ]);
  return [['figure', 'measured', 'target', 'reached'], ...rows];
}

/** The machine, and how busy it is. */
export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const system = `${process.platform} ${process.arch}`;
  const load = `load average ${loadavg()[0]?.toFixed(1)} before the run`;
  return `${cores.length} × ${cores[0]?.model ?? 'CPU'}, ${memory} GB, ${system}, Node ${process.versions.node}, ${load}`;
}

/** Writes the chart, and the page's part between the marks. The rest of the page is written by hand. */
export async function writeReport(answers: ReadonlyMap<string, Answer>, conditions: string): Promise<void> {
  const all = [...answers.values()];
  writeFileSync(join(docs, 'benchmarks.svg'), drawCharts(all.flatMap(({ chart }) => (chart ? [chart] : []))));

  const sections = [...answers].map(([title, { table, notes }]) =>
    [`## ${title}`, asMarkdown(cells(table)), ...notes].join('\n\n'),
  );
  const checks = asMarkdown(checkRows(all.flatMap((answer) => answer.checks)));
  const date = new Date().toISOString().slice(0, 10);
  const text = [
    `Written by \`npm run bench -- --write\` on ${date}, with version ${version}. The machine: ${conditions}. ${HOW_TO_READ}`,
    '![The medians and spreads of the tables below](benchmarks.svg)',
    ...sections,
    '## Targets',
    checks,
  ].join('\n\n');

  const [before = '', rest = ''] = (existsSync(page) ? readFileSync(page, 'utf8') : EMPTY_PAGE).split(BEGIN);
  const [, after = ''] = rest.split(END);
  const written = `${before}${BEGIN}\n\n${text}\n\n${END}${after}`;
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), filepath: page }));
}
