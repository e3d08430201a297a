import type { AuthorizationRecord, CustomerRecord } from '../records';
import type { BulkChargeRecord, BulkItemRecord } from '../resources/bulk-charges';
import type { DedicatedAccountRecord } from '../resources/dedicated-accounts';
import type { MandateRecord } from '../resources/direct-debits';
import type { DisputeRecord } from '../resources/disputes';
import type { OrderRecord } from '../resources/orders';
import type { PageRecord } from '../resources/pages';
import type { PaymentRequestRecord } from '../resources/payment-requests';
import type { PlanRecord } from '../resources/plans';
import type { ProductRecord } from '../resources/products';
import type { RefundRecord } from '../resources/refunds';
import type { SettlementRecord } from '../resources/settlements';
import type { SplitRecord } from '../resources/splits';
import type { StorefrontRecord } from '../resources/storefronts';
import type { SubaccountRecord } from '../resources/subaccounts';
import type { InvoiceRecord, SubscriptionRecord } from '../resources/subscriptions';
import type { TerminalRecord } from '../resources/terminals';
import type { TransactionRecord } from '../resources/transactions';
import type { RecipientRecord } from '../resources/transfer-recipients';
import type { TransferRecord } from '../resources/transfers';
import type { LedgerRecord } from '../resources/transfer-control';
import { isObject } from '../../objects';
import { parsed } from '../params';
import type { VirtualTerminalRecord } from '../resources/virtual-terminals';
import { Collection, type Stored } from './collection';
import type { Delivery } from './messenger';
import { Random } from './random';
import { SandboxClock } from './sandbox-clock';

/** Something that happens later, at a time of the sandbox. */
export interface Job {
  /** Milliseconds since 1970. */
  at: number;
  /** Which of the jobs in `jobs.ts`. */
  name: string;
  /** Id of the record that it is about. */
  id: number;
}

/** An event that has happened, not yet sent. */
export interface Emitted {
  event: string;
  data: unknown;
  /** ISO 8601, in UTC. */
  at: string;
}

/** What is set for the whole integration. */
export interface IntegrationSettings {
  /** Whether a transfer has to be confirmed with an OTP. */
  isOtpRequired: boolean;
  paymentSessionTimeout: number;
  /** Domains that are registered for Apple Pay. */
  applePayDomains: string[];
  /** Subunits by currency. */
  balances: Record<string, number>;
  /** Number of the newest delivery. */
  lastDelivery: number;
  /** What the account behind an authorization holds, in subunits, by the authorization's code. */
  funds: Record<string, number>;
}

/** What a world is made with. */
export interface WorldOptions {
  domain: 'test' | 'live';
  /** Where the sandbox listens. */
  url: string;
  /** Makes ids, codes, references and times the same each time. */
  seed?: number;
}

/** The integration that owns all records. */
export const INTEGRATION = 100032;

/** What an account holds at first: NGN 100,000. */
const FIRST_BALANCES = { NGN: 10_000_000 };

/** Everything that an in-memory Paystack knows: plain data, so that it can be saved and restored. */
export class World {
  readonly domain: 'test' | 'live';
  readonly url: string;
  readonly clock: SandboxClock;
  readonly random: Random;

  readonly customers = new Collection<CustomerRecord>({
    kind: 'customer',
    keys: ['customer_code', 'email'],
  });
  readonly transactions = new Collection<TransactionRecord>({
    kind: 'transaction',
    keys: ['reference', 'access_code'],
    // Paystack's ids of transactions have long passed 32 bits.
    firstId: 4_099_260_516,
  });
  readonly plans = new Collection<PlanRecord>({ kind: 'plan', keys: ['plan_code'] });
  readonly subscriptions = new Collection<SubscriptionRecord>({
    kind: 'subscription',
    keys: ['subscription_code'],
  });
  readonly invoices = new Collection<InvoiceRecord>({ kind: 'invoice', keys: ['invoice_code'] });
  readonly refunds = new Collection<RefundRecord>({ kind: 'refund' });
  readonly recipients = new Collection<RecipientRecord>({ kind: 'recipient', keys: ['recipient_code'] });
  readonly transfers = new Collection<TransferRecord>({
    kind: 'transfer',
    keys: ['transfer_code', 'reference'],
  });
  readonly ledger = new Collection<LedgerRecord>({ kind: 'ledger' });
  readonly paymentRequests = new Collection<PaymentRequestRecord>({
    kind: 'paymentrequest',
    keys: ['request_code'],
  });
  readonly dedicatedAccounts = new Collection<DedicatedAccountRecord>({
    kind: 'dedicated_account',
    keys: ['account_number'],
  });
  readonly disputes = new Collection<DisputeRecord>({ kind: 'dispute' });
  readonly bulkCharges = new Collection<BulkChargeRecord>({ kind: 'bulkcharge', keys: ['batch_code'] });
  readonly bulkItems = new Collection<BulkItemRecord>({ kind: 'bulkcharge_item' });
  readonly settlements = new Collection<SettlementRecord>({ kind: 'settlement' });
  readonly subaccounts = new Collection<SubaccountRecord>({ kind: 'subaccount', keys: ['subaccount_code'] });
  readonly splits = new Collection<SplitRecord>({ kind: 'split', keys: ['split_code'] });
  readonly pages = new Collection<PageRecord>({ kind: 'page', keys: ['slug'] });
  readonly products = new Collection<ProductRecord>({ kind: 'product', keys: ['product_code'] });
  readonly terminals = new Collection<TerminalRecord>({
    kind: 'terminal',
    keys: ['terminal_id', 'serial_number'],
  });
  readonly virtualTerminals = new Collection<VirtualTerminalRecord>({
    kind: 'virtual_terminal',
    keys: ['code'],
  });
  readonly storefronts = new Collection<StorefrontRecord>({ kind: 'storefront' });
  readonly orders = new Collection<OrderRecord>({ kind: 'order', keys: ['order_code'] });
  readonly mandates = new Collection<MandateRecord>({
    kind: 'mandate',
    keys: ['reference', 'authorization_code'],
  });

  settings: IntegrationSettings = {
    isOtpRequired: false,
    paymentSessionTimeout: 30,
    applePayDomains: [],
    balances: { ...FIRST_BALANCES },
    lastDelivery: 0,
    funds: {},
  };
  jobs: Job[] = [];
  /** Events that nobody has taken yet, oldest first. */
  emitted: Emitted[] = [];
  /** What the merchant's webhook is told, oldest first. */
  deliveries: Delivery[] = [];
  readonly #owners = new Map<string, CustomerRecord>();

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

  /** What each new record of a collection starts with. */
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

  /** Tells the merchant's webhook. What is told is as it is now, whatever happens to the records later. */
  emit(event: string, data: unknown): void {
    this.emitted.push({ event, data: structuredCloneByJSON(data), at: this.now });
  }

  /** Has a job run after so many milliseconds, or at a date. */
  later(when: number | string, name: string, id: number): void {
    const at = typeof when === 'number' ? this.clock.now + when : Date.parse(when);
    this.jobs.push({ at, name, id });
  }

  /** Takes back the jobs of one name for one record. */
  cancel(name: string, id: number): void {
    this.jobs = this.jobs.filter((job) => job.name !== name || job.id !== id);
  }

  /** The customer that has an authorization. */
  ownerOf(authorizationCode: string): CustomerRecord | undefined {
    return this.#owners.get(authorizationCode);
  }

  authorization(code: string): AuthorizationRecord | undefined {
    return this.ownerOf(code)?.authorizations.find(({ authorization_code }) => authorization_code === code);
  }

  /** @throws Error where another authorization has the code. */
  addAuthorization(customer: CustomerRecord, authorization: AuthorizationRecord): AuthorizationRecord {
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

  /** All of it as JSON. */
  save(): string {
    const { settings, jobs, deliveries, clock, random } = this;
    const records = Object.fromEntries(
      this.#collections().map(([name, { oldestFirst }]) => [name, oldestFirst]),
    );
    return JSON.stringify({ settings, jobs, deliveries, clock: clock.state, random: random.state, records });
  }

  /**
   * Takes over what `save` of another world gave. To be called on a new world.
   *
   * @throws Error for anything else.
   */
  load(saved: string): void {
    const { settings, jobs, deliveries, clock, random, records } = savedIn(saved);
    Object.assign(this, { settings, jobs, deliveries });
    this.clock.state = clock;
    this.random.state = random;
    for (const [name, collection] of this.#collections()) {
      for (const record of records[name] ?? []) collection.add(record);
    }
    for (const customer of this.customers.oldestFirst) {
      for (const { authorization_code } of customer.authorizations) {
        this.#owners.set(authorization_code, customer);
      }
    }
  }

  #collections(): [name: string, collection: Collection<Stored>][] {
    return Object.entries(this).filter(
      (entry): entry is [string, Collection<Stored>] => entry[1] instanceof Collection,
    );
  }
}

/** What `save` writes. */
interface Saved {
  settings: IntegrationSettings;
  jobs: Job[];
  deliveries: Delivery[];
  clock: number;
  random: number;
  records: Record<string, Stored[]>;
}

function structuredCloneByJSON(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function savedIn(text: string): Saved {
  const saved = parsed(text);
  if (isObject(saved) && isObject(saved.settings) && isObject(saved.records))
    return saved as unknown as Saved;
  throw new Error('This is no snapshot of a sandbox.');
}
