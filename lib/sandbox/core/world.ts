import { randomBytes } from 'node:crypto';
import type { EventData, EventName } from '../../webhooks';
import { Collection, type Stored } from './collection';
import { Random } from './random';
import type { StoredDedicatedAccount, StoredMandate } from './records/accounts';
import type {
  StoredOrder,
  StoredPage,
  StoredPaymentRequest,
  StoredProduct,
  StoredStorefront,
  StoredTerminal,
  StoredVirtualTerminal,
} from './records/commerce';
import type { StoredPreauthorization } from './records/preauthorizations';
import type { StoredAuthorization, StoredCustomer } from './records/customers';
import type { Delivery } from './records/deliveries';
import type { StoredDispute, StoredRefund, StoredTransaction } from './records/payments';
import type {
  StoredLedgerEntry,
  StoredRecipient,
  StoredSettlement,
  StoredSplit,
  StoredSubaccount,
  StoredTransfer,
} from './records/payouts';
import type {
  StoredBulkCharge,
  StoredBulkItem,
  StoredInvoice,
  StoredPlan,
  StoredSubscription,
} from './records/recurring';
import { SandboxClock } from './sandbox-clock';
import {
  type Emitted,
  FORMAT,
  type IntegrationSettings,
  type Job,
  type Saved,
  VERSION,
  noSnapshot,
  savedIn,
} from './saved-world';

/** Options of a world. */
export interface WorldOptions {
  domain: 'test' | 'live';
  /** The address of the sandbox. */
  url: string;
  /** Makes ids, codes, references and times the same each time. */
  seed?: number;
}

/** Id of the integration that owns all records. */
export const INTEGRATION = 100032;

/** Name of the integration, as customers see it. */
export const BUSINESS = 'Example Stores';

/** The first balances: NGN 100,000. */
const FIRST_BALANCES = { NGN: 10_000_000 };

/** The whole state of an in-memory Paystack. It is plain data, so that it can be saved and restored. */
export class World {
  readonly domain: 'test' | 'live';
  readonly url: string;
  readonly clock: SandboxClock;
  readonly random: Random;

  readonly customers = new Collection<StoredCustomer>({
    kind: 'customer',
    keys: ['customer_code', 'email'],
  });
  readonly transactions = new Collection<StoredTransaction>({
    kind: 'transaction',
    keys: ['reference', 'access_code'],
    // Paystack's ids of transactions have more than 32 bits.
    firstId: 4_099_260_516,
  });
  readonly plans = new Collection<StoredPlan>({ kind: 'plan', keys: ['plan_code'] });
  readonly subscriptions = new Collection<StoredSubscription>({
    kind: 'subscription',
    keys: ['subscription_code'],
  });
  readonly invoices = new Collection<StoredInvoice>({ kind: 'invoice', keys: ['invoice_code'] });
  readonly refunds = new Collection<StoredRefund>({ kind: 'refund' });
  readonly recipients = new Collection<StoredRecipient>({ kind: 'recipient', keys: ['recipient_code'] });
  readonly transfers = new Collection<StoredTransfer>({
    kind: 'transfer',
    keys: ['transfer_code', 'reference'],
  });
  readonly ledger = new Collection<StoredLedgerEntry>({ kind: 'ledger' });
  readonly paymentRequests = new Collection<StoredPaymentRequest>({
    kind: 'paymentrequest',
    keys: ['request_code'],
  });
  readonly dedicatedAccounts = new Collection<StoredDedicatedAccount>({
    kind: 'dedicated_account',
    keys: ['account_number'],
  });
  readonly disputes = new Collection<StoredDispute>({ kind: 'dispute' });
  readonly bulkCharges = new Collection<StoredBulkCharge>({ kind: 'bulkcharge', keys: ['batch_code'] });
  readonly bulkItems = new Collection<StoredBulkItem>({ kind: 'bulkcharge_item' });
  readonly settlements = new Collection<StoredSettlement>({ kind: 'settlement' });
  readonly subaccounts = new Collection<StoredSubaccount>({ kind: 'subaccount', keys: ['subaccount_code'] });
  readonly splits = new Collection<StoredSplit>({ kind: 'split', keys: ['split_code'] });
  readonly pages = new Collection<StoredPage>({ kind: 'page', keys: ['slug'] });
  readonly products = new Collection<StoredProduct>({ kind: 'product', keys: ['product_code'] });
  readonly terminals = new Collection<StoredTerminal>({
    kind: 'terminal',
    keys: ['terminal_id', 'serial_number'],
  });
  readonly virtualTerminals = new Collection<StoredVirtualTerminal>({
    kind: 'virtual_terminal',
    keys: ['code'],
  });
  readonly storefronts = new Collection<StoredStorefront>({ kind: 'storefront' });
  readonly orders = new Collection<StoredOrder>({ kind: 'order', keys: ['order_code'] });
  readonly preauthorizations = new Collection<StoredPreauthorization>({
    kind: 'preauthorization',
    keys: ['reference', 'access_code'],
  });
  readonly mandates = new Collection<StoredMandate>({
    kind: 'mandate',
    keys: ['reference', 'access_code', 'authorization_code'],
  });

  settings: IntegrationSettings = {
    isOtpRequired: false,
    transfers: 'success',
    paymentSessionTimeout: 1_800,
    applePayDomains: [],
    balances: { ...FIRST_BALANCES },
    lastDelivery: 0,
    funds: {},
    currencies: {},
    declines: [],
    pauses: [],
  };
  /** Makes the tokens of the forms of the checkout, which outlive a restart. */
  formKey = randomBytes(32).toString('base64url');
  jobs: Job[] = [];
  /** Events for which there is no delivery yet, oldest first. */
  emitted: Emitted[] = [];
  /** Deliveries to the merchant's webhook, oldest first. */
  deliveries: Delivery[] = [];
  readonly #owners = new Map<string, StoredCustomer>();

  constructor({ domain, url, seed }: WorldOptions) {
    this.domain = domain;
    this.url = url;
    this.clock = new SandboxClock(seed === undefined);
    this.random = new Random(seed ?? Math.floor(Math.random() * 2 ** 32));
  }

  /** The time in the sandbox, as ISO 8601 in UTC. */
  get now(): string {
    return new Date(this.clock.now).toISOString();
  }

  /** The fields that each new record of a collection has. */
  stamp(collection: { readonly nextId: number }): Stored & { integration: number; domain: string } {
    const { now } = this;
    const { domain } = this;
    return { id: collection.nextId, integration: INTEGRATION, domain, createdAt: now, updatedAt: now };
  }

  change<T extends Stored>(record: T, changes: Partial<T>): T {
    return Object.assign(record, changes, { updatedAt: this.now });
  }

  /** A code such as `PLN_gx2wn530m0i3w3m`. */
  code(prefix: string, length = 15): string {
    return `${prefix}_${this.random.text(length)}`;
  }

  /** Sends an event to the merchant's webhook. `data` is copied, so that later changes of the records do not matter. */
  emit<Name extends EventName>(event: Name, data: EventData[Name]): void {
    this.emitAny(event, data);
  }

  /** Sends an event of any name, with any data. */
  emitAny(event: string, data: unknown): void {
    this.emitted.push({ event, data: structuredCloneByJSON(data), at: this.now });
  }

  /** Plans a job: after a number of milliseconds, or at a date. */
  later(when: number | string, name: string, id: number): void {
    const at = typeof when === 'number' ? this.clock.now + when : Date.parse(when);
    this.jobs.push({ at, name, id });
  }

  /** Cancels the jobs of one name for one record. */
  cancel(name: string, id: number): void {
    this.jobs = this.jobs.filter((job) => job.name !== name || job.id !== id);
  }

  /** The customer that has an authorization. */
  ownerOf(authorizationCode: string): StoredCustomer | undefined {
    return this.#owners.get(authorizationCode);
  }

  authorization(code: string): StoredAuthorization | undefined {
    return this.ownerOf(code)?.authorizations.find(({ authorization_code }) => authorization_code === code);
  }

  /** @throws Error where another authorization has the code. */
  addAuthorization(customer: StoredCustomer, authorization: StoredAuthorization): StoredAuthorization {
    const code = authorization.authorization_code;
    if (this.#owners.has(code)) throw new Error(`There is an authorization ${code} already.`);
    this.#owners.set(code, customer);
    customer.authorizations.push(authorization);
    return authorization;
  }

  /** @returns whether there was an authorization with that code. */
  removeAuthorization(code: string): boolean {
    const customer = this.#owners.get(code);
    if (!customer) return false;
    customer.authorizations = customer.authorizations.filter(
      ({ authorization_code }) => authorization_code !== code,
    );
    return this.#owners.delete(code);
  }

  /** The whole state as JSON. */
  save(): string {
    const { settings, jobs, deliveries, clock, random, formKey } = this;
    const records = Object.fromEntries(
      this.#collections().map(([name, { oldestFirst }]) => [name, oldestFirst]),
    );
    const state = { clock: clock.state, random: random.state, formKey, settings, jobs, deliveries, records };
    return JSON.stringify({ format: FORMAT, version: VERSION, ...state } satisfies Saved);
  }

  /**
   * Loads a state that `save` of another world returned. To be called on a new world.
   *
   * @throws Error for any other text.
   */
  load(saved: string): void {
    const { settings, jobs, deliveries, clock, random, formKey, records } = savedIn(saved);
    Object.assign(this, { settings, jobs, deliveries, formKey: formKey ?? this.formKey });
    this.clock.state = clock;
    this.random.state = random;
    try {
      for (const [name, collection] of this.#collections()) {
        for (const record of records[name] ?? []) collection.add(record);
      }
      for (const customer of this.customers.oldestFirst) {
        for (const { authorization_code } of customer.authorizations) {
          this.#owners.set(authorization_code, customer);
        }
      }
    } catch {
      throw noSnapshot();
    }
  }

  #collections(): [name: string, collection: Collection<Stored>][] {
    return Object.entries(this).filter(
      (entry): entry is [string, Collection<Stored>] => entry[1] instanceof Collection,
    );
  }
}

function structuredCloneByJSON(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
