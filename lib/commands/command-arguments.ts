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

const date = rule(
  'an ISO 8601 date or date-time such as 2026-01-31 or 2026-01-31T12:00:00Z',
  (value) => /^\d{4}-\d\d-\d\d(T\S+)?$/.test(String(value)) && !Number.isNaN(Date.parse(String(value))),
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
