import { Bearer, Currency, Split } from '../arguments/enums';
import {
  type ParamsOf,
  agreeing,
  defaulted,
  flag,
  list,
  model,
  number,
  numberAboveZero,
  oneOf,
  positional,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { SplitRecord } from '../records/split';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { pageIfGiven, pageSize, period } from './list-fields';

const subaccountField = {
  /** Code of the subaccount, such as `ACCT_8f4s1eq7ml6rlzj`. */
  subaccount: required(text()),
};

const accountFields = {
  ...subaccountField,
  /** Per cent or, in a flat split, an amount in the currency's subunit. */
  share: required(number()),
};

const bearerFields = {
  /** Who bears Paystack's fees. */
  bearerType: oneOf(Bearer),
  /** Code of the subaccount that bears Paystack's fees, with `Bearer.SUB_ACCOUNT`. */
  bearerSubaccount: text(),
};

const createFields = {
  name: positional(text()),
  /** Whether the shares are in per cent or amounts. */
  type: required(oneOf(Split)),
  currency: required(oneOf(Currency)),
  /** Who gets a share, and how much. The rest goes to the main account. */
  subaccounts: required(list(model(accountFields))),
  ...bearerFields,
};

const listFields = {
  ...pageSize,
  /** Only splits of this name. */
  name: text(),
  /** Field by which the splits are sorted. Paystack takes `createdAt` if this is not given. */
  sortBy: text(),
  ...pageIfGiven,
  ...period,
  /** Whether to list the splits that are in use or those that are not; `null` for all. Default true. */
  active: defaulted(flag(), true),
  /** Only splits in which this subaccount has a share. */
  subaccountCode: text(),
};

const updateFields = {
  name: text(),
  /** Whether the split is in use. */
  active: flag(),
  ...bearerFields,
  /** Code of the subaccount that bears Paystack's fees; only with `Bearer.SUB_ACCOUNT`. */
  bearerSubaccount: agreeing(bearerFields.bearerSubaccount, (code, { bearerType }) =>
    code === '' || bearerType === Bearer.SUB_ACCOUNT
      ? undefined
      : 'can only be given if `bearerType` is `Bearer.SUB_ACCOUNT`.',
  ),
};

const addFields = {
  ...subaccountField,
  /** Per cent or, in a flat split, an amount in the currency's subunit: a number above 0. */
  share: required(numberAboveZero()),
};

const removeFields = {
  ...subaccountField,
  /** The share of the subaccount, which Paystack's description has. It is not needed. */
  share: numberAboveZero(),
};

/** A subaccount and its share. Python: `pypaystack2.utils.SplitAccount`. */
export interface SplitAccount extends ParamsOf<typeof accountFields> {}

/** Parameters of `create`. */
export interface CreateSplitParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getSplits`. */
export interface GetSplitsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allSplits`. */
export interface AllSplitsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateSplitParams extends ParamsOf<typeof updateFields> {}

/** Parameters of `addOrUpdate`. */
export interface AddToSplitParams extends ParamsOf<typeof addFields> {}

/** Parameters of `remove`. */
export interface RemoveFromSplitParams extends ParamsOf<typeof removeFields> {}

/** Implemented once; `TransactionSplit` blocks, `AsyncTransactionSplit` returns promises. */
export class TransactionSplitAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a split: who gets which share of a payment.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/split/#create
   *
   * @param name - what the split is called.
   */
  create(name: string, params: CreateSplitParams, options?: Options<M>): Reply<M, SplitRecord> {
    return this.call('POST /split', { first: { name }, fields: createFields, params, options });
  }

  /**
   * Lists splits, a page at a time; those that are in use, if `active` is not given.
   *
   * Python: `get_splits` · Paystack: https://paystack.com/docs/api/split/#list
   */
  getSplits(params?: GetSplitsParams | null, options?: Options<M>): Reply<M, readonly SplitRecord[]> {
    return this.call('GET /split', { fields: listFields, params, options });
  }

  /** Gives all splits; `active` is as in `getSplits` by auto-pagination. Paystack: https://paystack.com/docs/api/split/#list */
  allSplits(params?: AllSplitsParams | null, options?: Options<M>): Items<M, SplitRecord> {
    return this.paginate('GET /split', { fields: listFields, params, options });
  }

  /**
   * Fetches one split.
   *
   * Python: `get_split` · Paystack: https://paystack.com/docs/api/split/#fetch
   *
   * @param id - the split's id, as text.
   */
  getSplit(id: number | string, options?: Options<M>): Reply<M, SplitRecord> {
    return this.call('GET /split/{id}/', { first: { id }, options });
  }

  /**
   * Updates a split: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/split/#update
   *
   * @param id - the split's id, as text.
   */
  update(
    id: number | string,
    params?: UpdateSplitParams | null,
    options?: Options<M>,
  ): Reply<M, SplitRecord> {
    return this.call('PUT /split/{id}/', { first: { id }, fields: updateFields, params, options });
  }

  /**
   * Gives a subaccount a share in a split, or another share than it has.
   *
   * Python: `add_or_update` · Paystack: https://paystack.com/docs/api/split/#add-subaccount
   *
   * @param id - the split's id, as text.
   */
  addOrUpdate(id: number | string, params: AddToSplitParams, options?: Options<M>): Reply<M, SplitRecord> {
    return this.call('POST /split/{id}/subaccount/add', {
      first: { id },
      fields: addFields,
      params,
      options,
    });
  }

  /**
   * Takes a subaccount out of a split.
   *
   * Python: `remove` · Paystack: https://paystack.com/docs/api/split/#remove-subaccount
   *
   * @param id - the split's id, as text.
   */
  remove(id: number | string, params: RemoveFromSplitParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /split/{id}/subaccount/remove', {
      first: { id },
      fields: removeFields,
      params,
      options,
    });
  }
}

/** Paystack's splits as blocking calls. Python: `pypaystack2.api.TransactionSplit`. */
export class TransactionSplit extends blocking(TransactionSplitAPI<'blocking'>) {}

/** Paystack's splits as promises. Python: `pypaystack2.api.AsyncTransactionSplit`. */
export class AsyncTransactionSplit extends promising(TransactionSplitAPI<'async'>) {}
