import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  amountOrZero,
  defaulted,
  idOrCode,
  list,
  model,
  oneOf,
  otherName,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { ExportedFile } from '../records/exported-file';
import type {
  BulkTransferRecord,
  TransferDetails,
  TransferRecord,
  TransferSummary,
} from '../records/transfer';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors, paging, period } from './list-fields';

const orderFields = {
  /** Code of the recipient, such as `RCP_gx2wn530m0i3w3m`, or their id. */
  recipient: required(idOrCode()),
  /** An id of your own that no other transfer has: lower-case letters, digits, `-` and `_`. */
  reference: text(),
  /** What it is for; the recipient sees it. */
  reason: text(),
};

const sourceFields = {
  /** Where the money comes from. Default `balance`. */
  source: defaulted(text(), 'balance'),
  /** Paystack takes NGN if this is not given. */
  currency: oneOf(Currency),
};

const initiateFields = {
  amount: positional(amount()),
  ...orderFields,
  ...sourceFields,
  /** What a payment to an M-PESA paybill or till is for. Kenya only. */
  accountReference: text(),
};

const finalizeFields = {
  transferCode: positional(text()),
  /** The one-time password that Paystack sent to the merchant. */
  otp: required(secretText()),
};

const instructionFields = {
  /** In the currency's subunit. */
  amount: required(amountOrZero()),
  ...orderFields,
};

const bulkFields = { transfers: positional(list(model(instructionFields))), ...sourceFields };

const { pagination, page } = paging;

const filterFields = {
  /** Only transfers in this state, such as `success`, `failed` or `otp`. */
  status: text(),
};

const listFields = {
  pagination,
  /** Only transfers to this recipient, by their id. */
  customer: idOrCode('recipient'),
  /** The same, as pypaystack2 3.x calls it. */
  recipient: otherName('customer', idOrCode()),
  page,
  ...period,
  ...filterFields,
  ...cursors,
};

const exportFields = {
  /** Only transfers to this recipient, by their id. */
  recipient: idOrCode(),
  ...filterFields,
  ...period,
};

/** Parameters of `initiate`. */
export interface InitiateTransferParams extends ParamsOf<typeof initiateFields> {}

/** Parameters of `finalize`. */
export interface FinalizeTransferParams extends ParamsOf<typeof finalizeFields> {}

/** One of many transfers. Python: `pypaystack2.utils.TransferInstruction`. */
export interface TransferInstruction extends ParamsOf<typeof instructionFields> {}

/** Parameters of `bulkTransfer`. */
export interface BulkTransferParams extends ParamsOf<typeof bulkFields> {}

/** Parameters of `getTransfers`. */
export interface GetTransfersParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allTransfers`. */
export interface AllTransfersParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `export`. */
export interface ExportTransfersParams extends ParamsOf<typeof exportFields> {}

/**
 * Paystack's transfer endpoints, each stated once for both kinds of client.
 *
 * Paystack refuses a second transfer with the same `reference`, and the library never sends a transfer again after it
 * may have been processed. Where the reply was lost, `verify` tells by the reference whether there is a transfer.
 */
export class TransferAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Sends money from the balance to a recipient. `data.status` tells what became of it: `otp` waits for `finalize`.
   * Give a `reference`: Paystack refuses it a second time, and `verify` finds the transfer by it after a lost reply.
   *
   * Python: `initiate` · Paystack: https://paystack.com/docs/api/transfer/#initiate
   *
   * @param amount - in the currency's subunit.
   */
  initiate(amount: number, params: InitiateTransferParams, options?: Options<M>): Reply<M, TransferRecord> {
    return this.call('POST /transfer', { first: { amount }, fields: initiateFields, params, options });
  }

  /**
   * Confirms a transfer that waits for a one-time password. `data.status` tells what became of it.
   *
   * Python: `finalize` · Paystack: https://paystack.com/docs/api/transfer/#finalize
   *
   * @param transferCode - the transfer's code.
   */
  finalize(
    transferCode: string,
    params: FinalizeTransferParams,
    options?: Options<M>,
  ): Reply<M, TransferRecord> {
    return this.call('POST /transfer/finalize_transfer', {
      first: { transferCode },
      fields: finalizeFields,
      params,
      options,
    });
  }

  /**
   * Sends money to many recipients. One-time passwords have to be off. Each item of `data` has its own `status`. Give
   * each transfer a `reference`: Paystack refuses the whole call for one that it knows already.
   *
   * Python: `bulk_transfer` · Paystack: https://paystack.com/docs/api/transfer/#bulk
   *
   * @param transfers - how much goes to whom.
   */
  bulkTransfer(
    transfers: readonly TransferInstruction[],
    params?: BulkTransferParams | null,
    options?: Options<M>,
  ): Reply<M, readonly BulkTransferRecord[]> {
    return this.call('POST /transfer/bulk', { first: { transfers }, fields: bulkFields, params, options });
  }

  /**
   * Lists transfers, a page at a time.
   *
   * Python: `get_transfers` · Paystack: https://paystack.com/docs/api/transfer/#list
   */
  getTransfers(
    params?: GetTransfersParams | null,
    options?: Options<M>,
  ): Reply<M, readonly TransferSummary[]> {
    return this.call('GET /transfer', { fields: listFields, params, options });
  }

  /** Gives all transfers by auto-pagination. Paystack: https://paystack.com/docs/api/transfer/#list */
  allTransfers(params?: AllTransfersParams | null, options?: Options<M>): Items<M, TransferSummary> {
    return this.paginate('GET /transfer', { fields: listFields, params, options, by: 'cursor' });
  }

  /**
   * Fetches one transfer.
   *
   * Python: `get_transfer` · Paystack: https://paystack.com/docs/api/transfer/#fetch
   *
   * @param idOrCode - the transfer's id or code.
   */
  getTransfer(idOrCode: number | string, options?: Options<M>): Reply<M, TransferDetails> {
    return this.call('GET /transfer/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Fetches one transfer by its reference. The reply is a success for a transfer that failed, too: look at
   * `data.status`.
   *
   * Python: `verify` · Paystack: https://paystack.com/docs/api/transfer/#verify
   *
   * @param reference - the transfer's reference.
   */
  verify(reference: string, options?: Options<M>): Reply<M, TransferDetails> {
    return this.call('GET /transfer/verify/{reference}', { first: { reference }, options });
  }

  /**
   * Exports transfers to a CSV file. pypaystack2 has no such method.
   *
   * Paystack: https://paystack.com/docs/api/transfer/#export
   */
  export(params?: ExportTransfersParams | null, options?: Options<M>): Reply<M, ExportedFile> {
    return this.call('GET /transfer/export', { fields: exportFields, params, options });
  }
}

/** Paystack's transfers as blocking calls. Python: `pypaystack2.api.Transfer`. */
export class Transfer extends blocking(TransferAPI<'blocking'>) {}

/** Paystack's transfers as promises. Python: `pypaystack2.api.AsyncTransfer`. */
export class AsyncTransfer extends promising(TransferAPI<'async'>) {}
