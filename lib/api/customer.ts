import { asyncTransport } from '../http/transport';
import { blockingTransport } from '../blocking/transport';
import { type Fields, jsonObject, oneOf, positiveInteger, secretText, text } from '../checks';
import { Country, Identification, RiskAction } from '../enums';
import { InvalidDataException } from '../exceptions';
import type { BlockingOptions, CallOptions, ClientOptions } from '../options';
import type { Mode, Modes } from '../transport';
import { BaseAPI } from './base-api';
import type { BatchEntry, BatchOptions, BatchOptionsWithOnEntry, DataOf, QueuedCall } from './batch';
import { FIRST, position } from './pages';

/** What a customer is called and how they are reached. A parameter that is `null` or left out is not sent. */
export interface ProfileParams {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** Anything of your own to keep with the customer, as long as JSON can carry it. */
  readonly metadata?: object | null | undefined;
}

/** Which customers to list. A parameter that is `null` is not sent. */
export interface GetCustomersParams {
  /** Only customers created at this time or later: an ISO 8601 date or date-time. */
  readonly startDate?: string | null | undefined;
  /** Only customers created at this time or before: an ISO 8601 date or date-time. */
  readonly endDate?: string | null | undefined;
  /** Which page to get, from 1. Default 1. */
  readonly page?: number | null | undefined;
  /** Customers on a page; Paystack gives 100 at most. Default 50. */
  readonly pagination?: number | null | undefined;
}

/** Which customers to walk through. A parameter that is `null` is not sent. */
export interface AllCustomersParams {
  /** Only customers created at this time or later: an ISO 8601 date or date-time. */
  readonly startDate?: string | null | undefined;
  /** Only customers created at this time or before: an ISO 8601 date or date-time. */
  readonly endDate?: string | null | undefined;
  /** Customers fetched at a time; Paystack gives 100 at most. Default 100. */
  readonly pagination?: number | null | undefined;
  /** Where to go on: the `position` of the `PageException` that ended an earlier walk. Default: at the start. */
  readonly position?: string | null | undefined;
}

/** @inline */
interface ValidateParamsBase {
  readonly firstName: string;
  readonly lastName: string;
  readonly country: Country;
  /** The customer's Bank Verification Number, 11 digits. */
  readonly bvn: string;
  /** Number of the identity document. */
  readonly identificationNumber?: string | null | undefined;
  readonly middleName?: string | null | undefined;
}

/** Who a customer says they are, to be checked. A bank account takes its bank and number beside the BVN. */
export type ValidateParams = ValidateParamsBase &
  (
    | {
        readonly identificationType: typeof Identification.BANK_ACCOUNT;
        readonly bankCode: string;
        readonly accountNumber: string;
      }
    | {
        readonly identificationType: typeof Identification.BVN;
        readonly bankCode?: string | null | undefined;
        readonly accountNumber?: string | null | undefined;
      }
  );

/** How Paystack is to treat a customer's payments. */
export interface FlagParams {
  /** Paystack takes `RiskAction.DEFAULT` if this is not given. */
  readonly riskAction?: RiskAction | null | undefined;
}

/** What Paystack says of a customer in a list. */
export interface CustomerSummary {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly customer_code: string;
  readonly email: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly risk_action: RiskAction;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What Paystack says of a customer that was changed. */
export interface CustomerRecord extends CustomerSummary {
  readonly identified: boolean;
  readonly identifications: unknown;
}

/** A customer with what belongs to them, as Paystack gives it on creating or flagging one. */
export interface CustomerWithActivity extends CustomerRecord {
  readonly transactions: readonly unknown[];
  readonly subscriptions: readonly unknown[];
  readonly authorizations: readonly Authorization[];
}

/** All that Paystack says of one customer. */
export interface CustomerDetails extends CustomerWithActivity {
  readonly created_at: string;
  readonly updated_at: string;
  readonly total_transactions: number;
  readonly total_transaction_value: readonly unknown[];
  readonly dedicated_account: unknown;
  readonly dedicated_accounts?: readonly unknown[] | null;
}

/** A card or account that a customer allowed to be charged again. */
export interface Authorization {
  readonly authorization_code: string;
  readonly bin: string;
  readonly last4: string;
  readonly exp_month: string;
  readonly exp_year: string;
  readonly channel: string;
  readonly card_type: string;
  readonly bank: string;
  readonly country_code: string;
  readonly brand: string;
  readonly reusable: boolean;
  readonly signature: string;
  readonly account_name: string | null;
}

const profileFields: Fields<keyof ProfileParams> = {
  firstName: { wire: 'first_name', check: text },
  lastName: { wire: 'last_name', check: text },
  phone: { check: text },
  metadata: { check: jsonObject },
};

const getCustomersFields: Fields<keyof GetCustomersParams> = {
  pagination: { wire: 'perPage', check: positiveInteger, default: 50 },
  page: { check: positiveInteger, default: 1 },
  startDate: { wire: 'from', check: text },
  endDate: { wire: 'to', check: text },
};

const allCustomersFields: Fields<keyof AllCustomersParams> = {
  pagination: { ...getCustomersFields.pagination, default: 100 },
  startDate: getCustomersFields.startDate,
  endDate: getCustomersFields.endDate,
  position: { check: position, default: FIRST },
};

const validateFields: Fields<keyof ValidateParams> = {
  firstName: { wire: 'first_name', check: text, required: true },
  lastName: { wire: 'last_name', check: text, required: true },
  identificationType: { wire: 'type', check: oneOf(Identification), required: true },
  country: { check: oneOf(Country), required: true },
  bvn: { check: secretText, required: true },
  bankCode: { wire: 'bank_code', check: text },
  accountNumber: { wire: 'account_number', check: secretText },
  middleName: { wire: 'middle_name', check: text },
  identificationNumber: { wire: 'value', check: secretText },
};

const flagFields: Fields<keyof FlagParams> = {
  riskAction: { wire: 'risk_action', check: oneOf(RiskAction) },
};

/**
 * The customer calls, each of which only queues: what the function given to `batch` receives.
 *
 * @interface
 */
export type CustomerQueue = Pick<
  CustomerAPI<'queued'>,
  'create' | 'getCustomers' | 'getCustomer' | 'update' | 'validate' | 'flag' | 'deactivate'
>;

/** What a batch of this kind of client takes beside `BatchOptions`: a signal, where calls take one. */
type SignalOf<M extends Mode> = Omit<Modes[M]['callOptions'], keyof CallOptions>;

/** Paystack's customer endpoints, each stated once for both kinds of client. */
abstract class CustomerAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a customer. For an email that Paystack knows already, it gives that customer back, the given
   * fields updated.
   *
   * Python: `create(email, first_name, last_name, phone, metadata)` ·
   * Paystack: https://paystack.com/docs/api/customer/#create
   *
   * @param email - the customer's email address.
   * @param params - what else is known of them.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with the customer in `data`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.create('ada@example.com', { firstName: 'Ada', metadata: { tier: 'gold' } });
   * if (reply.status) console.log(reply.data.customer_code);
   * else console.error(reply.statusCode, reply.message);
   * ```
   */
  create(
    email: string,
    params?: ProfileParams | null,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<CustomerWithActivity>[M]['reply'] {
    return this.call(
      () => ({
        method: 'POST',
        path: '/customer/',
        body: { email: this.identify('email', email), ...this.merge(params, profileFields) },
      }),
      options,
    );
  }

  /**
   * Lists customers, the newest first, a page at a time.
   *
   * Python: `get_customers(start_date, end_date, page=1, pagination=50)` ·
   * Paystack: https://paystack.com/docs/api/customer/#list
   *
   * @param params - which customers, and which page of them.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with the page in `data` and the paging in `meta`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.getCustomers({ startDate: '2026-01-01', page: 2, pagination: 100 });
   * if (reply.status) console.log(reply.data.length, 'of', reply.meta?.total);
   * ```
   */
  getCustomers(
    params?: GetCustomersParams | null,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<readonly CustomerSummary[]>[M]['reply'] {
    return this.call(
      () => ({ method: 'GET', path: '/customer/', query: this.merge(params, getCustomersFields) }),
      options,
    );
  }

  /**
   * Walks through all customers, the newest first. Pages are fetched as they are needed, each while the script
   * works on the one before it; leaving the loop early leaves nothing running. Customers who are created or
   * updated during the walk make it neither lose a customer nor give one twice.
   *
   * Paystack: https://paystack.com/docs/api/customer/#list
   *
   * @param params - which customers, and where to go on after a failure.
   * @param options - limits of the call for each page, in place of the client's; a `signal` ends the walk.
   * @returns an iterable, async with `AsyncCustomer`, of customers.
   * @throws InvalidDataException for an argument that cannot be right, when the walk begins.
   * @throws PageException for a page that could not be fetched; its `position` says where to go on.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * for (const { email } of customer.allCustomers({ startDate: '2026-01-01' })) console.log(email);
   * ```
   */
  allCustomers(
    params?: AllCustomersParams | null,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<CustomerSummary>[M]['iterable'] {
    return this.walk(
      () => {
        const { position: from = FIRST, ...filter } = this.merge(params, allCustomersFields);
        const page = (query: object) => ({
          method: 'GET' as const,
          path: '/customer/',
          query: { ...filter, ...query },
        });
        return { from: String(from), page };
      },
      ({ customer_code }) => customer_code,
      options,
    );
  }

  /**
   * Fetches one customer.
   *
   * Python: `get_customer(email_or_code)` · Paystack: https://paystack.com/docs/api/customer/#fetch
   *
   * @param emailOrCode - the customer's email address or code.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with the customer in `data`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.getCustomer('ada@example.com', { deadline: 5_000 });
   * if (reply.status) console.log(reply.data.authorizations);
   * else if (reply.statusCode === 404) console.log('There is no such customer.');
   * ```
   */
  getCustomer(
    emailOrCode: string,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<CustomerDetails>[M]['reply'] {
    return this.call(
      () => ({ method: 'GET', path: `/customer/${this.segment('emailOrCode', emailOrCode)}/` }),
      options,
    );
  }

  /**
   * Updates a customer: the given fields are replaced, the others stay.
   *
   * Python: `update(code, first_name, last_name, phone, metadata)` ·
   * Paystack: https://paystack.com/docs/api/customer/#update
   *
   * @param code - the customer's code.
   * @param params - the fields to replace.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with the customer in `data`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.update('CUS_xnxdt6s1zg1f4nx', { phone: '+2348012345678' });
   * console.log(reply.message);
   * ```
   */
  update(
    code: string,
    params?: ProfileParams | null,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<CustomerRecord>[M]['reply'] {
    return this.call(
      () => ({
        method: 'PUT',
        path: `/customer/${this.segment('code', code)}/`,
        body: this.merge(params, profileFields),
      }),
      options,
    );
  }

  /**
   * Asks Paystack to check who a customer is. The reply says only that the check has begun; its result comes
   * by webhook.
   *
   * Python: `validate(email_or_code, first_name, last_name, identification_type, country, bvn,
   * identification_number, bank_code, account_number, middle_name)` ·
   * Paystack: https://paystack.com/docs/api/customer/#validate
   *
   * @param emailOrCode - the customer's email address or code.
   * @param params - who they say they are.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with no `data`.
   * @throws InvalidDataException for an argument that cannot be right, or a bank account without its
   * `bankCode` or `accountNumber`, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.validate('CUS_xnxdt6s1zg1f4nx', {
   *   firstName: 'Ada',
   *   lastName: 'Lovelace',
   *   identificationType: Identification.BANK_ACCOUNT,
   *   country: Country.NIGERIA,
   *   bvn: '20012345677',
   *   bankCode: '007',
   *   accountNumber: '0123456789',
   * });
   * console.log(reply.message);
   * ```
   */
  validate(
    emailOrCode: string,
    params: ValidateParams,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<null>[M]['reply'] {
    return this.call(() => {
      const path = `/customer/${this.segment('emailOrCode', emailOrCode)}/identification`;
      const body = this.merge(params, validateFields);
      if (body.type === Identification.BANK_ACCOUNT) {
        requireForBankAccount({ bankCode: body.bank_code, accountNumber: body.account_number });
      }
      return { method: 'POST', path, body };
    }, options);
  }

  /**
   * Lets a customer's payments pass, refuses them, or puts them back under the usual fraud rules.
   *
   * Python: `flag(customer, risk_action)` ·
   * Paystack: https://paystack.com/docs/api/customer/#whitelist-blacklist
   *
   * @param customer - the customer's email address or code.
   * @param params - what to do about them.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with the customer in `data`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.flag('CUS_xnxdt6s1zg1f4nx', { riskAction: RiskAction.BLACKLIST });
   * if (reply.status) console.log(reply.data.risk_action);
   * ```
   */
  flag(
    customer: string,
    params?: FlagParams | null,
    options?: Modes[M]['callOptions'] | null,
  ): Modes<CustomerWithActivity>[M]['reply'] {
    return this.call(
      () => ({
        method: 'POST',
        path: '/customer/set_risk_action',
        body: { customer: this.identify('customer', customer), ...this.merge(params, flagFields) },
      }),
      options,
    );
  }

  /**
   * Makes a card or account that a customer once allowed to be charged unusable.
   *
   * Python: `deactivate(auth_code)` ·
   * Paystack: https://paystack.com/docs/api/customer/#deactivate-authorization
   *
   * @param authCode - code of the authorization, such as `AUTH_72btv547`.
   * @param options - limits of this call, in place of the client's.
   * @returns the reply, with no `data`.
   * @throws InvalidDataException for an argument that cannot be right, before anything is sent.
   * @throws NetworkException if no usable reply came; TimeoutException if none came in time.
   * @example
   * ```ts
   * const customer = new Customer('sk_test_…');
   * const reply = customer.deactivate('AUTH_72btv547');
   * console.log(reply.message);
   * ```
   */
  deactivate(authCode: string, options?: Modes[M]['callOptions'] | null): Modes<null>[M]['reply'] {
    return this.call(
      () => ({
        method: 'POST',
        path: '/customer/deactivate_authorization',
        body: { authorization_code: this.identify('authCode', authCode) },
      }),
      options,
    );
  }

  /**
   * Makes many calls, some at a time, and gives their replies in the order of the calls once all are done. A
   * call that fails costs the others nothing: its entry is its exception. A 429 makes the whole batch rest for as
   * long as it says, and then go on.
   *
   * @param calls - makes the calls on the queue that it receives, which has this client's methods, and gives them
   * back; as an iterable, from which each is taken when its turn comes.
   * @param options - how many at a time; `onEntry`, to have entries handed over and not kept; with
   * `AsyncCustomer` also a `signal`.
   * @returns an entry for each call: its reply, or its exception. With `onEntry`, how many there were.
   * @throws InvalidDataException for an option that cannot be right, or something else than a queued call.
   * @throws NetworkException if the signal of `AsyncCustomer` was aborted.
   * @example
   * ```ts
   * const emails = ['ada@example.com', 'grace@example.com'];
   * const customer = new Customer('sk_test_…');
   * for (const entry of customer.batch((queue) => emails.map((email) => queue.create(email)))) {
   *   console.log(entry.message);
   * }
   * ```
   */
  batch<Call extends QueuedCall<unknown>>(
    calls: (queue: CustomerQueue) => Iterable<Call>,
    options: BatchOptionsWithOnEntry<DataOf<Call>> & SignalOf<M>,
  ): Modes<number>[M]['returned'];
  batch<Call extends QueuedCall<unknown>>(
    calls: (queue: CustomerQueue) => Iterable<Call>,
    options?: (BatchOptions & SignalOf<M>) | null,
  ): Modes<BatchEntry<DataOf<Call>>[]>[M]['returned'];
  batch(
    calls: (queue: CustomerQueue) => Iterable<QueuedCall<unknown>>,
    options?: (BatchOptions & SignalOf<M>) | null,
  ): Modes<BatchEntry<unknown>[] | number>[M]['returned'] {
    return this.runBatch(calls, this.queue() as CustomerQueue, options);
  }
}

function requireForBankAccount(params: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === null) {
      throw new InvalidDataException(
        name,
        'is required if `identificationType` is `Identification.BANK_ACCOUNT`.',
      );
    }
  }
}

/**
 * Paystack's customer endpoints as blocking calls: a method returns the reply itself. For scripts; in a
 * server use {@link AsyncCustomer}. Mirrors `pypaystack2.api.Customer`.
 *
 * @example
 * ```ts
 * const customer = new Customer('sk_test_…');
 * const reply = customer.create('ada@example.com', { firstName: 'Ada' });
 * if (reply.status) console.log(reply.data.customer_code);
 * ```
 */
export class Customer extends CustomerAPI<'blocking'> {
  /**
   * Starts the thread that sends, unless an earlier client of this thread has.
   *
   * @param authKey - Paystack's secret key. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its
   * `PAYSTACK_SECRET_KEY`.
   * @param options - where Paystack is, the limits of a call, and how to wait.
   * @throws MissingAuthKeyException if there is no key.
   * @throws InvalidDataException for a key or an option that cannot be right.
   */
  constructor(authKey?: string | null, options?: BlockingOptions | null) {
    super(blockingTransport, authKey, options);
  }
}

/**
 * Paystack's customer endpoints as promises. For servers. Mirrors `pypaystack2.api.AsyncCustomer`.
 *
 * @example
 * ```ts
 * const { data } = await new AsyncCustomer('sk_test_…').getCustomer('CUS_xnxdt6s1zg1f4nx');
 * ```
 */
export class AsyncCustomer extends CustomerAPI<'async'> {
  /**
   * @param authKey - Paystack's secret key. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its
   * `PAYSTACK_SECRET_KEY`.
   * @param options - where Paystack is, and the limits of a call.
   * @throws MissingAuthKeyException if there is no key.
   * @throws InvalidDataException for a key or an option that cannot be right.
   */
  constructor(authKey?: string | null, options?: ClientOptions | null) {
    super(asyncTransport, authKey, options);
  }
}
