import { Country, Identification, RiskAction } from '../arguments/enums';
import {
  type ParamsOf,
  date,
  defaulted,
  filledIdOrCode,
  id,
  json,
  neededIf,
  nonEmptyText,
  oneOf,
  onlyOneOf,
  positional,
  positive,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { QueueOf } from '../many/queue';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  CustomerDetails,
  CustomerRecord,
  CustomerSummary,
  CustomerWithActivity,
} from '../records/customer';
import type {
  InitializedAuthorization,
  MandateAuthorization,
  VerifiedAuthorization,
} from '../records/direct-debit';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors } from './list-fields';

const profileFields = {
  firstName: text(),
  lastName: text(),
  phone: secretText(),
  /** Anything of your own to keep with the customer, as long as JSON can carry it. */
  metadata: json(),
};

const createFields = { email: positional(nonEmptyText()), ...profileFields };

const listFields = {
  /** Customers on a page; Paystack gives 100 at most. Default 50. */
  pagination: defaulted(positive('perPage'), 50),
  /** Which page to get, from 1. Default 1. */
  page: defaulted(positive(), 1),
  /** Only customers created at this time or later: a Date, or an ISO 8601 date or date-time. */
  startDate: date('from'),
  /** Only customers created at this time or before: a Date, or an ISO 8601 date or date-time. */
  endDate: date('to'),
  ...cursors,
};

const IS_BANK_ACCOUNT = '`identificationType` is `Identification.BANK_ACCOUNT`';

const validateFields = {
  firstName: required(text()),
  lastName: required(text()),
  identificationType: required(oneOf(Identification, 'type')),
  country: required(oneOf(Country)),
  /** The customer's Bank Verification Number, 11 digits. */
  bvn: required(secretText()),
  bankCode: neededIf('identificationType', [Identification.BANK_ACCOUNT], IS_BANK_ACCOUNT, text()),
  accountNumber: neededIf('identificationType', [Identification.BANK_ACCOUNT], IS_BANK_ACCOUNT, secretText()),
  middleName: text(),
  /** Number of the identity document. */
  identificationNumber: secretText('value'),
};

const flagFields = {
  customer: positional(filledIdOrCode()),
  /** Paystack takes `RiskAction.DEFAULT` if this is not given. */
  riskAction: onlyOneOf(RiskAction),
};

const deactivateFields = { authCode: positional(nonEmptyText('authorization_code')) };

const debitFields = {
  /** The customer's bank account: `{ number, bank_code }`. */
  account: json(),
  /** Where the customer lives: `{ street, city, state }`. */
  address: json(),
};

const authorizationFields = {
  email: positional(nonEmptyText()),
  /** Where the customer is sent afterwards. */
  callbackUrl: text(),
  ...debitFields,
  /** Default `direct_debit`, the only one in Paystack's description. */
  channel: defaulted(text(), 'direct_debit'),
};

const directDebitFields = {
  customerId: positional(id()),
  account: required(debitFields.account),
  address: required(debitFields.address),
};

const activationFields = {
  customerId: positional(id()),
  /** The `authorization_id` of the mandate. */
  authorizationId: required(id()),
};

const mandateFields = { id: positional(id()) };

/** Parameters of `create` and `update`. */
export interface ProfileParams extends ParamsOf<typeof profileFields> {}

/** Parameters of `getCustomers`. */
export interface GetCustomersParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allCustomers`. */
export interface AllCustomersParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** @inline */
interface AnyValidateParams extends ParamsOf<typeof validateFields> {}

/** Who a customer says they are, to be checked. A bank account takes its bank and number beside the BVN. */
export type ValidateParams = AnyValidateParams &
  (
    | {
        readonly identificationType: typeof Identification.BANK_ACCOUNT;
        readonly bankCode: string;
        readonly accountNumber: string;
      }
    | { readonly identificationType: typeof Identification.BVN }
  );

/** Parameters of `flag`. */
export interface FlagParams extends ParamsOf<typeof flagFields> {}

/** Parameters of `initializeAuthorization`. */
export interface InitializeAuthorizationParams extends ParamsOf<typeof authorizationFields> {}

/** Parameters of `initializeDirectDebit`. */
export interface InitializeDirectDebitParams extends ParamsOf<typeof directDebitFields> {}

/** Parameters of `triggerActivationCharge`. */
export interface ActivationChargeParams extends ParamsOf<typeof activationFields> {}

/** Implemented once; `Customer` blocks, `AsyncCustomer` returns promises. */
export class CustomerAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a customer. If Paystack knows the email already, it updates the given fields of that customer and gives the
   * customer back.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/customer/#create
   *
   * @param email - the customer's email address.
   */
  create(email: string, params?: ProfileParams | null, options?: Options<M>): Reply<M, CustomerWithActivity> {
    return this.call('POST /customer/', { first: { email }, fields: createFields, params, options });
  }

  /**
   * Lists customers, the newest first, a page at a time.
   *
   * Python: `get_customers` · Paystack: https://paystack.com/docs/api/customer/#list
   */
  getCustomers(
    params?: GetCustomersParams | null,
    options?: Options<M>,
  ): Reply<M, readonly CustomerSummary[]> {
    return this.call('GET /customer/', { fields: listFields, params, options });
  }

  /**
   * Gives all customers by auto-pagination, the newest first. Pages are fetched as they are needed, each while the
   * script works on the one before it. If the loop ends early, nothing is left running. No customer is lost or given
   * twice, also if customers are created or updated meanwhile.
   *
   * Paystack: https://paystack.com/docs/api/customer/#list
   */
  allCustomers(params?: AllCustomersParams | null, options?: Options<M>): Items<M, CustomerSummary> {
    return this.paginate('GET /customer/', {
      fields: listFields,
      params,
      options,
      by: 'cursor',
      key: 'customer_code',
    });
  }

  /**
   * Fetches one customer.
   *
   * Python: `get_customer` · Paystack: https://paystack.com/docs/api/customer/#fetch
   *
   * @param emailOrCode - the customer's email address or code.
   */
  getCustomer(emailOrCode: string, options?: Options<M>): Reply<M, CustomerDetails> {
    return this.call('GET /customer/{emailOrCode}/', { first: { emailOrCode }, options });
  }

  /**
   * Updates a customer: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/customer/#update
   *
   * @param code - the customer's code.
   */
  update(code: string, params?: ProfileParams | null, options?: Options<M>): Reply<M, CustomerRecord> {
    return this.call('PUT /customer/{code}/', { first: { code }, fields: profileFields, params, options });
  }

  /**
   * Asks Paystack to check who a customer is. The reply says only that the check has begun; its result comes
   * by webhook.
   *
   * Python: `validate` · Paystack: https://paystack.com/docs/api/customer/#validate
   *
   * @param emailOrCode - the customer's email address or code.
   */
  validate(emailOrCode: string, params: ValidateParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /customer/{emailOrCode}/identification', {
      first: { emailOrCode },
      fields: validateFields,
      params,
      options,
    });
  }

  /**
   * Lets a customer's payments pass, refuses them, or puts them back under the usual fraud rules.
   *
   * Python: `flag` · Paystack: https://paystack.com/docs/api/customer/#whitelist-blacklist
   *
   * @param customer - the customer's email address, code or id.
   */
  flag(
    customer: number | string,
    params?: FlagParams | null,
    options?: Options<M>,
  ): Reply<M, CustomerWithActivity> {
    return this.call('POST /customer/set_risk_action', {
      first: { customer },
      fields: flagFields,
      params,
      options,
    });
  }

  /**
   * Makes a card or account that a customer once allowed to be charged unusable.
   *
   * Python: `deactivate` · Paystack: https://paystack.com/docs/api/customer/#deactivate-authorization
   *
   * @param authCode - code of the authorization, such as `AUTH_72btv547`.
   */
  deactivate(authCode: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /customer/deactivate_authorization', {
      first: { authCode },
      fields: deactivateFields,
      options,
    });
  }

  /**
   * Asks a customer to allow that their bank account is debited again and again. They do so at `redirect_url`.
   *
   * Python: `initialize_authorization` (3.3) ·
   * Paystack: https://paystack.com/docs/api/customer/#initialize-authorization
   *
   * @param email - the customer's email address.
   */
  initializeAuthorization(
    email: string,
    params?: InitializeAuthorizationParams | null,
    options?: Options<M>,
  ): Reply<M, InitializedAuthorization> {
    return this.call('POST /customer/authorization/initialize', {
      first: { email },
      fields: authorizationFields,
      params,
      options,
    });
  }

  /**
   * Looks up whether a customer gave an authorization. It can be charged only if `data.active` is `true`.
   *
   * Python: `verify_authorization` (3.3) · Paystack: https://paystack.com/docs/api/customer/#verify-authorization
   *
   * @param reference - the reference that `initializeAuthorization` gave.
   */
  verifyAuthorization(reference: string, options?: Options<M>): Reply<M, VerifiedAuthorization> {
    return this.call('GET /customer/authorization/verify/{reference}', { first: { reference }, options });
  }

  /**
   * Links a bank account to a customer, to be debited. They allow it at `redirect_url`.
   *
   * Python: `initialize_direct_debit` (3.3) · Paystack: https://paystack.com/docs/api/customer/#initialize-direct-debit
   *
   * @param customerId - the customer's id, the number.
   */
  initializeDirectDebit(
    customerId: number | string,
    params: InitializeDirectDebitParams,
    options?: Options<M>,
  ): Reply<M, InitializedAuthorization> {
    return this.call('POST /customer/{customerId}/initialize-direct-debit', {
      first: { customerId },
      fields: directDebitFields,
      params,
      options,
    });
  }

  /**
   * Debits a small amount by a mandate that is not active yet, which activates it.
   *
   * Python: `trigger_activation_charge` (3.3) ·
   * Paystack: https://paystack.com/docs/api/customer/#direct-debit-activation-charge
   *
   * @param customerId - the customer's id, the number.
   */
  triggerActivationCharge(
    customerId: number | string,
    params: ActivationChargeParams,
    options?: Options<M>,
  ): Reply<M, null> {
    return this.call('PUT /customer/{customerId}/directdebit-activation-charge', {
      first: { customerId },
      fields: activationFields,
      params,
      options,
    });
  }

  /**
   * Lists the mandates of one customer. For those of all customers, see {@link DirectDebit}.
   *
   * Python: `get_mandate_authorizations` (3.3) ·
   * Paystack: https://paystack.com/docs/api/customer/#fetch-mandate-authorizations
   *
   * @param id - the customer's id, the number.
   */
  getMandateAuthorizations(
    id: number | string,
    options?: Options<M>,
  ): Reply<M, readonly MandateAuthorization[]> {
    return this.call('GET /customer/{id}/directdebit-mandate-authorizations', {
      first: { id },
      fields: mandateFields,
      options,
    });
  }
}

/** The customer calls, each of which only queues: what the function given to `batch` receives. */
export type CustomerQueue = QueueOf<Customer>;

/**
 * Paystack's customer endpoints as blocking calls: a method returns the reply itself. For scripts; in a
 * server use {@link AsyncCustomer}. Python: `pypaystack2.api.Customer`.
 *
 * @example
 * ```ts
 * const customer = new Customer('sk_test_…');
 * const reply = customer.create('ada@example.com', { firstName: 'Ada' });
 * if (reply.status) console.log(reply.data.customer_code);
 * ```
 */
export class Customer extends blocking(CustomerAPI<'blocking'>) {}

/**
 * Paystack's customer endpoints as promises. For servers. Python: `pypaystack2.api.AsyncCustomer`.
 *
 * @example
 * ```ts
 * const { data } = await new AsyncCustomer('sk_test_…').getCustomer('CUS_xnxdt6s1zg1f4nx');
 * ```
 */
export class AsyncCustomer extends promising(CustomerAPI<'async'>) {}
