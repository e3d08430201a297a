import { Schedule } from '../arguments/enums';
import {
  type ParamsOf,
  flag,
  json,
  number,
  oneOf,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { SubaccountDetails, SubaccountRecord, SubaccountSummary } from '../records/subaccount';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
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
  primaryContactPhone: secretText(),
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

/** Parameters of `create`. */
export interface CreateSubaccountParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getSubaccounts`. */
export interface GetSubaccountsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allSubaccounts`. */
export interface AllSubaccountsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateSubaccountParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `SubAccount` blocks, `AsyncSubAccount` returns promises. */
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
    return this.call('POST /subaccount', { first: { businessName }, fields: createFields, params, options });
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
    return this.call('GET /subaccount', { fields: listFields, params, options });
  }

  /** Gives all subaccounts by auto-pagination. Paystack: https://paystack.com/docs/api/subaccount/#list */
  allSubaccounts(params?: AllSubaccountsParams | null, options?: Options<M>): Items<M, SubaccountSummary> {
    return this.paginate('GET /subaccount', { fields: listFields, params, options });
  }

  /**
   * Fetches one subaccount.
   *
   * Python: `get_subaccount` · Paystack: https://paystack.com/docs/api/subaccount/#fetch
   *
   * @param idOrCode - the subaccount's id or code.
   */
  getSubaccount(idOrCode: number | string, options?: Options<M>): Reply<M, SubaccountDetails> {
    return this.call('GET /subaccount/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Updates a subaccount: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/subaccount/#update
   *
   * @param idOrCode - the subaccount's id or code.
   */
  update(
    idOrCode: number | string,
    params?: UpdateSubaccountParams | null,
    options?: Options<M>,
  ): Reply<M, SubaccountDetails> {
    return this.call('PUT /subaccount/{idOrCode}', {
      first: { idOrCode },
      fields: updateFields,
      params,
      options,
    });
  }
}

/** Paystack's subaccounts as blocking calls. Python: `pypaystack2.api.SubAccount`. */
export class SubAccount extends blocking(SubAccountAPI<'blocking'>) {}

/** Paystack's subaccounts as promises. Python: `pypaystack2.api.AsyncSubAccount`. */
export class AsyncSubAccount extends promising(SubAccountAPI<'async'>) {}
