import { inDigits, inTimes, median, quantile } from './stats';

/** One column of a table. */
export interface Measure {
  readonly title: string;
  readonly unit: string;
  /** By rival, one a round; the first rival is what the others are compared with. */
  readonly samples: ReadonlyMap<string, readonly number[]>;
  /** Whether it makes sense to compare. */
  readonly compared: boolean;
}

export interface Table {
  readonly rivals: readonly string[];
  readonly measures: readonly Measure[];
}

export function measure<S>(
  title: string,
  unit: string,
  scores: ReadonlyMap<string, readonly S[]>,
  value: (score: S) => number,
  compared = true,
): Measure {
  const samples = new Map([...scores].map(([rival, list]) => [rival, list.map(value)]));
  return { title, unit, samples, compared };
}

export function samplesOf({ samples, title }: Measure, rival: string): readonly number[] {
  const found = samples.get(rival);
  if (found === undefined) throw new Error(`${rival} has no samples of "${title}".`);
  return found;
}

export function typical(measure: Measure, rival: string): number {
  return median(samplesOf(measure, rival));
}

/** Which of the rivals has the highest median, and which the lowest. */
export function highest(measure: Measure, rivals: readonly string[]): string {
  return byMedian(measure, rivals).at(-1) ?? '';
}

export function lowest(measure: Measure, rivals: readonly string[]): string {
  return byMedian(measure, rivals)[0] ?? '';
}

function byMedian(measure: Measure, rivals: readonly string[]): string[] {
  return rivals
    .filter((rival) => measure.samples.has(rival))
    .sort((a, b) => typical(measure, a) - typical(measure, b));
}

/** The ratio of two rivals within each round. Their median drifts less with the machine than a ratio of medians does. */
export function ratios(measure: Measure, rival: string, base = firstOf(measure)): number[] {
  const bases = samplesOf(measure, base);
  return samplesOf(measure, rival).map((sample, round) => sample / (bases[round] ?? NaN));
}

function firstOf({ samples }: Measure): string {
  const [first = ''] = samples.keys();
  return first;
}

/** Ratio, median and spread, as the tables and the chart show them. */
export function figures(measure: Measure, rival: string): { ratio: string; value: string; spread: string } {
  const samples = samplesOf(measure, rival);
  const spread = `${inDigits(quantile(samples, 0.1))}–${inDigits(quantile(samples, 0.9))}`;
  return {
    ratio: measure.compared ? inTimes(median(ratios(measure, rival))) : '',
    value: `${inDigits(median(samples))} ${measure.unit}`,
    spread: samples.length > 1 ? `(${spread})` : '',
  };
}

/** The table's cells as text, its head first. */
export function cells({ rivals, measures }: Table): string[][] {
  const cell = (measure: Measure, rival: string) =>
    measure.samples.has(rival) ? Object.values(figures(measure, rival)).filter(Boolean).join(' ') : '—';
  return [
    ['', ...measures.map(({ title }) => title)],
    ...rivals.map((rival) => [rival, ...measures.map((measure) => cell(measure, rival))]),
  ];
}

export function asText(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function asMarkdown(rows: readonly string[][]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
