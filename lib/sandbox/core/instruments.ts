import { createHash } from 'node:crypto';
import { type Ask, OTP, type WaitingStep, address, birthday, openURL, otp, phone, pin } from './asks';
import type { AuthorizationSeed } from './records/customers';
import type { StoredChargeState, StoredTransaction } from './records/payments';

/** Finds the instrument of a stored choice. */
export function instrumentOf([kind, one = '', ...more]: StoredChargeState['instrument']): Instrument {
  switch (kind) {
    case 'card': {
      const cards: Readonly<Record<string, TestCard>> = TEST_CARDS;
      return ofCard(cards[one] ?? TEST_CARDS.success, { month: more[0], year: more[1] });
    }
    case 'bank':
      return ofBank(one);
    case 'wallet':
      return ofWallet(one, more[0] ?? '');
    case PAUSED:
      return {
        channel: one,
        asks: [openURL],
        status: 'success',
        gateway_response: 'Approved',
        authorization: {},
      };
    case 'eft':
      return { ...OFFLINE.eft, refund: EFT_REFUNDS.get(one) };
    default:
      return OFFLINE[kind as keyof typeof OFFLINE];
  }
}

/** The kind of instrument of a charge that waits until the owner of an authorization has approved it. */
export const PAUSED = 'paused';

/** Whether a charge of an authorization waits until its owner has approved it. */
export function isPaused({ charge }: StoredTransaction): boolean {
  return charge?.instrument[0] === PAUSED;
}

/** The step that a charge is at; `undefined` once it has ended. */
export function waitingFor({ charge: state }: StoredTransaction): Instrument['asks'][number] | undefined {
  return state ? instrumentOf(state.instrument).asks[state.answered] : undefined;
}

/** A way to pay, and how the charge ends. */
export interface Instrument {
  readonly channel: string;
  readonly asks: readonly (Ask | WaitingStep)[];
  readonly status: 'success' | 'failed';
  readonly gateway_response: string;
  readonly authorization: AuthorizationSeed;
  /** How a refund of the payment ends. Default `processed`. */
  readonly refund?: 'failed' | 'needs-attention';
}

/** A test card of Paystack. */
export interface TestCard extends Pick<Instrument, 'asks' | 'status' | 'gateway_response' | 'refund'> {
  readonly number: string;
  readonly cvv: string;
  readonly brand: string;
  readonly isReusable: boolean;
}

const right = { status: 'success', gateway_response: 'Successful', asks: [], isReusable: true } as const;

const wrong = { status: 'failed', asks: [], isReusable: false } as const;

/**
 * Paystack's test cards, by the names that `pay` takes. Source:
 * https://paystack.com/docs/payments/test-payments
 */
export const TEST_CARDS = {
  success: { ...right, number: '4084084084084081', cvv: '408', brand: 'visa' },
  'bank-authorization': {
    ...right,
    number: '5192602720584796',
    cvv: '123',
    brand: 'mastercard',
    asks: [openURL],
  },
  pin: { ...right, number: '507850785078507812', cvv: '081', brand: 'verve', asks: [pin('1111')] },
  'pin-otp': {
    ...right,
    number: '5060666666666666666',
    cvv: '123',
    brand: 'verve',
    asks: [pin('1234'), otp(OTP)],
    isReusable: false,
  },
  'pin-phone-otp': {
    ...right,
    number: '507850785078507804',
    cvv: '884',
    brand: 'verve',
    asks: [pin('0000'), phone, otp(OTP)],
  },
  // Paystack has no such card. It makes `submit_address` testable.
  address: { ...right, number: '4000000000000010', cvv: '100', brand: 'visa', asks: [address] },
  declined: { ...wrong, number: '4084080000005408', cvv: '001', brand: 'visa', gateway_response: 'Declined' },
  'no-token': {
    ...wrong,
    number: '507850785078507853',
    cvv: '082',
    brand: 'verve',
    asks: [pin('0000')],
    gateway_response: 'Token Not Generated. Customer Not Registered on Token Platform',
  },
  insufficient: {
    ...wrong,
    number: '4084080000670037',
    cvv: '787',
    brand: 'visa',
    gateway_response: 'Insufficient Funds',
  },
  timeout: {
    ...wrong,
    number: '506066506066506067',
    cvv: '060',
    brand: 'verve',
    gateway_response: 'Unable to process transaction',
  },
  'refund-failed': {
    ...right,
    number: '4084080000671803',
    cvv: '180',
    brand: 'visa',
    refund: 'failed',
  },
  'refund-needs-attention': {
    ...right,
    number: '4084080000671902',
    cvv: '190',
    brand: 'visa',
    refund: 'needs-attention',
  },
} as const satisfies Readonly<Record<string, TestCard>>;

/** Names of the test cards that `pay` takes. */
export type CardName = keyof typeof TEST_CARDS;

const CARDS_BY_NUMBER: ReadonlyMap<string, TestCard> = new Map(
  Object.values(TEST_CARDS).map((card: TestCard) => [card.number, card]),
);

/** Makes the instrument of a test card. */
export function ofCard(card: TestCard, expiry: { month?: string; year?: string } = {}): Instrument {
  const { number, brand, isReusable } = card;
  return {
    ...card,
    channel: 'card',
    authorization: {
      bin: number.slice(0, 6),
      last4: number.slice(-4),
      exp_month: expiry.month ?? '12',
      exp_year: expiry.year ?? '2030',
      channel: 'card',
      card_type: `${brand} `,
      bank: 'TEST BANK',
      brand,
      reusable: isReusable,
      signature: signatureOf(number),
    },
  };
}

/** The test card with a number; `undefined` if there is none. */
export function cardWith(number: string): TestCard | undefined {
  return CARDS_BY_NUMBER.get(number.replaceAll(/[\s-]/g, ''));
}

/** Makes an instrument that is not a card. */
function other(
  channel: string,
  asks: Instrument['asks'],
  authorization: AuthorizationSeed & { bank: string },
  refund?: Instrument['refund'],
): Instrument {
  return {
    channel,
    asks,
    status: 'success',
    gateway_response: 'Approved',
    refund,
    authorization: {
      bin: '000XXX',
      last4: 'X000',
      exp_month: '12',
      exp_year: '9999',
      channel,
      card_type: '',
      brand: authorization.bank,
      reusable: false,
      signature: null,
      ...authorization,
    },
  };
}

const KUDA: WaitingStep = { status: 'pending', ends: { after: 10, status: 'success' } };

/** A prompt on a phone can be answered for three minutes. */
const PROMPT: WaitingStep = { status: 'pay_offline', ends: { after: 180, status: 'failed' } };

/** Makes the instrument of a bank account. Kuda charges it with a token, all others with birthday and OTP. */
export function ofBank(code: string): Instrument {
  return code === '50211'
    ? other('bank', [KUDA], { bank: 'Kuda Bank' })
    : other(
        'bank',
        [birthday, otp(OTP, 'To confirm that you own this account, kindly enter the OTP sent to your phone')],
        {
          bank: code === '057' ? 'Zenith Bank' : 'Test Bank',
        },
      );
}

/** Phone numbers that pay without a prompt, by provider. Source: https://paystack.com/docs/payments/test-payments */
const PAYING_PHONES: readonly string[] = ['0551234987', '+254710000000'];

/** Makes the instrument of mobile money. */
export function ofWallet(provider: string, number: string): Instrument {
  const asks = PAYING_PHONES.includes(number)
    ? []
    : provider === 'vod'
      ? [otp(OTP, 'Please dial *110# on your phone to generate a voucher code, and send it')]
      : provider === 'orange' && number === '0700000000'
        ? [otp('1234')]
        : [PROMPT];
  return other('mobile_money', asks, {
    bank: provider === 'mpesa' ? 'M-PESA' : provider.toUpperCase(),
    brand: `${provider.charAt(0).toUpperCase()}${provider.slice(1)} mobile money`,
    bin: `${number.slice(0, 3)}XXX`,
    last4: `X${number.slice(-3)}`,
    mobile_money_number: number,
  });
}

/** Channels that ask nothing: the charge waits until the customer pays. */
export const OFFLINE: Readonly<Record<'ussd' | 'qr' | 'eft' | 'bank_transfer', Instrument>> = {
  ussd: other('ussd', [{ status: 'pay_offline' }], {
    ...{ bank: 'Guaranty Trust Bank', bin: 'XXXXXX', last4: 'XXXX', card_type: 'offline', brand: 'offline' },
  }),
  qr: other('qr', [{ status: 'pay_offline' }], { bank: 'VISA QR' }),
  eft: other('eft', [openURL], { bank: 'Ozow', country_code: 'ZA' }),
  bank_transfer: other('bank_transfer', [{ status: 'pending_bank_transfer' }], {
    ...{ bank: 'Test Bank', bin: '008XXX', last4: 'X553', card_type: 'transfer', brand: 'Managed Account' },
  }),
};

/** Account numbers of an EFT whose refund is not processed, and the status of that refund. */
export const EFT_REFUNDS: ReadonlyMap<string, Instrument['refund']> = new Map([
  ['1012204936', 'failed'],
  ['1012204935', 'needs-attention'],
]);

/** The signature of a card or an account. It is the same each time, as with Paystack. */
export function signatureOf(account: string): string {
  const hash = createHash('sha256').update(account).digest('base64');
  return `SIG_${hash.replaceAll(/[+/=]/g, '').slice(0, 20)}`;
}
