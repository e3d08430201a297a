import { Status } from '../enums';
import {
  type ParamsOf,
  WHOLE_BODY,
  amountOrZero,
  list,
  model,
  oneOf,
  positional,
  required,
  text,
} from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { BulkChargeDetails, BulkChargeItem, BulkChargeSummary } from '../records/bulk-charge';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { pageNumber, pageSize, paging, period } from './list-fields';

const instructionFields = {
  /** Code of the authorization to charge, such as `AUTH_72btv547`. */
  authorization: required(text()),
  /** What to charge, in the currency's subunit. */
  amount: required(amountOrZero()),
  /** What the payment is called; never used before. */
  reference: required(text()),
};

const initiateFields = { body: positional(list(model(instructionFields), WHOLE_BODY)) };

const listFields = {
  ...paging,
  ...period,
  /** `active`, `paused` or `complete`. */
  status: text(),
};

const chargesFields = { ...pageSize, status: oneOf(Status), ...pageNumber, ...period };

/** One charge of a batch. Mirrors `pypaystack2.utils.BulkChargeInstruction`. */
export interface BulkChargeInstruction extends ParamsOf<typeof instructionFields> {}

/** Which batches to list. */
export interface GetBatchesParams extends ParamsOf<typeof listFields> {}

/** Which batches to walk through. */
export interface AllBatchesParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** Which charges of a batch to list. */
export interface GetChargesInBatchParams extends ParamsOf<typeof chargesFields> {}

/** Which charges of a batch to walk through. */
export interface AllChargesInBatchParams extends ParamsOf<WalkFields<typeof chargesFields>> {}

/** Paystack's bulk charge endpoints, each stated once for both kinds of client. */
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
    return this.call('POST', '/bulkcharge', initiateFields, { body }, null, options);
  }

  /**
   * Lists batches, a page at a time.
   *
   * Python: `get_batches` · Paystack: https://paystack.com/docs/api/bulk-charge/#list
   */
  getBatches(params?: GetBatchesParams | null, options?: Options<M>): Reply<M, readonly BulkChargeSummary[]> {
    return this.call('GET', '/bulkcharge', listFields, {}, params, options);
  }

  /** Walks through all batches. Paystack: https://paystack.com/docs/api/bulk-charge/#list */
  allBatches(params?: AllBatchesParams | null, options?: Options<M>): Walk<M, BulkChargeSummary> {
    return this.walk('/bulkcharge', listFields, {}, params, options);
  }

  /**
   * Fetches one batch, with how many of its charges are still to be made.
   *
   * Python: `get_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#fetch-batch
   *
   * @param idOrCode - the batch's id or code.
   */
  getBatch(idOrCode: string, options?: Options<M>): Reply<M, BulkChargeDetails> {
    return this.call('GET', '/bulkcharge/{idOrCode}', {}, { idOrCode }, null, options);
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
    return this.call('GET', '/bulkcharge/{idOrCode}/charges', chargesFields, { idOrCode }, params, options);
  }

  /** Walks through all charges of a batch. Paystack: https://paystack.com/docs/api/bulk-charge/#fetch-charge */
  allChargesInBatch(
    idOrCode: string,
    params?: AllChargesInBatchParams | null,
    options?: Options<M>,
  ): Walk<M, BulkChargeItem> {
    return this.walk('/bulkcharge/{idOrCode}/charges', chargesFields, { idOrCode }, params, options);
  }

  /**
   * Pauses a batch.
   *
   * Python: `pause_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#pause
   *
   * @param batchCode - the batch's code.
   */
  pauseBatch(batchCode: string, options?: Options<M>): Reply<M, null> {
    return this.call('GET', '/bulkcharge/pause/{batchCode}', {}, { batchCode }, null, options);
  }

  /**
   * Makes Paystack go on with a batch that was paused.
   *
   * Python: `resume_batch` · Paystack: https://paystack.com/docs/api/bulk-charge/#resume
   *
   * @param batchCode - the batch's code.
   */
  resumeBatch(batchCode: string, options?: Options<M>): Reply<M, null> {
    return this.call('GET', '/bulkcharge/resume/{batchCode}', {}, { batchCode }, null, options);
  }
}

/** Paystack's bulk charges as blocking calls. Mirrors `pypaystack2.api.BulkCharge`. */
export class BulkCharge extends blocking(BulkChargeAPI<'blocking'>) {}

/** Paystack's bulk charges as promises. Mirrors `pypaystack2.api.AsyncBulkCharge`. */
export class AsyncBulkCharge extends promising(BulkChargeAPI<'async'>) {}
