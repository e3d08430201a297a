import { BulkChargeStatus, Status } from '../arguments/enums';
import {
  type ParamsOf,
  WHOLE_BODY,
  amountOrZero,
  flag,
  json,
  list,
  model,
  oneOf,
  positional,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { BulkChargeDetails, BulkChargeItem, BulkChargeSummary } from '../records/bulk-charge';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { pageNumber, pageSize, paging, period } from './list-fields';

const instructionFields = {
  /** Code of the authorization to charge, such as `AUTH_72btv547`. */
  authorization: required(text()),
  /** What to charge, in the currency's subunit. */
  amount: required(amountOrZero()),
  /** What the payment is called; never used before. Default: Paystack makes one. */
  reference: text(),
  /** Whether Paystack may debit a part of the amount. */
  attemptPartialDebit: flag(),
  /** What to debit at least, in the currency's subunit; with `attemptPartialDebit`. */
  atLeast: amountOrZero(),
  /** Anything of your own to keep with the payment, as long as JSON can carry it. */
  metadata: json(),
};

const initiateFields = { body: positional(list(model(instructionFields), WHOLE_BODY)) };

const listFields = {
  ...paging,
  ...period,
  status: oneOf(BulkChargeStatus),
};

const chargesFields = {
  ...pageSize,
  status: oneOf({ ...Status, ERROR: 'error', INACTIVE_AUTHORIZATION: 'inactive_authorization' }),
  ...pageNumber,
  ...period,
};

/** One charge of a batch. Python: `pypaystack2.utils.BulkChargeInstruction`. */
export interface BulkChargeInstruction extends ParamsOf<typeof instructionFields> {}

/** Parameters of `getBatches`. */
export interface GetBatchesParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allBatches`. */
export interface AllBatchesParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `getChargesInBatch`. */
export interface GetChargesInBatchParams extends ParamsOf<typeof chargesFields> {}

/** Parameters of `allChargesInBatch`. */
export interface AllChargesInBatchParams extends ParamsOf<PaginationFields<typeof chargesFields>> {}

/** Implemented once; `BulkCharge` blocks, `AsyncBulkCharge` returns promises. */
export class BulkChargeAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Makes Paystack charge many authorizations, one after the other. The reply says only that the batch is queued;
   * `getChargesInBatch` tells what became of each charge. Paystack refuses a `reference` that it knows. If the reply is
   * lost, verify the payments by their references before they are charged anew: the library itself never sends a batch
   * again that may have arrived.
   *
   * Python: `initiate` · Paystack: https://paystack.com/docs/api/bulk-charge/#initiate
   *
   * @param body - the charges.
   */
  initiate(body: readonly BulkChargeInstruction[], options?: Options<M>): Reply<M, BulkChargeDetails> {
    return this.call('POST /bulkcharge', { first: { body }, fields: initiateFields, options });
  }

  /**
   * Lists batches, a page at a time.
   *
   * Python: `get_batches` · Paystack: https://paystack.com/docs/api/bulk-charge/#list
   */
  getBatches(params?: GetBatchesParams | null, options?: Options<M>): Reply<M, readonly BulkChargeSummary[]> {
    return this.call('GET /bulkcharge', { fields: listFields, params, options });
  }

  /** Gives all batches by auto-pagination. Paystack: https://paystack.com/docs/api/bulk-charge/#list */
  allBatches(params?: AllBatchesParams | null, options?: Options<M>): Items<M, BulkChargeSummary> {
    return this.paginate('GET /bulkcharge', { fields: listFields, params, options });
  }

  /**
   * Fetches one batch, with how many of its charges are still to be made.
   *
   * Python: `get_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#fetch-batch
   *
   * @param idOrCode - the batch's id or code.
   */
  getBatch(idOrCode: string, options?: Options<M>): Reply<M, BulkChargeDetails> {
    return this.call('GET /bulkcharge/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Lists the charges of a batch, a page at a time. One is paid only if its own `status` is `success`.
   *
   * Python: `get_charges_in_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#fetch-charge
   *
   * @param idOrCode - the batch's id or code.
   */
  getChargesInBatch(
    idOrCode: string,
    params?: GetChargesInBatchParams | null,
    options?: Options<M>,
  ): Reply<M, readonly BulkChargeItem[]> {
    return this.call('GET /bulkcharge/{idOrCode}/charges', {
      first: { idOrCode },
      fields: chargesFields,
      params,
      options,
    });
  }

  /** Gives all charges of a batch by auto-pagination. Paystack: https://paystack.com/docs/api/bulk-charge/#fetch-charge */
  allChargesInBatch(
    idOrCode: string,
    params?: AllChargesInBatchParams | null,
    options?: Options<M>,
  ): Items<M, BulkChargeItem> {
    return this.paginate('GET /bulkcharge/{idOrCode}/charges', {
      first: { idOrCode },
      fields: chargesFields,
      params,
      options,
    });
  }

  /**
   * Pauses a batch.
   *
   * Python: `pause_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#pause
   *
   * @param batchCode - the batch's code.
   */
  pauseBatch(batchCode: string, options?: Options<M>): Reply<M, null> {
    return this.call('GET /bulkcharge/pause/{batchCode}', { first: { batchCode }, options });
  }

  /**
   * Makes Paystack go on with a batch that was paused.
   *
   * Python: `resume_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#resume
   *
   * @param batchCode - the batch's code.
   */
  resumeBatch(batchCode: string, options?: Options<M>): Reply<M, null> {
    return this.call('GET /bulkcharge/resume/{batchCode}', { first: { batchCode }, options });
  }
}

/** Paystack's bulk charges as blocking calls. Python: `pypaystack2.api.BulkCharge`. */
export class BulkCharge extends blocking(BulkChargeAPI<'blocking'>) {}

/** Paystack's bulk charges as promises. Python: `pypaystack2.api.AsyncBulkCharge`. */
export class AsyncBulkCharge extends promising(BulkChargeAPI<'async'>) {}
