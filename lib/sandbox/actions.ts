import type { StoredPreauthorization } from './core/records/preauthorizations';
import { holdWith } from './flows/preauthorizations';
import {
  type CardName,
  type Instrument,
  OFFLINE,
  TEST_CARDS,
  ofBank,
  ofCard,
  ofWallet,
} from './core/instruments';
import { CHANNELS } from './argument-checks';
import type { StoredDispute, StoredTransaction } from './core/records/payments';
import type { StoredTransfer } from './core/records/payouts';
import type { World } from './core/world';
import { completeCharge, payWrongAmount } from './flows/charges';
import { identify } from './flows/customers';
import { newAuthorization, newCustomer } from './core/customers';
import { payInto } from './flows/dedicated-accounts';
import { approve } from './flows/direct-debits';
import { openDispute } from './flows/disputes';
import { paymentOf } from './flows/payment-requests';
import { payWith } from './flows/payments';
import { isOver } from './flows/transactions';
import { moveMoney } from './core/money';

import { deductWaiting } from './flows/refunds';
import { type TransferEnd, endTransfer } from './flows/transfers';
import type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
} from './core/records/customers';
import type { DisputeSeed, Payment } from './sandbox-options';

/** What happens in a sandbox without a request: what customers, banks and tests do. Each action is a command. */
export const ACTIONS = {
  /** @throws Error where an email or a code is taken; the customers before that one stay. */
  seedCustomers(world: World, seeds: readonly CustomerSeed[] | number): StoredCustomer[] {
    const list = typeof seeds === 'number' ? Array<CustomerSeed>(seeds).fill({}) : seeds;
    return list.map((seed) => world.customers.add(newCustomer(world, seed)));
  },

  /** @throws Error where there is no such customer, or the code is taken. */
  seedAuthorization(world: World, emailOrCode: string, seed: AuthorizationSeed = {}): StoredAuthorization {
    const customer = world.customers.find(emailOrCode);
    if (!customer) throw new Error(`There is no customer ${emailOrCode}.`);
    return world.addAuthorization(customer, newAuthorization(world, seed));
  },

  /** @throws Error where there is nothing to pay with that reference, or not in that way. */
  pay(world: World, reference: string, payment: Payment = {}): StoredTransaction {
    const transaction = payable(world, reference);
    const { card, channel, amount = transaction.amount } = payment;
    const isElsewhere = card !== undefined || channel !== undefined;
    if (transaction.charge && !isElsewhere) {
      const isTransfer = transaction.channel === 'bank_transfer';
      if (isTransfer && amount !== transaction.amount)
        payWrongAmount(world, transaction, amount, 'bank_transfer');
      else completeCharge(world, transaction);
      return transaction;
    }
    const wanted = channel ?? (card === undefined ? undefined : 'card');
    const instrument = instrumentFor(channelFor(transaction, wanted), card);
    if (instrument.channel === 'bank_transfer' && amount !== transaction.amount) {
      payWrongAmount(world, transaction, amount, 'bank_transfer');
    } else payWith(world, transaction, instrument);
    return transaction;
  },

  /** @throws Error where there is no such account. */
  payInto(world: World, accountNumber: string, amount: number): StoredTransaction {
    const account = world.dedicatedAccounts.with('account_number', accountNumber);
    if (!account) throw new Error('There is no dedicated account with that number.');
    return payInto(world, account, amount);
  },

  setFunds(world: World, authorizationCode: string, amount: number | null): void {
    const { funds } = world.settings;
    if (amount === null) Reflect.deleteProperty(funds, authorizationCode);
    else funds[authorizationCode] = amount;
  },

  setBalance(world: World, amount: number, currency: string): void {
    const difference = amount - (world.settings.balances[currency] ?? 0);
    moveMoney(world, currency, difference, 'Balance', 0, 'Set by a test');
    deductWaiting(world, currency);
  },

  setTransfers(world: World, how: 'success' | 'pending' | 'failed'): void {
    world.settings.transfers = how;
  },

  /** @throws Error where there is no such transfer, or it cannot end so. */
  endTransfer(world: World, codeOrReference: string, status: TransferEnd): StoredTransfer {
    const transfer = world.transfers.find(codeOrReference);
    if (!transfer) throw new Error(`There is no transfer ${codeOrReference}.`);
    endTransfer(world, transfer, status);
    return transfer;
  },

  /** @throws Error where there is no such payment, or it was not successful. */
  openDispute(world: World, reference: string, seed: DisputeSeed = {}): StoredDispute {
    const transaction = world.transactions.find(reference);
    if (!transaction) throw new Error(`There is no transaction ${reference}.`);
    return openDispute(world, transaction, seed);
  },

  /** @throws Error where there is no such customer. */
  endIdentification(world: World, emailOrCode: string, isRight: boolean): void {
    const customer = world.customers.find(emailOrCode);
    if (!customer) throw new Error(`There is no customer ${emailOrCode}.`);
    identify(world, customer, { type: 'bvn', bvn: isRight ? '22222222221' : '00000000000' });
  },

  /** @throws Error where no preauthorization with that reference waits. */
  approvePreauthorization(
    world: World,
    reference: string,
    card: CardName = 'success',
  ): StoredPreauthorization {
    const preauthorization = world.preauthorizations.find(reference);
    if (!preauthorization) throw new Error(`There is no preauthorization ${reference}.`);
    holdWith(world, preauthorization, ofCard(TEST_CARDS[card]));
    return preauthorization;
  },

  /** @throws Error where no mandate with that reference waits. */
  approveMandate(world: World, reference: string): StoredAuthorization {
    const mandate = world.mandates.with('reference', reference);
    if (!mandate) throw new Error(`There is no mandate ${reference}.`);
    approve(world, mandate);
    const authorization = world.authorization(mandate.authorization_code);
    if (!authorization) throw new Error('The mandate has no authorization.');
    return authorization;
  },
} as const;

/** Finds the transaction to pay by its reference, its access code, or the code of a payment request. */
function payable(world: World, reference: string): StoredTransaction {
  const request = world.paymentRequests.with('request_code', reference);
  const transaction = request ? paymentOf(world, request) : world.transactions.find(reference);
  if (!transaction) throw new Error(`There is nothing to pay with the reference ${reference}.`);
  if (isOver(transaction)) {
    throw new Error(`The transaction ${reference} is ${transaction.status}.`);
  }
  return transaction;
}

/** The channel that is wanted, or the first that can be; the request that started the payment may allow only some. */
function channelFor(
  { reference, channels }: StoredTransaction,
  wanted: Payment['channel'],
): NonNullable<Payment['channel']> {
  const offered = CHANNELS.filter((each) => channels?.includes(each) ?? true);
  const channel = wanted ?? offered[0];
  if (channel !== undefined && offered.includes(channel)) return channel;
  throw new Error(`The transaction ${reference} takes only these channels: ${channels?.join(', ') ?? ''}.`);
}

function instrumentFor(channel: NonNullable<Payment['channel']>, card: CardName = 'success'): Instrument {
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
