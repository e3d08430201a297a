import { ensure, rule, show, showAmount } from '../arguments/checks';
import { InvalidDataException } from '../exceptions';
import { amountInSubunits } from './subunit';

/** What a payment or a transfer from an amount on costs: a share of the amount, a flat fee, or both. */
export interface Band {
  /** The lowest amount of the band. The band ends where the next one starts. */
  readonly from: number;
  /** The share of the amount, in hundredths of a percent. */
  readonly basisPoints?: number;
  readonly flat?: number;
  /** The price of one device, where the amount is a number of devices. */
  readonly each?: number;
  readonly cap?: number;
}

const CONDITIONS = ['service', 'isInternational', 'isEft', 'card', 'country'] as const;

type Condition = (typeof CONDITIONS)[number];

/** The bands for one service, and what else must hold for them. A condition that is left out does not matter. */
interface Price extends Readonly<Partial<Record<Condition, readonly (string | boolean)[]>>> {
  readonly bands: readonly [Band, ...Band[]];
}

type Defaults = Readonly<Partial<Record<Condition, string | boolean>>>;

interface Schedule {
  /** Where the currency differs from `DEFAULTS`. */
  readonly defaults?: Defaults;
  readonly prices: readonly [Price, ...Price[]];
}

const DEFAULTS: Defaults = { service: 'transactions', isInternational: false, isEft: false };

const LOCAL = [false] as const;
const INTERNATIONAL = [true] as const;
const ANYWHERE = [false, true] as const;

const AMEX = ['american_express'] as const;
const OTHER_CARDS = ['mastercard', 'visa', 'verve'] as const;

// "Transactions pricing", https://support.paystack.com/en/articles/2130306: 1.5% + NGN 100, cap NGN 2,000.
// "NGN 100 is waived for transactions below NGN 2,500", https://paystack.com/faqs: NGN 2,500 itself pays it.
const NGN_LOCAL = [
  { from: 0, basisPoints: 150 },
  { from: 250_000, basisPoints: 150, flat: 10_000, cap: 200_000 },
] as const;
// The same article: 3.9% + NGN 100.
const NGN_INTERNATIONAL = [{ from: 0, basisPoints: 390, flat: 10_000 }] as const;
// The same article: 4.5%, also for USD.
const NIGERIA_AMEX = [{ from: 0, basisPoints: 450 }] as const;

/**
 * Every fee, in the currency's subunit and without VAT. Sources:
 * - payments: "Transactions pricing", https://support.paystack.com/en/articles/2130306;
 * - transfers: "Transfers", https://support.paystack.com/en/articles/2132866;
 * - what the two do not state, as marked: pypaystack2 3.3.
 */
const SCHEDULES = {
  NGN: {
    prices: [
      { service: ['transactions'], isInternational: LOCAL, bands: NGN_LOCAL },
      {
        service: ['transactions'],
        isInternational: INTERNATIONAL,
        card: OTHER_CARDS,
        bands: NGN_INTERNATIONAL,
      },
      { service: ['transactions'], isInternational: INTERNATIONAL, card: AMEX, bands: NIGERIA_AMEX },
      // Transactions pricing: 0.5%, cap NGN 1,000. pypaystack2 lacks it.
      {
        service: ['direct_debit_transactions'],
        isInternational: LOCAL,
        bands: [{ from: 0, basisPoints: 50, cap: 100_000 }],
      },
      // Transactions pricing: 1%, cap NGN 300, for dedicated accounts. pypaystack2: the terminal's transfers too.
      {
        service: ['virtual_account_transactions', 'virtual_terminal_transfers'],
        isInternational: LOCAL,
        bands: [{ from: 0, basisPoints: 100, cap: 30_000 }],
      },
      // Transfers: NGN 10 up to 5,000, NGN 25 up to 50,000, NGN 50 above.
      {
        service: ['transfers'],
        isInternational: LOCAL,
        bands: [
          { from: 0, flat: 1_000 },
          { from: 500_001, flat: 2_500 },
          { from: 5_000_001, flat: 5_000 },
        ],
      },
      // pypaystack2: terminals cost what local and international payments cost.
      {
        service: [
          'virtual_terminal_ussd_transactions',
          'virtual_terminal_local_card_transactions',
          'physical_terminal_ussd_transactions',
          'physical_terminal_bank_transfers',
        ],
        isInternational: LOCAL,
        bands: NGN_LOCAL,
      },
      {
        service: ['virtual_terminal_international_card_transactions'],
        isInternational: ANYWHERE,
        card: OTHER_CARDS,
        bands: NGN_INTERNATIONAL,
      },
      {
        service: ['virtual_terminal_international_card_transactions'],
        isInternational: ANYWHERE,
        card: AMEX,
        bands: NIGERIA_AMEX,
      },
      // pypaystack2: 0.5%, cap NGN 1,000.
      {
        service: ['physical_terminal_card_transactions'],
        isInternational: LOCAL,
        bands: [{ from: 0, basisPoints: 50, cap: 100_000 }],
      },
      // pypaystack2: NGN 100,000 a device, NGN 85,000 for a test device.
      {
        service: ['physical_terminal_live_smartpeak_p1000'],
        isInternational: LOCAL,
        bands: [{ from: 0, each: 10_000_000 }],
      },
      {
        service: ['physical_terminal_test_smartpeak_p1000'],
        isInternational: LOCAL,
        bands: [{ from: 0, each: 8_500_000 }],
      },
    ],
  },
  // Transactions pricing: payments in USD cost no flat fee. pypaystack2 lacks them.
  USD: {
    prices: [
      // 3.9%; American Express 4.5%.
      {
        service: ['transactions'],
        isInternational: ANYWHERE,
        card: OTHER_CARDS,
        country: ['NG'],
        bands: [{ from: 0, basisPoints: 390 }],
      },
      {
        service: ['transactions'],
        isInternational: ANYWHERE,
        card: AMEX,
        country: ['NG'],
        bands: NIGERIA_AMEX,
      },
      // 3.8%.
      {
        service: ['transactions'],
        isInternational: ANYWHERE,
        country: ['KE'],
        bands: [{ from: 0, basisPoints: 380 }],
      },
    ],
  },
  GHS: {
    prices: [
      // Transactions pricing: 1.95%, local and international.
      { service: ['transactions'], isInternational: ANYWHERE, bands: [{ from: 0, basisPoints: 195 }] },
      // Transfers: GHS 1 to a wallet, GHS 8 to a bank.
      { service: ['transfers_to_mobile_money'], isInternational: LOCAL, bands: [{ from: 0, flat: 100 }] },
      { service: ['transfers_to_bank_accounts'], isInternational: LOCAL, bands: [{ from: 0, flat: 800 }] },
    ],
  },
  ZAR: {
    prices: [
      // Transactions pricing: 2.9% + ZAR 1. pypaystack2: ZAR 1 is waived up to ZAR 10.
      {
        service: ['transactions'],
        isInternational: LOCAL,
        isEft: [false],
        bands: [
          { from: 0, basisPoints: 290 },
          { from: 1_001, basisPoints: 290, flat: 100 },
        ],
      },
      // Transactions pricing: EFT 2%.
      {
        service: ['transactions'],
        isInternational: LOCAL,
        isEft: [true],
        bands: [{ from: 0, basisPoints: 200 }],
      },
      // Transactions pricing: 3.1% + ZAR 1.
      {
        service: ['transactions'],
        isInternational: INTERNATIONAL,
        isEft: [false],
        bands: [{ from: 0, basisPoints: 310, flat: 100 }],
      },
      // Transfers: ZAR 3.
      { service: ['transfers'], isInternational: LOCAL, bands: [{ from: 0, flat: 300 }] },
    ],
  },
  // The bands of transfers are stated in whole shillings, from KES 1. What lies between two bands, such as
  // KES 1,500.50, exceeds the lower one and belongs to the upper one.
  KES: {
    defaults: { service: 'mpesa_transactions' },
    prices: [
      // Transactions pricing: M-PESA 1.5%, cards 2.9%, international cards 3.8%.
      { service: ['mpesa_transactions'], isInternational: LOCAL, bands: [{ from: 0, basisPoints: 150 }] },
      { service: ['card_transactions'], isInternational: LOCAL, bands: [{ from: 0, basisPoints: 290 }] },
      {
        service: ['card_transactions'],
        isInternational: INTERNATIONAL,
        bands: [{ from: 0, basisPoints: 380 }],
      },
      // Transfers: KES 20 up to 1,500, KES 40 up to 20,000, KES 60 above.
      {
        service: ['transfers_to_mpesa_wallet'],
        isInternational: LOCAL,
        bands: [
          { from: 100, flat: 2_000 },
          { from: 150_001, flat: 4_000 },
          { from: 2_000_001, flat: 6_000 },
        ],
      },
      // pypaystack2: KES 40 up to 1,500, 80 up to 10,000, 140 up to 40,000, 180 up to 999,999, 350 above.
      {
        service: ['transfers_to_mpesa_paybill'],
        isInternational: LOCAL,
        bands: [
          { from: 100, flat: 4_000 },
          { from: 150_001, flat: 8_000 },
          { from: 1_000_001, flat: 14_000 },
          { from: 4_000_001, flat: 18_000 },
          { from: 99_999_901, flat: 35_000 },
        ],
      },
      // pypaystack2: KES 80 up to 10,000, 140 up to 50,000, 180 up to 999,999, 350 above.
      {
        service: ['transfers_to_bank_account'],
        isInternational: LOCAL,
        bands: [
          { from: 100, flat: 8_000 },
          { from: 1_000_001, flat: 14_000 },
          { from: 5_000_001, flat: 18_000 },
          { from: 99_999_901, flat: 35_000 },
        ],
      },
    ],
  },
  // Transactions pricing: mobile money 1.95%, cards 3.2%, international cards 3.8%.
  XOF: {
    defaults: { service: 'mobile_money_transactions' },
    prices: [
      {
        service: ['mobile_money_transactions'],
        isInternational: LOCAL,
        bands: [{ from: 0, basisPoints: 195 }],
      },
      { service: ['card_transactions'], isInternational: LOCAL, bands: [{ from: 0, basisPoints: 320 }] },
      {
        service: ['card_transactions'],
        isInternational: INTERNATIONAL,
        bands: [{ from: 0, basisPoints: 380 }],
      },
    ],
  },
  // Transactions pricing: 2.9%, international 3.8%.
  RWF: {
    prices: [
      { service: ['transactions'], isInternational: LOCAL, bands: [{ from: 0, basisPoints: 290 }] },
      { service: ['transactions'], isInternational: INTERNATIONAL, bands: [{ from: 0, basisPoints: 380 }] },
    ],
  },
  // Transactions pricing: 2.7% + EGP 2.50, Meeza 2% + EGP 2.50, international 3.5% + EGP 2.50.
  EGP: {
    defaults: { card: 'others' },
    prices: [
      {
        service: ['transactions'],
        isInternational: LOCAL,
        card: ['others'],
        bands: [{ from: 0, basisPoints: 270, flat: 250 }],
      },
      {
        service: ['transactions'],
        isInternational: LOCAL,
        card: ['meeza'],
        bands: [{ from: 0, basisPoints: 200, flat: 250 }],
      },
      {
        service: ['transactions'],
        isInternational: INTERNATIONAL,
        bands: [{ from: 0, basisPoints: 350, flat: 250 }],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Schedule>>;

/** A currency in which Paystack charges fees. */
export type FeeCurrency = keyof typeof SCHEDULES;

/** The values that an option can have for a currency. */
export type FeeOption<
  C extends FeeCurrency,
  K extends Condition,
> = (typeof SCHEDULES)[C]['prices'][number] extends infer P
  ? P extends Readonly<Record<K, readonly (infer V)[]>>
    ? V
    : never
  : never;

/**
 * What a fee depends on, beside the amount. An option that the currency does not have, or that does not go with the
 * others, is refused. `null` and `undefined` stand for the default.
 */
export interface FeeOptions<C extends FeeCurrency = FeeCurrency> {
  /** The currency of the amount and of the fee. */
  currency: C;
  /**
   * What is charged for. Default: `'transactions'`; for KES `'mpesa_transactions'`, for XOF
   * `'mobile_money_transactions'`.
   */
  service?: FeeOption<C, 'service'> | null;
  /** Whether the card was issued in another country. Default: `false`. */
  isInternational?: FeeOption<C, 'isInternational'> | null;
  /** ZAR: whether the payment comes by EFT. Default: `false`. */
  isEft?: FeeOption<C, 'isEft'> | null;
  /** NGN and USD: the brand of an international card, without default. EGP: `'meeza'` or, by default, `'others'`. */
  card?: FeeOption<C, 'card'> | null;
  /** USD: the country of the business, without default. */
  country?: FeeOption<C, 'country'> | null;
}

/**
 * Calculates the fee that Paystack charges, in integers:
 * `calculateFee(500_000, { currency: 'NGN' })` is `17500`, that is NGN 175 on NGN 5,000.
 *
 * A fraction of a subunit is rounded up, as Paystack does it; pypaystack2 rounds to the nearest subunit. A cap applies
 * after that. `amountWithFee` gives the amount that leaves a wanted rest. The fees are those that Paystack had published when this version was made, without VAT. Paystack can
 * change them, or agree on others with a business. The `fees` of a verified transaction tell what was charged.
 *
 * Python: `PaystackClient.calculate_fee` of pypaystack2 3.x.
 *
 * @param amount - the amount in the currency's subunit, a non-negative integer. For the two
 * `physical_terminal_…_smartpeak_p1000` services, the number of devices.
 * @param options - the currency, and what else the fee depends on.
 * @returns the fee in the currency's subunit, an integer.
 * @throws InvalidDataException naming the parameter, for an amount that is no such integer, for an amount below the
 * smallest that can be transferred (KES 1), for an option that is unknown or does not go with the others, and for a
 * fee above `Number.MAX_SAFE_INTEGER`.
 */
export function calculateFee<C extends FeeCurrency>(amount: number, options: FeeOptions<C>): number {
  ensure('amount', amount, amountInSubunits);
  const bands = bandsFor(options);
  const band = bands.findLast(({ from }) => from <= amount);
  if (band === undefined) {
    const problem = `must be at least ${bands[0].from} for such a transfer, but ${amount} was given.`;
    throw new InvalidDataException('amount', problem);
  }
  const fee = Number(feeIn(band, BigInt(amount)));
  ensure(
    'amount',
    amount,
    rule(
      `so small that the fee is at most ${Number.MAX_SAFE_INTEGER}`,
      () => Number.isSafeInteger(fee),
      showAmount,
    ),
  );
  return fee;
}

/**
 * The bands of the price that the options name, from the lowest one up.
 *
 * @throws InvalidDataException naming the option, for one that is unknown or does not go with the others.
 */
export function bandsFor(options: FeeOptions): readonly [Band, ...Band[]] {
  ensure('options', options, byName);
  return priceFor({ ...options }).bands;
}

const byName = rule(
  "an object of options by name, such as { currency: 'NGN' }",
  (value) => typeof value === 'object' && value !== null,
);

/** Finds the price that the options name, one condition after the other, so that a wrong option is named. */
function priceFor(given: Readonly<Record<string, unknown>>): Price {
  ensureKnown(Object.keys(given));
  const { currency } = given;
  if (!isFeeCurrency(currency)) throw refusal('currency', currency, Object.keys(SCHEDULES));
  const { defaults, prices }: Schedule = SCHEDULES[currency];
  let place = `fees in ${currency}`;
  let left = prices;
  for (const condition of CONDITIONS) {
    const values = prices.flatMap((price) => price[condition] ?? []);
    const value =
      given[condition] ?? (values.length > 0 ? { ...DEFAULTS, ...defaults }[condition] : undefined);
    const allowedBy = (price: Price): readonly unknown[] => price[condition] ?? [...values, undefined];
    const [first, ...others] = left.filter((price) => allowedBy(price).includes(value));
    if (first === undefined) throw refusal(condition, value, left.flatMap(allowedBy), ` for ${place}`);
    left = [first, ...others];
    if (condition === 'service') place += `, service ${show(value)}`;
  }
  return left[0];
}

function ensureKnown(names: readonly string[]): void {
  const known: readonly string[] = ['currency', ...CONDITIONS];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  // `show` hides a key that stands in the place of a name.
  throw new InvalidDataException(
    show(unknown).slice(1, -1),
    `is unknown here. Known are: ${known.join(', ')}.`,
  );
}

function isFeeCurrency(value: unknown): value is FeeCurrency {
  return typeof value === 'string' && Object.hasOwn(SCHEDULES, value);
}

/** `undefined` among the allowed values means that the option can be left out. */
function refusal(
  name: string,
  value: unknown,
  allowed: readonly unknown[],
  where = '',
): InvalidDataException {
  const words = new Set(allowed.map((one) => (one === undefined ? 'left out' : show(one))));
  return new InvalidDataException(
    name,
    `must be ${[...words].join(' or ')}${where}, but ${show(value)} was given.`,
  );
}

/** The share of the amount, rounded up, and what comes on top. In integers, so that no share is off by a subunit. */
export function feeIn({ basisPoints = 0, flat = 0, each = 0, cap }: Band, amount: bigint): bigint {
  const share = (amount * BigInt(basisPoints) + 9_999n) / 10_000n;
  const fee = share + BigInt(flat) + amount * BigInt(each);
  return cap === undefined || fee < cap ? fee : BigInt(cap);
}
