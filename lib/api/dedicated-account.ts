import { Country, Currency } from '../arguments/enums';
import {
  type ParamsOf,
  day,
  defaulted,
  flag,
  id,
  idOrCode,
  oneOf,
  positional,
  positive,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  DeactivatedDedicatedAccount,
  DedicatedAccountDetails,
  DedicatedAccountProvider,
  DedicatedAccountRecord,
  UnsplitDedicatedAccount,
} from '../records/dedicated-account';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors } from './list-fields';

const splitFields = {
  /** Code of a subaccount that shares what is paid to the account. */
  subaccount: text(),
  /** Code of a split by which what is paid to the account is shared. */
  splitCode: text(),
};

const customer = positional(idOrCode());
const accountNumber = secretText();

const bankFields = {
  /** The provider, such as `wema-bank`; `test-bank` with a test key. */
  preferredBank: text(),
};

const createFields = {
  customer,
  ...bankFields,
  ...splitFields,
  firstName: text(),
  lastName: text(),
  phone: secretText(),
};

const assignFields = {
  email: positional(text()),
  firstName: required(text()),
  lastName: required(text()),
  phone: required(secretText()),
  /** The provider, such as `wema-bank`; `test-bank` with a test key. */
  preferredBank: required(bankFields.preferredBank),
  /** Default `Country.NIGERIA`. */
  country: defaulted(oneOf(Country), Country.NIGERIA),
  /** The customer's own account, by which they are identified. */
  accountNumber,
  /** The customer's Bank Verification Number, 11 digits. */
  bvn: secretText(),
  /** Code of the bank of the customer's own account. */
  bankCode: text(),
  ...splitFields,
};

const listFields = {
  /** Whether to list the accounts that are in use, or those that are not. Default `true`. */
  active: defaulted(flag(), true),
  /** Default NGN. */
  currency: defaulted(oneOf(Currency), Currency.NGN),
  /** Only accounts of this provider, such as `wema-bank`. */
  providerSlug: text(),
  /** Only accounts at this bank. */
  bankId: idOrCode(),
  /** Only accounts of this customer, by their id. */
  customer: idOrCode(),
  /** Accounts on a page. Paystack takes 50 if this is not given. */
  pagination: positive('perPage'),
  /** Which page to get, from 1. Paystack takes 1 if this is not given. */
  page: positive(),
  ...cursors,
};

const idFields = { dedicatedAccountId: positional(id()) };

const requeryFields = {
  accountNumber: positional(accountNumber),
  /** The account's provider, such as `wema-bank`. */
  providerSlug: required(text()),
  /** The day of the transfer: a Date, or an ISO 8601 date. */
  date: day(),
};

const shareFields = {
  customer,
  ...splitFields,
  ...bankFields,
  /** The number of the dedicated account, which Paystack's description has in place of the customer. */
  accountNumber,
};

const unshareFields = { accountNumber: positional(accountNumber) };

/** Parameters of `create`. */
export interface CreateDedicatedAccountParams extends ParamsOf<typeof createFields> {}

/** Parameters of `assign`. */
export interface AssignDedicatedAccountParams extends ParamsOf<typeof assignFields> {}

/** Parameters of `getDedicatedAccounts`. */
export interface GetDedicatedAccountsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allDedicatedAccounts`. */
export interface AllDedicatedAccountsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `requery`. */
export interface RequeryDedicatedAccountParams extends ParamsOf<typeof requeryFields> {}

/** Parameters of `split`. */
export interface SplitDedicatedAccountParams extends ParamsOf<typeof shareFields> {}

/** Implemented once; `DedicatedAccount` blocks, `AsyncDedicatedAccount` returns promises. */
export class DedicatedAccountAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a dedicated account for a customer that Paystack knows already.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#create
   *
   * @param customer - the customer's id or code.
   */
  create(
    customer: number | string,
    params?: CreateDedicatedAccountParams | null,
    options?: Options<M>,
  ): Reply<M, DedicatedAccountRecord> {
    return this.call('POST /dedicated_account', {
      first: { customer },
      fields: createFields,
      params,
      options,
    });
  }

  /**
   * Creates a customer, checks who they are, and gives them a dedicated account. The reply says only that this has
   * begun; its result comes by webhook.
   *
   * Python: `assign` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#assign
   *
   * @param email - the customer's email address.
   */
  assign(email: string, params: AssignDedicatedAccountParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /dedicated_account/assign', {
      first: { email },
      fields: assignFields,
      params,
      options,
    });
  }

  /**
   * Lists dedicated accounts, a page at a time.
   *
   * Python: `get_dedicated_accounts` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#list
   */
  getDedicatedAccounts(
    params?: GetDedicatedAccountsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly DedicatedAccountDetails[]> {
    return this.call('GET /dedicated_account', { fields: listFields, params, options });
  }

  /** Gives all dedicated accounts by auto-pagination. Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#list */
  allDedicatedAccounts(
    params?: AllDedicatedAccountsParams | null,
    options?: Options<M>,
  ): Items<M, DedicatedAccountDetails> {
    return this.paginate('GET /dedicated_account', { fields: listFields, params, options, by: 'cursor' });
  }

  /**
   * Fetches one dedicated account.
   *
   * Python: `get_dedicated_account` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#fetch
   *
   * @param dedicatedAccountId - the account's id.
   */
  getDedicatedAccount(
    dedicatedAccountId: number | string,
    options?: Options<M>,
  ): Reply<M, DedicatedAccountDetails> {
    return this.call('GET /dedicated_account/{dedicatedAccountId}', {
      first: { dedicatedAccountId },
      fields: idFields,
      options,
    });
  }

  /**
   * Looks for transfers to a dedicated account that Paystack has not seen yet. The reply says only that this has
   * begun; a transfer that is found comes by webhook.
   *
   * Python: `requery` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#requery
   *
   * @param accountNumber - the number of the dedicated account.
   */
  requery(
    accountNumber: string,
    params: RequeryDedicatedAccountParams,
    options?: Options<M>,
  ): Reply<M, null> {
    return this.call('GET /dedicated_account/requery', {
      first: { accountNumber },
      fields: requeryFields,
      params,
      options,
    });
  }

  /**
   * Takes a dedicated account from its customer.
   *
   * Python: `deactivate` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#deactivate
   *
   * @param dedicatedAccountId - the account's id.
   */
  deactivate(
    dedicatedAccountId: number | string,
    options?: Options<M>,
  ): Reply<M, DeactivatedDedicatedAccount> {
    return this.call('DELETE /dedicated_account/{dedicatedAccountId}', {
      first: { dedicatedAccountId },
      fields: idFields,
      options,
    });
  }

  /**
   * Shares what is paid to the dedicated account of a customer.
   *
   * Python: `split` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#add-split
   *
   * @param customer - the customer's id or code.
   */
  split(
    customer: number | string,
    params?: SplitDedicatedAccountParams | null,
    options?: Options<M>,
  ): Reply<M, DedicatedAccountRecord> {
    return this.call('POST /dedicated_account/split', {
      first: { customer },
      fields: shareFields,
      params,
      options,
    });
  }

  /**
   * Ends the sharing of what is paid to a dedicated account.
   *
   * Python: `remove_split` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#remove-split
   *
   * @param accountNumber - the number of the dedicated account.
   */
  removeSplit(accountNumber: string, options?: Options<M>): Reply<M, UnsplitDedicatedAccount> {
    return this.call('DELETE /dedicated_account/split', {
      first: { accountNumber },
      fields: unshareFields,
      options,
    });
  }

  /**
   * Lists the banks that offer dedicated accounts to this integration.
   *
   * Python: `get_providers` · Paystack: https://paystack.com/docs/api/dedicated-virtual-account/#providers
   */
  getProviders(options?: Options<M>): Reply<M, readonly DedicatedAccountProvider[]> {
    return this.call('GET /dedicated_account/available_providers', { options });
  }
}

/** Paystack's dedicated accounts as blocking calls. Python: `pypaystack2.api.DedicatedAccount`. */
export class DedicatedAccount extends blocking(DedicatedAccountAPI<'blocking'>) {}

/** Paystack's dedicated accounts as promises. Python: `pypaystack2.api.AsyncDedicatedAccount`. */
export class AsyncDedicatedAccount extends promising(DedicatedAccountAPI<'async'>) {}
