import { Schedule } from '../enums';
import { type ParamsOf, flag, json, number, oneOf, positional, required, secretText, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { SubaccountDetails, SubaccountRecord, SubaccountSummary } from '../records/subaccount';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { pageNumber, pageSize, period } from './list-fields';

const profileFields = {
  /** Code of the bank, as `getBanks` of `Miscellaneous` gives it. */
  settlementBank: text(),
  accountNumber: secretText(),
  /** What the main account gets of each payment, in per cent. */
  percentageCharge: number(),
  description: text(),
  primaryContactEmail: text(),
  primaryContactName: text(),
  primaryContactPhone: text(),
  /** Anything of your own to keep with the subaccount, as long as JSON can carry it. */
  metadata: json(),
};

const createFields = {
  businessName: positional(text()),
  ...profileFields,
  settlementBank: required(profileFields.settlementBank),
  accountNumber: required(profileFields.accountNumber),
  percentageCharge: required(profileFields.percentageCharge),
};

const listFields = {
  ...pageSize,
  ...period,
  ...pageNumber,
  /** Only subaccounts that are in use, or only those that are not. */
  active: flag(),
};

const updateFields = {
  businessName: text(),
  ...profileFields,
  /** Whether the subaccount is in use. */
  active: flag(),
  /** When the subaccount is paid out. */
  settlementSchedule: oneOf(Schedule),
};

/** What a new subaccount is like. */
export interface CreateSubaccountParams extends ParamsOf<typeof createFields> {}

/** Which subaccounts to list. */
export interface GetSubaccountsParams extends ParamsOf<typeof listFields> {}

/** Which subaccounts to walk through. */
export interface AllSubaccountsParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** What to change on a subaccount. */
export interface UpdateSubaccountParams extends ParamsOf<typeof updateFields> {}

/** Paystack's subaccount endpoints, each stated once for both kinds of client. */
export class SubAccountAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a subaccount: a bank account that gets its share of payments.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/subaccount/#create
   *
   * @param businessName - what the business is called.
   */
  create(
    businessName: string,
    params: CreateSubaccountParams,
    options?: Options<M>,
  ): Reply<M, SubaccountRecord> {
    return this.call('POST', '/subaccount', createFields, { businessName }, params, options);
  }

  /**
   * Lists subaccounts, a page at a time.
   *
   * Python: `get_subaccounts` · Paystack: https://paystack.com/docs/api/subaccount/#list
   */
  getSubaccounts(
    params?: GetSubaccountsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly SubaccountSummary[]> {
    return this.call('GET', '/subaccount', listFields, {}, params, options);
  }

  /** Walks through all subaccounts. Paystack: https://paystack.com/docs/api/subaccount/#list */
  allSubaccounts(params?: AllSubaccountsParams | null, options?: Options<M>): Walk<M, SubaccountSummary> {
    return this.walk('/subaccount', listFields, {}, params, options);
  }

  /**
   * Fetches one subaccount.
   *
   * Python: `get_subaccount` · Paystack: https://paystack.com/docs/api/subaccount/#fetch
   *
   * @param idOrCode - the subaccount's id or code.
   */
  getSubaccount(idOrCode: string, options?: Options<M>): Reply<M, SubaccountDetails> {
    return this.call('GET', '/subaccount/{idOrCode}', {}, { idOrCode }, null, options);
  }

  /**
   * Updates a subaccount: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/subaccount/#update
   *
   * @param idOrCode - the subaccount's id or code.
   */
  update(
    idOrCode: string,
    params?: UpdateSubaccountParams | null,
    options?: Options<M>,
  ): Reply<M, SubaccountDetails> {
    return this.call('PUT', '/subaccount/{idOrCode}', updateFields, { idOrCode }, params, options);
  }
}

/** Paystack's subaccounts as blocking calls. Mirrors `pypaystack2.api.SubAccount`. */
export class SubAccount extends blocking(SubAccountAPI<'blocking'>) {}

/** Paystack's subaccounts as promises. Mirrors `pypaystack2.api.AsyncSubAccount`. */
export class AsyncSubAccount extends promising(SubAccountAPI<'async'>) {}
