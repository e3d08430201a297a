import type { Server } from './server';
import { inDigits } from './stats';
import type { Measure, Table } from './table';

/** One question, answered by one table. A further one is a file in `questions/` and a line in `index.ts`. */
export interface Question {
  readonly title: string;
  ask(server: Server): Promise<Answer>;
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

export function atMost(figure: string, value: number, limit: number, unit = ''): Check {
  return {
    figure,
    measured: inDigits(value) + unit,
    target: `≤ ${limit}${unit}`,
    reached: value <= limit,
  };
}

export function below(figure: string, value: number, limit: number, unit = ''): Check {
  return { ...atMost(figure, value, limit, unit), target: `< ${limit}${unit}`, reached: value < limit };
}

export function atLeast(figure: string, value: number, limit: number, unit = ''): Check {
  return { ...atMost(figure, value, limit, unit), target: `≥ ${limit}${unit}`, reached: value >= limit };
}
