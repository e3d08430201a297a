import { CHANNELS } from './argument-checks';
import type { BodyFields } from './core/body';
import {
  type CardName,
  type Instrument,
  OFFLINE,
  TEST_CARDS,
  ofBank,
  ofCard,
  ofWallet,
} from './core/instruments';
import type { StoredTransaction } from './core/records/payments';
import { ensureLeast } from './core/reading';
import type { World } from './core/world';
import { completeCharge, decline, payWrongAmount, startCharge } from './flows/charges';
import { paymentOf } from './flows/payment-requests';
import { payWith } from './flows/payments';
import { type Choice, purchaseOf } from './flows/purchases';
import { isOver } from './flows/transactions';
import { DECLINED, type Payment } from './sandbox-options';

type Channel = NonNullable<Payment['channel']>;

/**
 * Pays a transaction, as its customer would.
 *
 * @throws Error where there is nothing to pay with that reference, or not in that way.
 */
export function payAs(
  world: World,
  reference: string,
  { card, channel, amount, outcome = 'success', ...choice }: Payment,
): StoredTransaction {
  const transaction = payable(world, reference, { amount, ...choice });
  if (transaction.status === 'failed' && transaction.entryPoint === 'charge') {
    throw new Error(`The charge ${reference} is failed: ${transaction.gateway_response}.`);
  }
  const isUnderWay = transaction.charge !== null && card === undefined && channel === undefined;
  const way = isUnderWay ? transaction.channel : wayOf(transaction, channel, card);
  const paid = amount ?? transaction.amount;
  if (way !== 'bank_transfer' && paid !== transaction.amount) {
    throw new Error(
      `Only a bank transfer can have another amount than the ${transaction.amount} of the transaction: pay with { channel: 'bank_transfer', amount: ${paid} }.`,
    );
  }
  ensureLeast(transaction.amount, transaction.currency, way);
  if (outcome === 'declined') decline(world, transaction, DECLINED);
  else if (outcome === 'waiting') {
    if (!isUnderWay) startCharge(world, transaction, fieldsFor(way as Channel, card));
  } else if (paid !== transaction.amount) payWrongAmount(world, transaction, paid, way);
  else if (isUnderWay) completeCharge(world, transaction);
  else payWith(world, transaction, instrumentFor(way as Channel, card));
  return transaction;
}

/** Finds the transaction to pay, or makes the one for what is bought. */
function payable(world: World, reference: string, choice: Choice): StoredTransaction {
  const request = world.paymentRequests.with('request_code', reference);
  const transaction = request
    ? paymentOf(world, request)
    : (world.transactions.find(reference) ?? purchaseOf(world, reference, choice));
  if (!transaction) throw new Error(`There is nothing to pay with the reference ${reference}.`);
  if (isOver(transaction)) {
    throw new Error(`The transaction ${reference} is ${transaction.status}.`);
  }
  return transaction;
}

/** The channel that is wanted, or the first that can be; the request that started the payment may allow only some. */
function wayOf(
  { reference, channels }: StoredTransaction,
  wanted: Channel | undefined,
  card: CardName | undefined,
): Channel {
  const offered = CHANNELS.filter((each) => channels?.includes(each) ?? true);
  const channel = wanted ?? (card === undefined ? offered[0] : 'card');
  if (channel !== undefined && offered.includes(channel)) return channel;
  throw new Error(`The transaction ${reference} takes only these channels: ${channels?.join(', ') ?? ''}.`);
}

function instrumentFor(channel: Channel, card: CardName = 'success'): Instrument {
  switch (channel) {
    case 'card':
      return ofCard(TEST_CARDS[card]);
    case 'bank':
      return ofBank('057');
    case 'mobile_money':
      return ofWallet('mtn', '0551234987');
    default:
      return OFFLINE[channel];
  }
}

/** What a request to charge says of a way to pay that waits for the customer. */
function fieldsFor(channel: Channel, card: CardName = 'bank-authorization'): BodyFields {
  switch (channel) {
    case 'card': {
      const { number, cvv } = TEST_CARDS[card];
      return { card: { number, cvv, expiry_month: '12', expiry_year: '2030' } };
    }
    case 'bank':
      return { bank: { code: '057', account_number: '0000000000' } };
    case 'mobile_money':
      return { mobile_money: { phone: '0550000000', provider: 'mtn' } };
    case 'ussd':
      return { ussd: { type: '737' } };
    case 'qr':
      return { qr: { provider: 'visa' } };
    case 'eft':
      return { eft: { provider: 'ozow' } };
    case 'bank_transfer':
      return { bank_transfer: {} };
  }
}
