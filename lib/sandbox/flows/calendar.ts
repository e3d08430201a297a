import type { Interval } from '../../arguments/enums';
import { DAY } from '../core/sandbox-clock';

const MONTHS: Partial<Record<Interval, number>> = { monthly: 1, quarterly: 3, biannually: 6, annually: 12 };

const DAYS: Partial<Record<Interval, number>> = { hourly: 1 / 24, daily: 1, weekly: 7 };

/** The last day of a month on which subscriptions are charged. */
const LAST_DAY = 28;

/** The time of the next charge after a charge. */
export function nextDate(time: string, interval: Interval): string {
  const date = new Date(time);
  const months = MONTHS[interval];
  if (months === undefined) return new Date(date.getTime() + (DAYS[interval] ?? 1) * DAY).toISOString();
  date.setUTCDate(Math.min(date.getUTCDate(), LAST_DAY));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString();
}

export function cronOf(time: string, interval: Interval): string {
  const date = new Date(time);
  const day = Math.min(date.getUTCDate(), LAST_DAY);
  const expressions: Record<Interval, string> = {
    hourly: '0 * * * *',
    daily: '0 0 * * *',
    weekly: `0 0 * * ${date.getUTCDay()}`,
    monthly: `0 0 ${day} * *`,
    quarterly: `0 0 ${day} */3 *`,
    biannually: `0 0 ${day} */6 *`,
    annually: `0 0 ${day} ${date.getUTCMonth() + 1} *`,
  };
  return expressions[interval];
}
