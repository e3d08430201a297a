import type { StoredDedicatedAccount } from './core/records/accounts';
import type { StoredDispute, StoredRefund, StoredTransaction } from './core/records/payments';
import type { StoredInvoice, StoredPlan, StoredSubscription } from './core/records/recurring';
import type { StoredPaymentRequest } from './core/records/commerce';
import type { StoredTransfer } from './core/records/payouts';
/// <reference lib="esnext.disposable" preserve="true" />
import {
  ensure,
  identifierCheck,
  memberCheck,
  positiveIntegerCheck,
  secretTextCheck,
  textCheck,
} from '../arguments/checks';
import { Currency } from '../arguments/enums';
import { amountInSubunits } from '../money/subunit';
import {
  checkAuthorization,
  checkCustomers,
  checkDispute,
  checkDuration,
  checkEnd,
  checkFailures,
  checkLatency,
  checkOptions,
  checkPayment,
} from './argument-checks';
import type { Delivery } from './core/records/deliveries';

import { PUBLIC_KEY } from './core/public-key';
import { ServerThread } from './server-thread';
import type { DisputeSeed, Duration, Failures, Latency, Payment, SandboxOptions } from './sandbox-options';
import type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
} from './core/records/customers';
import type { RecordedRequest } from './requests';

export type { CardName } from './core/instruments';
export type { RateLimit } from './core/limiter';

export type { DisputeSeed, Duration, Failures, Latency, Payment, SandboxOptions } from './sandbox-options';
export type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
  Profile,
} from './core/records/customers';
export type { RecordedRequest, ServedRequest, TriedWebhook } from './requests';

export type {
  Step,
  StoredChargeState,
  StoredDispute,
  StoredPaymentLog,
  StoredRefund,
  StoredTransaction,
} from './core/records/payments';
export type { StoredDedicatedAccount } from './core/records/accounts';
export type { StoredInvoice, StoredPlan, StoredSubscription } from './core/records/recurring';
export type { StoredPaymentRequest } from './core/records/commerce';
export type { StoredTransfer } from './core/records/payouts';

export type { Delivery, DeliveryAttempt } from './core/records/deliveries';

/** The result of `snapshot`, to be passed to `restore`. Its content may change between versions. */
export type Snapshot = string & { readonly kind?: 'snapshot' };

/**
 * A running sandbox. Its methods reject with an `InvalidDataException` for an argument that is not allowed, and with an
 * `Error` once the sandbox is stopped.
 *
 * The process can end while the sandbox runs, so that a test run that forgets `stop` does not hang. `ref` changes this.
 */
export interface Sandbox {
  /** The address of the sandbox, such as `http://127.0.0.1:4010`. It is the `baseURL` of a client. */
  readonly url: string;
  /** The one secret key that it accepts. */
  readonly authKey: string;
  /** The one public key that it accepts, for the popup: https://paystack.com/docs/developer-tools/inlinejs */
  readonly publicKey: string;
  /**
   * Settles once the sandbox has ended: with `undefined` after `stop`, and with the reason if its thread died, such as
   * for want of memory.
   */
  readonly ended: Promise<Error | undefined>;
  /**
   * Adds customers.
   *
   * @param customers - the customers; or how many to make up, each with its own email at example.com.
   * @returns the customers as the sandbox keeps them, in the order given.
   * @throws Error where an email or a code is taken; the customers before that one stay.
   */
  seedCustomers(customers: readonly CustomerSeed[] | number): Promise<StoredCustomer[]>;
  /**
   * Adds an authorization to a customer.
   *
   * @param emailOrCode - the customer's email or code.
   * @param authorization - the fields that differ from a reusable test card of Visa. Default: none.
   * @returns the authorization as the sandbox keeps it.
   * @throws Error where there is no such customer, or the authorization's code is taken.
   */
  seedAuthorization(emailOrCode: string, authorization?: AuthorizationSeed): Promise<StoredAuthorization>;
  /** All customers, in the order of creation. */
  customers(): Promise<StoredCustomer[]>;
  /** All transactions, in the order of creation. */
  transactions(): Promise<StoredTransaction[]>;
  /** All plans, in the order of creation. */
  plans(): Promise<StoredPlan[]>;
  /** All subscriptions, in the order of creation. */
  subscriptions(): Promise<StoredSubscription[]>;
  /** All invoices of subscriptions, in the order of creation. */
  invoices(): Promise<StoredInvoice[]>;
  /** All refunds, in the order of creation. */
  refunds(): Promise<StoredRefund[]>;
  /** All transfers, in the order of creation. */
  transfers(): Promise<StoredTransfer[]>;
  /** All payment requests, in the order of creation. */
  paymentRequests(): Promise<StoredPaymentRequest[]>;
  /** All dedicated accounts, in the order of creation. */
  dedicatedAccounts(): Promise<StoredDedicatedAccount[]>;
  /** All disputes, in the order of creation. */
  disputes(): Promise<StoredDispute[]>;
  /**
   * Pays, as a customer would on the checkout page or on a phone.
   *
   * @param reference - the transaction's reference or access code, or the code of a payment request.
   * @param payment - how it is paid. Default: in the way that the charge waits for, else by the
   * first channel that the payment takes.
   * @returns the transaction afterwards: `success`, or `failed` with the bank's words in `gateway_response`.
   * @throws Error where there is nothing to pay with that reference.
   */
  pay(reference: string, payment?: Payment): Promise<StoredTransaction>;
  /**
   * Transfers money into a dedicated account, as a customer would.
   *
   * @param accountNumber - number of the dedicated account.
   * @param amount - subunits.
   * @returns the transaction that this makes.
   * @throws Error where there is no such account in use.
   */
  payInto(accountNumber: string, amount: number): Promise<StoredTransaction>;
  /**
   * Sets how much money the account behind an authorization holds. A charge of more fails. A partial debit takes at
   * most this amount.
   *
   * @param authorizationCode - code of the authorization.
   * @param amount - subunits. Each charge reduces them. `null` removes the limit; there is none at first.
   */
  setFunds(authorizationCode: string, amount: number | null): Promise<void>;
  /**
   * Sets the balance from which transfers are paid. At first it is 10,000,000 kobo.
   *
   * @param amount - subunits.
   * @param currency - default `NGN`.
   */
  setBalance(amount: number, currency?: Currency): Promise<void>;
  /**
   * Makes a transfer fail or come back, as the recipient's bank would. Its money returns to the balance.
   *
   * @param codeOrReference - the transfer's code or reference.
   * @param status - the status with which it ends.
   * @returns the transfer afterwards.
   * @throws Error where there is no such transfer, or it has ended without success.
   */
  endTransfer(codeOrReference: string, status: 'failed' | 'reversed'): Promise<StoredTransfer>;
  /**
   * Opens a dispute on a payment, as the customer's bank would.
   *
   * @param reference - the transaction's reference.
   * @param dispute - what the customer claims. Default: the whole amount, as a chargeback.
   * @returns the dispute.
   * @throws Error where there is no such payment, or it was not successful.
   */
  openDispute(reference: string, dispute?: DisputeSeed): Promise<StoredDispute>;
  /**
   * Approves a mandate for direct debit, as its customer would.
   *
   * @param reference - the mandate's reference.
   * @returns the authorization, which can be charged.
   * @throws Error where no mandate with that reference waits.
   */
  approveMandate(reference: string): Promise<StoredAuthorization>;
  /** The time in the sandbox, as ISO 8601 in UTC. */
  now(): Promise<string>;
  /**
   * Moves the sandbox's clock on. All that falls due until then is done in order and at its time: subscriptions charge,
   * refunds end, deliveries that failed are tried again. This takes no real time.
   *
   * @param duration - milliseconds, or a text such as `'31 days'`.
   * @returns the time in the sandbox afterwards, as ISO 8601 in UTC.
   */
  advance(duration: Duration): Promise<string>;
  /**
   * All events and their deliveries, oldest first. Only the newest 10 000 are kept. The call waits for deliveries that
   * are under way, so a handler of webhooks must not wait for this call.
   */
  deliveries(): Promise<Delivery[]>;
  /**
   * Sends a delivery again, whether or not it was delivered.
   *
   * @param id - its number in `deliveries()`.
   * @returns the delivery after the attempt.
   * @throws Error where there is no such delivery, or the sandbox has no `webhookURL`.
   */
  redeliver(id: number): Promise<Delivery>;
  /**
   * The whole state as a text to keep: records, balances, clock, waiting jobs and deliveries. The call waits for
   * deliveries that are under way, as `deliveries` does.
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Goes back to a snapshot of this sandbox or of another one. Requests, failures and latency stay as they are.
   *
   * @param snapshot - the result of `snapshot`.
   * @throws Error for any other text; the state is then unchanged.
   */
  restore(snapshot: Snapshot): Promise<void>;
  /**
   * All requests since the start or the last `reset`, in the order in which they came. Only the newest 100 000 are
   * kept.
   */
  requests(): Promise<RecordedRequest[]>;
  /**
   * Delays each reply from now on. What a request asks for is still done at once.
   *
   * @param latency - milliseconds, or `{ min, max }` for a random time between them; 0 ends it.
   */
  setLatency(latency: Latency): Promise<void>;
  /**
   * Makes requests fail from now on, in place of what was set before.
   *
   * @param failures - which requests fail, and how, such as `{ status: 503, times: 2, retryAfter: 1 }`; `null` ends it.
   */
  setFailures(failures: Failures | null): Promise<void>;
  /** Makes the sandbox new: no records, requests or failures, and the clock and latency of the start. */
  reset(): Promise<void>;
  /** Keeps this process alive until `stop`: for a process whose only task is to serve the sandbox. */
  ref(): void;
  /**
   * Frees the port, closes all connections at once and ends the thread. To call it again does nothing.
   *
   * @throws Error where the file of the option `state` cannot be written.
   */
  stop(): Promise<void>;
  /** The same as `stop`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts an in-memory Paystack on 127.0.0.1. It runs in a thread of its own, so that it replies while the calling
 * thread blocks.
 *
 * @param options - port, key, latency and a log; see `SandboxOptions`.
 * @returns the sandbox, once it listens.
 * @throws InvalidDataException for an option that is not allowed.
 * @throws Error where the port is in use or may not be used; where the file of the option `state` holds something else,
 * cannot be read or written, or is used by another sandbox; and in a bundle that holds this package.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    authKey = 'sk_test_sandbox',
    latency = 0,
    state,
    onRequest,
    onWebhook,
    ...more
  } = checkOptions(options);
  const isLogged = onRequest !== undefined || onWebhook !== undefined;
  const link = new ServerThread(
    { ...more, port, authKey, latency, state, isLogged },
    { onRequest, onWebhook },
  );
  const stop = () => link.stop();
  return {
    url: `http://127.0.0.1:${await link.port}`,
    authKey,
    publicKey: PUBLIC_KEY,
    ended: link.ended,
    seedCustomers: async (customers) => link.run('seedCustomers', checkCustomers(customers)),
    seedAuthorization: async (emailOrCode, authorization = {}) => {
      ensure('emailOrCode', emailOrCode, identifierCheck);
      return link.run('seedAuthorization', emailOrCode, checkAuthorization(authorization));
    },
    customers: () => link.run('customers'),
    transactions: () => link.run('transactions'),
    plans: () => link.run('plans'),
    subscriptions: () => link.run('subscriptions'),
    invoices: () => link.run('invoices'),
    refunds: () => link.run('refunds'),
    transfers: () => link.run('transfers'),
    paymentRequests: () => link.run('paymentRequests'),
    dedicatedAccounts: () => link.run('dedicatedAccounts'),
    disputes: () => link.run('disputes'),
    pay: async (reference, payment = {}) => {
      ensure('reference', reference, identifierCheck);
      return link.run('pay', reference, checkPayment(payment));
    },
    payInto: async (accountNumber, amount) => {
      ensure('accountNumber', accountNumber, secretTextCheck);
      ensure('amount', amount, positiveIntegerCheck);
      return link.run('payInto', accountNumber, amount);
    },
    setFunds: async (authorizationCode, amount) => {
      ensure('authorizationCode', authorizationCode, identifierCheck);
      if (amount !== null) ensure('amount', amount, amountInSubunits);
      return link.run('setFunds', authorizationCode, amount);
    },
    setBalance: async (amount, currency = 'NGN') => {
      ensure('amount', amount, amountInSubunits);
      ensure('currency', currency, memberCheck(Currency));
      return link.run('setBalance', amount, currency);
    },
    endTransfer: async (codeOrReference, status) => {
      ensure('codeOrReference', codeOrReference, identifierCheck);
      return link.run('endTransfer', codeOrReference, checkEnd(status));
    },
    openDispute: async (reference, dispute = {}) => {
      ensure('reference', reference, identifierCheck);
      return link.run('openDispute', reference, checkDispute(dispute));
    },
    approveMandate: async (reference) => {
      ensure('reference', reference, identifierCheck);
      return link.run('approveMandate', reference);
    },
    now: () => link.run('now'),
    advance: async (duration) => link.run('advance', checkDuration(duration)),
    deliveries: () => link.run('deliveries'),
    redeliver: async (id) => {
      ensure('id', id, positiveIntegerCheck);
      return link.run('redeliver', id);
    },
    snapshot: () => link.run('snapshot'),
    restore: async (snapshot) => {
      ensure('snapshot', snapshot, textCheck);
      return link.run('restore', snapshot);
    },
    requests: () => link.run('requests'),
    setLatency: async (latency) => link.run('setLatency', checkLatency(latency)),
    setFailures: async (failures) => link.run('setFailures', failures && checkFailures(failures)),
    reset: () => link.run('reset'),
    ref: () => {
      link.hold();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
