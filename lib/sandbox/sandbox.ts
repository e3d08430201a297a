/// <reference lib="esnext.disposable" preserve="true" />
import type { StoredDedicatedAccount } from './core/records/accounts';
import type { StoredPaymentRequest } from './core/records/commerce';
import type { StoredCustomer } from './core/records/customers';
import type { StoredPreauthorization } from './core/records/preauthorizations';
import type { Delivery } from './core/records/deliveries';
import type { StoredDispute, StoredRefund, StoredTransaction } from './core/records/payments';
import type { StoredRecipient, StoredSubaccount, StoredTransfer } from './core/records/payouts';
import type { StoredInvoice, StoredPlan, StoredSubscription } from './core/records/recurring';
import type { RecordedRequest } from './requests';
import type { SandboxControls } from './sandbox-controls';
import type { Duration } from './sandbox-options';

/** The result of `snapshot`, to be passed to `restore`. Its content may change between versions. */
export type Snapshot = string & { readonly kind?: 'snapshot' };

/**
 * A running sandbox. Its methods reject with an `InvalidDataException` for an argument that is not allowed, and with an
 * `Error` once the sandbox is stopped.
 *
 * The process can end while the sandbox runs, so that a test run that forgets `stop` does not hang. `ref` changes this.
 */
export interface Sandbox extends SandboxControls {
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
  /** All preauthorizations, in the order of creation. */
  preauthorizations(): Promise<StoredPreauthorization[]>;
  /** All disputes, in the order of creation. */
  disputes(): Promise<StoredDispute[]>;
  /** All subaccounts, in the order of creation. */
  subaccounts(): Promise<StoredSubaccount[]>;
  /** All transfer recipients, in the order of creation. */
  recipients(): Promise<StoredRecipient[]>;
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
   * Makes the sandbox new: no records, requests or failures, and the clock and latency of the start. Where events are
   * sent stays.
   */
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
