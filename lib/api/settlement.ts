import { type ParamsOf, oneOf, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { SettledTransaction, SettlementRecord } from '../records/settlement';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { pageNumber, pageSize, paging, period } from './list-fields';

const listFields = {
  ...pageSize,
  /** Only settlements to the subaccount with this id; `none` for those to the main account. */
  subaccount: text(),
  ...pageNumber,
  ...period,
  status: oneOf({ SUCCESS: 'success', PROCESSING: 'processing', PENDING: 'pending', FAILED: 'failed' }),
};

const transactionFields = { ...paging, ...period };

/** Which settlements to list. */
export interface GetSettlementsParams extends ParamsOf<typeof listFields> {}

/** Which settlements to walk through. */
export interface AllSettlementsParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** Which transactions of a settlement to list. */
export interface GetSettlementTransactionsParams extends ParamsOf<typeof transactionFields> {}

/** Which transactions of a settlement to walk through. */
export interface AllSettlementTransactionsParams extends ParamsOf<WalkFields<typeof transactionFields>> {}

/** Paystack's settlement endpoints, each stated once for both kinds of client. */
export class SettlementAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Lists settlements, that is what Paystack paid out to your accounts, a page at a time.
   *
   * Python: `get_settlements` · Paystack: https://paystack.com/docs/api/settlement/#list
   */
  getSettlements(
    params?: GetSettlementsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly SettlementRecord[]> {
    return this.call('GET', '/settlement', listFields, {}, params, options);
  }

  /** Walks through all settlements. Paystack: https://paystack.com/docs/api/settlement/#list */
  allSettlements(params?: AllSettlementsParams | null, options?: Options<M>): Walk<M, SettlementRecord> {
    return this.walk('/settlement', listFields, {}, params, options);
  }

  /**
   * Lists the transactions in a settlement, a page at a time.
   *
   * Python: `get_settlement_transactions` · Paystack: https://paystack.com/docs/api/settlement/#transactions
   *
   * @param id - the settlement's id.
   */
  getSettlementTransactions(
    id: string,
    params?: GetSettlementTransactionsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly SettledTransaction[]> {
    return this.call('GET', '/settlement/{id}/transactions', transactionFields, { id }, params, options);
  }

  /**
   * Walks through all transactions in a settlement. Paystack: https://paystack.com/docs/api/settlement/#transactions
   *
   * @param id - the settlement's id.
   */
  allSettlementTransactions(
    id: string,
    params?: AllSettlementTransactionsParams | null,
    options?: Options<M>,
  ): Walk<M, SettledTransaction> {
    return this.walk('/settlement/{id}/transactions', transactionFields, { id }, params, options);
  }
}

/** Paystack's settlements as blocking calls. Mirrors `pypaystack2.api.Settlement`. */
export class Settlement extends blocking(SettlementAPI<'blocking'>) {}

/** Paystack's settlements as promises. Mirrors `pypaystack2.api.AsyncSettlement`. */
export class AsyncSettlement extends promising(SettlementAPI<'async'>) {}
