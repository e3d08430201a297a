import { ensure, rule } from '../arguments/checks';

/**
 * Makes the function that reads a whole number from an option.
 *
 * @param option - its name, such as `--port`.
 * @throws InvalidDataException for anything else, when it reads.
 */
export function wholeNumber(option: string, least: number, most: number): (value: string) => number {
  const isAllowed = (value: unknown) => /^\d+$/.test(String(value)) && Number(value) >= least;
  const allowed = rule(
    `a whole number, ${least} to ${most}`,
    (value) => isAllowed(value) && Number(value) <= most,
  );
  return (value) => {
    ensure(option, value, allowed);
    return Number(value);
  };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/;

const date = rule(
  'an ISO 8601 date or date-time such as 2026-01-31 or 2026-01-31T12:00:00Z, of a day that exists',
  (value) => {
    const [, year, month, day] = DATE.exec(String(value))?.map(Number) ?? [];
    if (year === undefined || month === undefined) return false;
    const found = new Date(Date.UTC(year, month - 1, day));
    return found.getUTCMonth() === month - 1 && !Number.isNaN(Date.parse(String(value)));
  },
);

/**
 * Makes the function that reads a date from an option. Paystack may ignore a date that it does not understand.
 *
 * @param option - its name, such as `--from`.
 * @throws InvalidDataException for anything else, when it reads.
 */
export function isoDate(option: string): (value: string) => string {
  return (value) => {
    ensure(option, value, date);
    return value;
  };
}

/** The last moment of a day; a date with a time as it is. */
export function endOf(value: string): string {
  return DAY.test(value) ? `${value}T23:59:59.999Z` : value;
}

/** Quotes a text for the shell. */
export function quoted(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
