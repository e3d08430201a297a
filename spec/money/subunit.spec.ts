import fc from 'fast-check';
import { InvalidDataException } from '../../lib/exceptions';
import { fromSubunit, toSubunit, validateAmount } from '../../lib/money/subunit';

const MAX = Number.MAX_SAFE_INTEGER;

// The same values in every run, so that no test depends on luck; FC_SEED=<a number> tries others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 7) });
const inBaseUnit =
  "must be a number or decimal text from 0 to 90071992547409.91 with at most two decimals, in the currency's base unit";
const subunitsFrom = (least: number) =>
  `must be an integer from ${least} to 9007199254740991, in the currency's subunit`;

/** What no amount can be, and how a message shows it. */
const neverAnAmount: [unknown, string][] = [
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-1, '-1'],
  [-0.5, '-0.5'],
  [true, 'true'],
  [false, 'false'],
  ['', '""'],
  ['-1', '"-1"'],
  ['1e3', '"1e3"'],
  [null, 'null'],
  [undefined, 'nothing'],
  [10n, 'a bigint'],
  [[5], 'an array'],
  [new Number(5), 'an object'],
];

describe('toSubunit', () => {
  it.each<[number | string, number]>([
    [1_000, 100_000],
    [0, 0],
    [-0, 0],
    [0.01, 1],
    [0.29, 29],
    [1.1, 110],
    [19.99, 1_999],
    [1000.5, 100_050],
    ['1000.50', 100_050],
    ['1000.5', 100_050],
    ['1000', 100_000],
    ['0.07', 7],
    ['007', 700],
    ['1999.9500', 199_995],
    ['5.000', 500],
    ['0.070', 7],
    ['90071992547409.91', MAX],
    ['70368744177665.01', 7_036_874_417_766_501],
    [70_368_744_177_663.99, 7_036_874_417_766_399],
    [90_071_992_547_409, 9_007_199_254_740_900],
  ])('converts %p to %p', (value, subunits) => {
    expect(toSubunit(value)).toBe(subunits);
  });

  it.each<[unknown, string]>([
    ...neverAnAmount,
    [1.005, '1.005'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
    [90_071_992_547_410, '90071992547410'],
    ['90071992547409.92', '"90071992547409.92"'],
    ['1000.505', '"1000.505"'],
    ['1000.5050', '"1000.5050"'],
    ['1,000', '"1,000"'],
    ['1000.', '"1000."'],
    ['.5', '".5"'],
    ['+5', '"+5"'],
    [' 5', '" 5"'],
    ['5\n', '"5\\n"'],
    ['٥', '"٥"'],
    ['NGN 5', '"NGN 5"'],
  ])('refuses %p', (value, shown) => {
    expect(() => toSubunit(value as number)).toThrow(
      new InvalidDataException('value', `${inBaseUnit}, but ${shown} was given.`),
    );
  });

  it.each([0.1 + 0.2, 1.1 * 3, 0.7 + 0.1])('says what to do with %p', (value) => {
    expect(() => toSubunit(value)).toThrow(
      new InvalidDataException(
        'value',
        `${inBaseUnit}, but ${value} was given. A number holds sums and products of decimals only nearly. ` +
          'Round it by `value.toFixed(2)`.',
      ),
    );
    expect(toSubunit(value.toFixed(2))).toBe(Math.round(value * 100));
  });

  it('refuses a number that cannot hold two decimals exactly', () => {
    expect(() => toSubunit(70_368_744_177_665.02)).toThrow(
      new InvalidDataException(
        'value',
        'must be text, such as "70368744177664.50", where an amount above 70368744177664 has decimals, but 70368744177665.02 was given.',
      ),
    );
  });

  it('reads every number with two decimals, below 2^46, as its text', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 46 - 1 }), fc.nat({ max: 99 }), (whole, hundredths) => {
        const text = `${whole}.${String(hundredths).padStart(2, '0')}`;
        const subunits = BigInt(whole) * 100n + BigInt(hundredths);
        expect([toSubunit(Number(text)), toSubunit(text)].map(BigInt)).toEqual([subunits, subunits]);
      }),
    );
  });
});

describe('fromSubunit', () => {
  it.each<[number | string, string]>([
    ['10000', '100.00'],
    ['0', '0.00'],
    ['007', '0.07'],
    ['9007199254740991', '90071992547409.91'],
    [0, '0.00'],
    [-0, '0.00'],
    [7, '0.07'],
    [70, '0.70'],
    [100_000, '1000.00'],
    [100_050, '1000.50'],
    [MAX, '90071992547409.91'],
  ])('converts %p to %p', (subunits, text) => {
    expect(fromSubunit(subunits)).toBe(text);
  });

  it.each<[unknown, string]>([
    ...neverAnAmount,
    [MAX + 1, '9007199254740992'],
    ['9007199254740992', '9007199254740992'],
  ])('refuses %p', (value, shown) => {
    expect(() => fromSubunit(value as number)).toThrow(
      new InvalidDataException('value', `${subunitsFrom(0)}, but ${shown} was given.`),
    );
  });

  it('is undone by toSubunit', () => {
    fc.assert(
      fc.property(fc.nat({ max: MAX }), (subunits) => {
        expect(toSubunit(fromSubunit(subunits))).toBe(subunits);
      }),
    );
  });
});

describe('validateAmount', () => {
  it.each([1, 500_000, MAX])('returns %p', (amount) => {
    expect(validateAmount(amount)).toBe(amount);
  });

  it.each<[unknown, string]>([...neverAnAmount, [0, '0'], [MAX + 1, '9007199254740992']])(
    'refuses %p',
    (amount, shown) => {
      expect(() => validateAmount(amount)).toThrow(
        new InvalidDataException('amount', `${subunitsFrom(1)}, but ${shown} was given.`),
      );
    },
  );
});

describe.each([
  ['fromSubunit', fromSubunit, 'value', 0],
  ['validateAmount', validateAmount, 'amount', 1],
] as const)('%s says what to do', (_name, call, parameter, least) => {
  const inexact = 'A number holds sums and products of decimals only nearly. Round it by `Math.round`.';
  const baseUnit = 'If it is in the base unit, such as naira, convert it by `toSubunit`.';

  it.each<[unknown, string]>([
    [4999.5, `4999.5 was given. ${baseUnit}`],
    ['4999.50', `"4999.50" was given. ${baseUnit}`],
    [1.1 * 100, `110.00000000000001 was given. ${inexact}`],
    [0.29 * 100, `28.999999999999996 was given. ${inexact}`],
  ])('with %p', (value, words) => {
    expect(() => call(value as number)).toThrow(
      new InvalidDataException(parameter, `${subunitsFrom(least)}, but ${words}`),
    );
  });
});

test('validateAmount says what to do with digits as text', () => {
  expect(() => validateAmount('500')).toThrow(
    new InvalidDataException(
      'amount',
      `${subunitsFrom(1)}, but "500" was given. Convert the text by \`Number\`.`,
    ),
  );
});
