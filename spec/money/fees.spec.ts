import fc from 'fast-check';
import { InvalidDataException } from '../../lib/exceptions';
import { amountWithFee } from '../../lib/money/amount-with-fee';
import { type FeeOptions, calculateFee } from '../../lib/money/fees';

const MAX = Number.MAX_SAFE_INTEGER;
const BASE_UNIT = 'If it is in the base unit, such as naira, convert it by `toSubunit`.';

// The same values in every run, so that no test depends on luck; FC_SEED=<a number> tries others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 7) });

/** The services of pypaystack2 that cost what a local payment in Nigeria costs. */
const likeLocalPayments = [
  'transactions',
  'virtual_terminal_ussd_transactions',
  'virtual_terminal_local_card_transactions',
  'physical_terminal_ussd_transactions',
  'physical_terminal_bank_transfers',
] as const;
const otherCards = ['mastercard', 'visa', 'verve'] as const;

/** A share of every amount, in hundredths of a percent, and what comes on top. */
interface Share {
  basisPoints: number;
  flat?: number;
  /** The lowest amount that costs the flat fee; 0 if left out. */
  flatFrom?: number;
  cap?: number;
}

const nigeriaLocal = { basisPoints: 150, flat: 10_000, flatFrom: 250_000, cap: 200_000 };
const nigeriaInternational = { basisPoints: 390, flat: 10_000 };

const shares: [FeeOptions, Share][] = [
  [{ currency: 'NGN' }, nigeriaLocal],
  ...likeLocalPayments.map((service): [FeeOptions, Share] => [{ currency: 'NGN', service }, nigeriaLocal]),
  [{ currency: 'NGN', card: 'visa' }, nigeriaLocal],
  ...otherCards.flatMap((card): [FeeOptions, Share][] => [
    [{ currency: 'NGN', isInternational: true, card }, nigeriaInternational],
    [
      { currency: 'NGN', service: 'virtual_terminal_international_card_transactions', card },
      nigeriaInternational,
    ],
    [{ currency: 'USD', country: 'NG', card }, { basisPoints: 390 }],
  ]),
  [{ currency: 'NGN', isInternational: true, card: 'american_express' }, { basisPoints: 450 }],
  [
    {
      currency: 'NGN',
      service: 'virtual_terminal_international_card_transactions',
      isInternational: true,
      card: 'american_express',
    },
    { basisPoints: 450 },
  ],
  [{ currency: 'USD', country: 'NG', card: 'american_express' }, { basisPoints: 450 }],
  [
    { currency: 'NGN', service: 'direct_debit_transactions' },
    { basisPoints: 50, cap: 100_000 },
  ],
  [
    { currency: 'NGN', service: 'virtual_account_transactions' },
    { basisPoints: 100, cap: 30_000 },
  ],
  [
    { currency: 'NGN', service: 'virtual_terminal_transfers' },
    { basisPoints: 100, cap: 30_000 },
  ],
  [
    { currency: 'NGN', service: 'physical_terminal_card_transactions' },
    { basisPoints: 50, cap: 100_000 },
  ],
  [{ currency: 'USD', country: 'KE' }, { basisPoints: 380 }],
  [{ currency: 'USD', country: 'KE', isInternational: true, card: 'visa' }, { basisPoints: 380 }],
  [{ currency: 'GHS' }, { basisPoints: 195 }],
  [{ currency: 'GHS', isInternational: true }, { basisPoints: 195 }],
  [{ currency: 'ZAR' }, { basisPoints: 290, flat: 100, flatFrom: 1_001 }],
  [{ currency: 'ZAR', service: 'transactions', isEft: true }, { basisPoints: 200 }],
  [
    { currency: 'ZAR', service: 'transactions', isInternational: true },
    { basisPoints: 310, flat: 100 },
  ],
  [{ currency: 'KES' }, { basisPoints: 150 }],
  [{ currency: 'KES', service: 'card_transactions' }, { basisPoints: 290 }],
  [{ currency: 'KES', service: 'card_transactions', isInternational: true }, { basisPoints: 380 }],
  [{ currency: 'XOF' }, { basisPoints: 195 }],
  [{ currency: 'XOF', service: 'card_transactions' }, { basisPoints: 320 }],
  [{ currency: 'XOF', service: 'card_transactions', isInternational: true }, { basisPoints: 380 }],
  [{ currency: 'RWF' }, { basisPoints: 290 }],
  [{ currency: 'RWF', isInternational: true }, { basisPoints: 380 }],
  [{ currency: 'EGP' }, { basisPoints: 270, flat: 250 }],
  [
    { currency: 'EGP', card: 'meeza' },
    { basisPoints: 200, flat: 250 },
  ],
  [
    { currency: 'EGP', isInternational: true, card: 'meeza' },
    { basisPoints: 350, flat: 250 },
  ],
];

/** Lowest and highest amount of each tier, and its fee. */
const tiers: [FeeOptions, [number, number, number][]][] = [
  [
    { currency: 'NGN', service: 'transfers' },
    [
      [0, 500_000, 1_000],
      [500_001, 5_000_000, 2_500],
      [5_000_001, MAX, 5_000],
    ],
  ],
  [{ currency: 'GHS', service: 'transfers_to_mobile_money' }, [[0, MAX, 100]]],
  [{ currency: 'GHS', service: 'transfers_to_bank_accounts' }, [[0, MAX, 800]]],
  [{ currency: 'ZAR', service: 'transfers', isEft: true }, [[0, MAX, 300]]],
  [
    { currency: 'KES', service: 'transfers_to_mpesa_wallet' },
    [
      [100, 150_000, 2_000],
      [150_001, 2_000_000, 4_000],
      [2_000_001, MAX, 6_000],
    ],
  ],
  [
    { currency: 'KES', service: 'transfers_to_mpesa_paybill' },
    [
      [100, 150_000, 4_000],
      [150_001, 1_000_000, 8_000],
      [1_000_001, 4_000_000, 14_000],
      [4_000_001, 99_999_900, 18_000],
      [99_999_901, MAX, 35_000],
    ],
  ],
  [
    { currency: 'KES', service: 'transfers_to_bank_account' },
    [
      [100, 1_000_000, 8_000],
      [1_000_001, 5_000_000, 14_000],
      [5_000_001, 99_999_900, 18_000],
      [99_999_901, MAX, 35_000],
    ],
  ],
];

/** Amounts of all magnitudes. */
const anyAmount = fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 20_000_000 }), fc.nat({ max: MAX }));

describe('calculateFee', () => {
  it.each<[number, FeeOptions, number]>([
    [500_000, { currency: 'NGN' }, 17_500],
    [0, { currency: 'NGN' }, 0],
    // The flat fee is waived below NGN 2,500.
    [249_999, { currency: 'NGN' }, 3_750],
    [250_000, { currency: 'NGN' }, 13_750],
    // The cap is reached at NGN 126,666.67.
    [12_666_600, { currency: 'NGN' }, 199_999],
    [12_666_667, { currency: 'NGN' }, 200_000],
    [MAX, { currency: 'NGN' }, 200_000],
    [1_000, { currency: 'ZAR' }, 29],
    [1_001, { currency: 'ZAR' }, 130],
    [30_050, { currency: 'EGP' }, 1_062],
    [MAX, { currency: 'XOF', service: 'card_transactions' }, 288_230_376_151_712],
    [3, { currency: 'NGN', service: 'physical_terminal_live_smartpeak_p1000' }, 30_000_000],
    [3, { currency: 'NGN', service: 'physical_terminal_test_smartpeak_p1000' }, 25_500_000],
    [
      900_719_925,
      { currency: 'NGN', service: 'physical_terminal_live_smartpeak_p1000' },
      9_007_199_250_000_000,
    ],
  ])('charges on %p with %p: %p', (amount, options, fee) => {
    expect(calculateFee(amount, options)).toBe(fee);
  });

  it.each([
    [50, 1],
    [100, 1],
    [101, 2],
    [149, 2],
    [150, 2],
    [151, 2],
    [201, 3],
  ])('rounds 1%% of %p up to %p', (amount, fee) => {
    expect(calculateFee(amount, { currency: 'NGN', service: 'virtual_account_transactions' })).toBe(fee);
  });

  it.each<[FeeOptions['currency'], number, number]>([
    ['GHS', 4_999, 98],
    ['GHS', 262_996, 5_129],
    ['GHS', 123_499, 2_409],
    ['NGN', 700, 11],
    ['NGN', 1_467_900, 32_019],
    ['NGN', 250_000, 13_750],
    ['NGN', 250_002, 13_751],
  ])('gives what Paystack took in %s of %p: %p', (currency, amount, fee) => {
    expect(calculateFee(amount, { currency })).toBe(fee);
  });

  it.each(shares)('takes an exact share with %p', (options, { basisPoints, flat = 0, flatFrom = 0, cap }) => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        const fee = BigInt(calculateFee(amount, options));
        const onTop = amount >= flatFrom ? BigInt(flat) : 0n;
        const exact = BigInt(amount) * BigInt(basisPoints) + onTop * 10_000n;
        if (cap !== undefined && exact >= BigInt(cap) * 10_000n) {
          expect(fee).toBe(BigInt(cap));
          return;
        }
        const roundedUp = fee * 10_000n - exact;
        expect(roundedUp).toBeGreaterThanOrEqual(0n);
        expect(roundedUp).toBeLessThan(10_000n);
      }),
    );
  });

  it.each(tiers)('has one fee for each tier with %p', (options, bands) => {
    for (const [lowest, highest, fee] of bands) {
      const middle = lowest + Math.floor((highest - lowest) / 2);
      expect([lowest, middle, highest].map((amount) => calculateFee(amount, options))).toEqual([
        fee,
        fee,
        fee,
      ]);
    }
  });

  it.each([...shares, ...tiers].map(([options]) => [options]))(
    'never falls as the amount grows with %p',
    (options) => {
      const least =
        options.service?.includes('to_mpesa') || options.service?.includes('bank_account') ? 100 : 0;
      fc.assert(
        fc.property(anyAmount, anyAmount, (one, other) => {
          const [lower, higher] = [Math.min(one, other) + least, Math.max(one, other) + least];
          fc.pre(higher <= MAX);
          expect(calculateFee(higher, options)).toBeGreaterThanOrEqual(calculateFee(lower, options));
        }),
      );
    },
  );

  it.each(tiers.filter(([{ currency }]) => currency === 'KES'))(
    'refuses less than KES 1 with %p',
    (options) => {
      expect(() => calculateFee(99, options)).toThrow(
        new InvalidDataException('amount', 'must be at least 100 for such a transfer, but 99 was given.'),
      );
    },
  );

  it('refuses a fee that is no exact number', () => {
    const options = { currency: 'NGN', service: 'physical_terminal_live_smartpeak_p1000' } as const;
    expect(() => calculateFee(900_719_926, options)).toThrow(
      new InvalidDataException(
        'amount',
        'must be so small that the fee is at most 9007199254740991, but 900719926 was given.',
      ),
    );
  });

  it.each<[unknown, string]>([
    [1.5, `1.5 was given. ${BASE_UNIT}`],
    ['500', '"500" was given. Convert the text by `Number`.'],
    ['500.50', `"500.50" was given. ${BASE_UNIT}`],
  ])('refuses the amount %p, and says what to do', (amount, words) => {
    expect(() => calculateFee(amount as number, { currency: 'NGN' })).toThrow(
      new InvalidDataException(
        'amount',
        `must be an integer from 0 to 9007199254740991, in the currency's subunit, but ${words}`,
      ),
    );
  });

  it.each<[unknown, string]>([
    [-1, '-1'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [MAX + 1, '9007199254740992'],
    [true, 'true'],
    [500n, 'a bigint'],
    [null, 'null'],
    [undefined, 'nothing'],
  ])('refuses the amount %p', (amount, shown) => {
    expect(() => calculateFee(amount as number, { currency: 'NGN' })).toThrow(
      new InvalidDataException(
        'amount',
        `must be an integer from 0 to 9007199254740991, in the currency's subunit, but ${shown} was given.`,
      ),
    );
  });

  const nigerianServices =
    '"transactions" or "direct_debit_transactions" or "virtual_account_transactions" or ' +
    '"virtual_terminal_transfers" or "transfers" or "virtual_terminal_ussd_transactions" or ' +
    '"virtual_terminal_local_card_transactions" or "physical_terminal_ussd_transactions" or ' +
    '"physical_terminal_bank_transfers" or "virtual_terminal_international_card_transactions" or ' +
    '"physical_terminal_card_transactions" or "physical_terminal_live_smartpeak_p1000" or ' +
    '"physical_terminal_test_smartpeak_p1000"';
  const cards = '"mastercard" or "visa" or "verve" or "american_express"';
  const names = 'is unknown here. Known are: currency, service, isInternational, isEft, card, country.';

  it.each<[unknown, string, string]>([
    [
      'NGN',
      'options',
      `must be an object of options by name, such as { currency: 'NGN' }, but "NGN" was given.`,
    ],
    [
      null,
      'options',
      `must be an object of options by name, such as { currency: 'NGN' }, but null was given.`,
    ],
    [
      {},
      'currency',
      'must be "NGN" or "USD" or "GHS" or "ZAR" or "KES" or "XOF" or "RWF" or "EGP", but nothing was given.',
    ],
    [
      { currency: 'toString' },
      'currency',
      'must be "NGN" or "USD" or "GHS" or "ZAR" or "KES" or "XOF" or "RWF" or "EGP", but "toString" was given.',
    ],
    [{ currency: 'NGN', is_international: true }, 'is_international', names],
    [{ currency: 'NGN', sk_test_abc: true }, '(a key)', names],
    [
      { currency: 'NGN', service: 'refunds' },
      'service',
      `must be ${nigerianServices} for fees in NGN, but "refunds" was given.`,
    ],
    [
      { currency: 'NGN', service: 'transfers', isInternational: true },
      'isInternational',
      'must be false for fees in NGN, service "transfers", but true was given.',
    ],
    [
      { currency: 'NGN', isInternational: 'yes' },
      'isInternational',
      'must be false or true for fees in NGN, service "transactions", but "yes" was given.',
    ],
    [
      { currency: 'NGN', isInternational: true },
      'card',
      `must be ${cards} for fees in NGN, service "transactions", but nothing was given.`,
    ],
    [
      { currency: 'NGN', service: 'virtual_terminal_international_card_transactions' },
      'card',
      `must be ${cards} for fees in NGN, service "virtual_terminal_international_card_transactions", but nothing was given.`,
    ],
    [
      { currency: 'NGN', card: 'meeza' },
      'card',
      `must be ${cards} or left out for fees in NGN, service "transactions", but "meeza" was given.`,
    ],
    [
      { currency: 'NGN', isEft: false },
      'isEft',
      'must be left out for fees in NGN, service "transactions", but false was given.',
    ],
    [
      { currency: 'USD', card: 'visa' },
      'country',
      'must be "NG" or "KE" for fees in USD, service "transactions", but nothing was given.',
    ],
    [
      { currency: 'KES', isInternational: true },
      'isInternational',
      'must be false for fees in KES, service "mpesa_transactions", but true was given.',
    ],
    [
      { currency: 'ZAR', isInternational: true, isEft: true },
      'isEft',
      'must be false for fees in ZAR, service "transactions", but true was given.',
    ],
  ])('refuses the options %p', (options, parameter, problem) => {
    expect(() => calculateFee(1_000, options as FeeOptions)).toThrow(
      new InvalidDataException(parameter, problem),
    );
  });

  it('throws what names the parameter apart from the message', () => {
    const refused = (): unknown => {
      try {
        return calculateFee(1_000, { currency: 'KES', isInternational: true });
      } catch (error) {
        return error;
      }
    };
    const error = refused();
    expect(error).toBeInstanceOf(InvalidDataException);
    expect((error as InvalidDataException).parameter).toBe('isInternational');
  });

  it('takes null and undefined for the defaults', () => {
    const none = { service: null, isInternational: undefined, isEft: null, card: null, country: undefined };
    const without = (currency: FeeOptions['currency']) => calculateFee(10_000, { ...none, currency });
    expect((['NGN', 'ZAR', 'KES', 'XOF', 'EGP'] as const).map(without)).toEqual([150, 390, 150, 195, 520]);
  });

  it('has types that name the options of each currency', () => {
    // @ts-expect-error Only South Africa has EFT.
    expect(() => calculateFee(1, { currency: 'NGN', isEft: true })).toThrow(InvalidDataException);
    // @ts-expect-error Kenya has no service of that name.
    expect(() => calculateFee(1, { currency: 'KES', service: 'transfers' })).toThrow(InvalidDataException);
    // @ts-expect-error Meeza is Egyptian.
    expect(() => calculateFee(1, { currency: 'NGN', card: 'meeza' })).toThrow(InvalidDataException);
    // @ts-expect-error There is always a currency.
    expect(() => calculateFee(1, {})).toThrow(InvalidDataException);
  });
});

describe('amountWithFee', () => {
  it.each<[number, FeeOptions, number]>([
    [500_000, { currency: 'NGN' }, 517_767],
    [0, { currency: 'NGN' }, 0],
    // Just below the limit from which the flat fee is taken, and just above what such an amount leaves.
    [246_249, { currency: 'NGN' }, 249_999],
    [246_250, { currency: 'NGN' }, 260_153],
    // The fee is capped.
    [20_000_000, { currency: 'NGN' }, 20_200_000],
    [98_050, { currency: 'GHS' }, 100_000],
    [99, { currency: 'KES', service: 'transfers_to_mpesa_wallet' }, 2_099],
    [MAX - 200_000, { currency: 'NGN' }, MAX],
  ])('leaves %p with %p of %p', (net, options, amount) => {
    expect(amountWithFee(net, options)).toBe(amount);
  });

  it.each([...shares, ...tiers].map(([options]) => [options]))(
    'gives the least amount that leaves enough with %p',
    (options) => {
      const left = (amount: number) => amount - calculateFee(amount, options);
      const anyNet = fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 20_000_000 }), fc.nat({ max: 2 ** 52 }));
      fc.assert(
        fc.property(anyNet, fc.integer({ min: 1, max: 20_000 }), (net, less) => {
          const amount = amountWithFee(net, options);
          expect(left(amount)).toBeGreaterThanOrEqual(net);
          const least = options.currency === 'KES' ? 100 : 0;
          for (const smaller of [amount - 1, amount - less]) {
            if (smaller >= least) expect(left(smaller)).toBeLessThan(net);
          }
        }),
      );
    },
  );

  it.each<[unknown, FeeOptions, string, string]>([
    [
      4999.5,
      { currency: 'NGN' },
      'net',
      `must be an integer from 0 to 9007199254740991, in the currency's subunit, but 4999.5 was given. ${BASE_UNIT}`,
    ],
    [
      1.1 * 100,
      { currency: 'NGN' },
      'net',
      "must be an integer from 0 to 9007199254740991, in the currency's subunit, but 110.00000000000001 was given. " +
        'A number holds sums and products of decimals only nearly. Round it by `Math.round`.',
    ],
    [
      MAX,
      { currency: 'NGN' },
      'net',
      'must be so small that the amount is at most 9007199254740991, but 9007199254740991 was given.',
    ],
    [
      3,
      { currency: 'NGN', service: 'physical_terminal_live_smartpeak_p1000' },
      'service',
      'must be one that charges an amount of money, but "physical_terminal_live_smartpeak_p1000" was given.',
    ],
    [
      3,
      { currency: 'KES', isInternational: true },
      'isInternational',
      'must be false for fees in KES, service "mpesa_transactions", but true was given.',
    ],
  ])('refuses %p with %p', (net, options, parameter, problem) => {
    expect(() => amountWithFee(net as number, options)).toThrow(new InvalidDataException(parameter, problem));
  });
});
