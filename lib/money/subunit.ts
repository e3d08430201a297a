import {
  type Check,
  INEXACT,
  amountCheck,
  ensure,
  isNearlyInteger,
  rule,
  showAmount,
} from '../arguments/checks';

/** An amount as Paystack takes it. */
export const amountInSubunits = amountCheck(
  `an integer from 0 to ${Number.MAX_SAFE_INTEGER}, in the currency's subunit`,
  0,
);

const positiveAmount = amountCheck(
  `an integer from 1 to ${Number.MAX_SAFE_INTEGER}, in the currency's subunit`,
  1,
);

/** An amount as Paystack takes it, or the same as text, such as a database gives it. */
const inSubunits: Check = (value) =>
  amountInSubunits(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

/** From here on, neighbouring numbers are more than 0.01 apart. */
const COARSE = 2 ** 46;

/**
 * Converts an amount from the currency's base unit to its subunit, such as naira to kobo: `toSubunit(1_000)` is
 * `100000`, `toSubunit('1000.50')` is `100050`. Zeros at the end do not matter: `'1999.9500'` is `199995`. Every
 * currency of Paystack has 100 subunits, XOF and RWF included.
 *
 * Nothing is rounded. A number counts as its shortest decimal text, which is what `String(value)` gives: `0.29` is
 * `29`, while `1.005` and `0.1 + 0.2` (that is `0.30000000000000004`) are refused.
 *
 * Python: `PaystackClient.to_subunit` of pypaystack2 3.x, which rounds instead.
 *
 * @param value - the amount in the base unit: a number, or a decimal text of digits and at most one point.
 * @returns the amount in the subunit, an integer.
 * @throws InvalidDataException for a negative value, for more than two decimals, for any other text or type, and
 * for a result above `Number.MAX_SAFE_INTEGER`. A number above 2^46 that has decimals is refused as well, because it
 * cannot hold two decimals exactly; a text can.
 */
export function toSubunit(value: number | string): number {
  const subunits = subunitsOf(value);
  ensure('value', value, (given) => {
    const problem = rule(inBaseUnit, () => Number.isSafeInteger(subunits), showAmount)(given);
    const isInexact = typeof given === 'number' && !Number.isInteger(given) && isNearlyInteger(given * 100);
    return problem && (isInexact ? `${problem} ${INEXACT} Round it by \`value.toFixed(2)\`.` : problem);
  });
  ensure('value', value, distinct);
  return subunits;
}

/**
 * Converts an amount from the currency's subunit to its base unit, such as kobo to naira: `fromSubunit(100_050)` is
 * `'1000.50'`.
 *
 * The result is a text, because a number holds most decimals only nearly. It always has two decimals. Libraries of
 * decimals, databases and `toSubunit` read it as it is; `Number(fromSubunit(amount))` serves for display.
 *
 * Python: `PaystackClient.to_base_unit` of pypaystack2 3.x, which returns a `Decimal`.
 *
 * @param value - the amount in the subunit: a non-negative integer, or a text of digits such as `'100050'`.
 * @returns the amount in the base unit, a decimal text.
 * @throws InvalidDataException for anything but an integer from 0 to `Number.MAX_SAFE_INTEGER`.
 */
export function fromSubunit(value: number | string): string {
  ensure('value', value, inSubunits);
  const digits = String(Number(value)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Makes sure that a value is an amount that can be charged, and returns it. For values of unknown origin, such as
 * the fields of a form.
 *
 * Python: `pypaystack2.utils.validate_amount`, which also accepts `True` and fractions.
 *
 * @param amount - the amount in the currency's subunit.
 * @returns the amount, unchanged.
 * @throws InvalidDataException for anything but an integer from 1 to `Number.MAX_SAFE_INTEGER`: 0, negative
 * amounts, fractions, `NaN`, booleans and text are refused.
 */
export function validateAmount(amount: unknown): number {
  ensure('amount', amount, positiveAmount);
  return Number(amount);
}

const inBaseUnit =
  `a number or decimal text from 0 to ${fromSubunit(Number.MAX_SAFE_INTEGER)} with at most two decimals, ` +
  `in the currency's base unit`;

const distinct = rule(
  `text, such as "${COARSE}.50", where an amount above ${COARSE} has decimals`,
  (value) => typeof value === 'string' || Number.isInteger(value) || Number(value) < COARSE,
  showAmount,
);

/** `NaN` for what is not an amount in the base unit. Digits are moved, not multiplied, so nothing is rounded. */
function subunitsOf(value: unknown): number {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
  return whole === '' ? NaN : Number(whole + decimals.padEnd(2, '0'));
}
