import type { Server } from './server';
import { inDigits, median, quantile } from './stats';
import type { Measure, Table } from './table';

/** How much is measured: all that the page shows, or only what the targets need, in fewer rounds. */
export type Extent = 'whole' | 'quick';

/** One question, answered by one table. A further one is a file in `questions/` and a line in `index.ts`. */
export interface Question {
  readonly title: string;
  ask(server: Server, extent: Extent): Promise<Answer>;
}

export interface Answer {
  readonly table: Table;
  /** What a reader has to know to read the table right. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  /** What the chart shows of it. */
  readonly chart?: Chart;
}

export interface Chart {
  readonly title: string;
  readonly measure: Measure;
  readonly scale: 'linear' | 'log';
}

/** A figure beside its target. */
export interface Check {
  readonly figure: string;
  readonly measured: string;
  readonly target: string;
  readonly reached: boolean;
}

/** The median of the samples beside a limit; where there are many samples, with their middle half in brackets. */
export function atMost(figure: string, samples: readonly number[], limit: number, unit = ''): Check {
  const [value, low, high] = [0.5, 0.25, 0.75].map((share) => inPlaces(quantile(samples, share), unit));
  return {
    figure,
    measured: samples.length > 3 ? `${value} (${low}–${high})` : `${value}`,
    target: `≤ ${inPlaces(limit, unit, 2)}`,
    reached: median(samples) <= limit,
  };
}

export function below(figure: string, samples: readonly number[], limit: number, unit = ''): Check {
  const reached = median(samples) < limit;
  return { ...atMost(figure, samples, limit, unit), target: `< ${inPlaces(limit, unit, 2)}`, reached };
}

export function atLeast(figure: string, samples: readonly number[], limit: number, unit = ''): Check {
  const reached = median(samples) >= limit;
  return { ...atMost(figure, samples, limit, unit), target: `≥ ${inPlaces(limit, unit, 2)}`, reached };
}

/** A ratio with a fixed number of decimal places, so that what just misses its limit is seen to miss it. */
function inPlaces(value: number, unit: string, places = 3): string {
  return unit === '' ? value.toFixed(places) : inDigits(value) + unit;
}
