import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { drawCharts } from './chart';
import type { Answer, Check } from './question';
import { asMarkdown, cells } from './table';

const docs = join(__dirname, '../docs');
const page = join(docs, 'benchmarks.md');

const BEGIN = '<!-- bench -->';
const END = '<!-- /bench -->';

const EMPTY_PAGE = `# Benchmarks\n\n${BEGIN}\n${END}\n`;

export const HOW_TO_READ =
  'Each cell: the ratio to the first row, the median, and in brackets the 10th to the 90th percentile, of many ' +
  'short rounds in which each rival had its turn. A ratio is the median of those within each round.';

export function checkRows(checks: readonly Check[]): string[][] {
  const rows = checks.map(({ figure, measured, target, reached }) => [
    figure,
    measured,
    target,
    reached ? 'yes' : 'no',
  ]);
  return [['figure', 'measured', 'target', 'reached'], ...rows];
}

export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const system = `${process.platform} ${process.arch}`;
  return `${cores.length} × ${cores[0]?.model ?? 'CPU'}, ${memory} GB, ${system}, Node ${process.versions.node}`;
}

/** Writes the chart, and the page's part between the marks; the rest of the page is written by hand. */
export async function writeReport(answers: ReadonlyMap<string, Answer>): Promise<void> {
  const all = [...answers.values()];
  writeFileSync(join(docs, 'benchmarks.svg'), drawCharts(all.flatMap(({ chart }) => (chart ? [chart] : []))));

  const sections = [...answers].map(([title, { table, notes }]) =>
    [`## ${title}`, asMarkdown(cells(table)), ...notes].join('\n\n'),
  );
  const checks = asMarkdown(checkRows(all.flatMap((answer) => answer.checks)));
  const date = new Date().toISOString().slice(0, 10);
  const text = [
    `Written by \`npm run bench -- --write\` on ${date}: ${machine()}. ${HOW_TO_READ}`,
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
