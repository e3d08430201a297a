import { type ParamsOf, idOrCode, oneOf } from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { SettledTransaction, SettlementRecord } from '../records/settlement';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { pageNumber, pageSize, paging, period } from './list-fields';

const listFields = {
  ...pageSize,
  /** Only settlements to the subaccount with this id; `none` for those to the main account. */
  subaccount: idOrCode(),
  ...pageNumber,
  ...period,
  status: oneOf({ SUCCESS: 'success', PROCESSING: 'processing', PENDING: 'pending', FAILED: 'failed' }),
};

const transactionFields = { ...paging, ...period };

/** Parameters of `getSettlements`. */
export interface GetSettlementsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allSettlements`. */
export interface AllSettlementsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `getSettlementTransactions`. */
export interface GetSettlementTransactionsParams extends ParamsOf<typeof transactionFields> {}

/** Parameters of `allSettlementTransactions`. */
export interface AllSettlementTransactionsParams extends ParamsOf<
  PaginationFields<typeof transactionFields>
> {}

/** Implemented once; `Settlement` blocks, `AsyncSettlement` returns promises. */
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
    return this.call('GET /settlement', { fields: listFields, params, options });
  }

  /** Gives all settlements by auto-pagination. Paystack: https://paystack.com/docs/api/settlement/#list */
  allSettlements(params?: AllSettlementsParams | null, options?: Options<M>): Items<M, SettlementRecord> {
    return this.paginate('GET /settlement', { fields: listFields, params, options });
  }

  /**
   * Lists the transactions in a settlement, a page at a time.
   *
   * Python: `get_settlement_transactions` · Paystack: https://paystack.com/docs/api/settlement/#transactions
   *
   * @param id - the settlement's id.
   */
  getSettlementTransactions(
    id: number | string,
    params?: GetSettlementTransactionsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly SettledTransaction[]> {
    return this.call('GET /settlement/{id}/transactions', {
      first: { id },
      fields: transactionFields,
      params,
      options,
    });
  }

  /**
   * Gives all transactions in a settlement by auto-pagination. Paystack: https://paystack.com/docs/api/settlement/#transactions
   *
   * @param id - the settlement's id.
   */
  allSettlementTransactions(
    id: number | string,
    params?: AllSettlementTransactionsParams | null,
    options?: Options<M>,
  ): Items<M, SettledTransaction> {
    return this.paginate('GET /settlement/{id}/transactions', {
      first: { id },
      fields: transactionFields,
      params,
      options,
    });
  }
}

/** Paystack's settlements as blocking calls. Python: `pypaystack2.api.Settlement`. */
export class Settlement extends blocking(SettlementAPI<'blocking'>) {}

/** Paystack's settlements as promises. Python: `pypaystack2.api.AsyncSettlement`. */
export class AsyncSettlement extends promising(SettlementAPI<'async'>) {}
