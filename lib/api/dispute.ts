import { DisputeStatus, Resolution } from '../arguments/enums';
import {
  type ParamsOf,
  amountOrZero,
  date,
  idOrCode,
  oneOf,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  DisputeEvidence,
  DisputeRecord,
  DisputeUploadURL,
  ResolvedDispute,
  TransactionDispute,
  UpdatedDispute,
} from '../records/dispute';
import type { ExportedFile } from '../records/exported-file';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { paging, period } from './list-fields';

const listFields = {
  ...paging,
  ...period,
  /** Only disputes about this transaction, by its id. */
  transaction: idOrCode(),
  status: oneOf(DisputeStatus),
};

const updateFields = {
  /** What to give back to the customer, in the currency's subunit. */
  refundAmount: required(amountOrZero()),
  /** The `fileName` that `getUploadUrl` gave. */
  uploadedFilename: text(),
};

const evidenceFields = {
  customerEmail: required(text()),
  customerName: required(text()),
  customerPhone: required(secretText()),
  /** What the customer paid for. */
  serviceDetails: required(text()),
  deliveryAddress: text(),
  /** When it was delivered: a Date, or an ISO 8601 date. */
  deliveryDate: date(),
};

const uploadFields = {
  /** Name of the file, with its extension. */
  uploadFilename: required(text()),
};

const resolveFields = {
  resolution: required(oneOf(Resolution)),
  /** Why it is resolved in this way. */
  message: required(text()),
  refundAmount: updateFields.refundAmount,
  uploadedFilename: required(updateFields.uploadedFilename),
  /** Id of the evidence that `addEvidence` gave, for a claim of fraud. */
  evidence: idOrCode(),
};

/** Parameters of `getDisputes`. */
export interface GetDisputesParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allDisputes`. */
export interface AllDisputesParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `updateDispute`. */
export interface UpdateDisputeParams extends ParamsOf<typeof updateFields> {}

/** Parameters of `addEvidence`. */
export interface AddEvidenceParams extends ParamsOf<typeof evidenceFields> {}

/** Parameters of `getUploadUrl`. */
export interface GetUploadUrlParams extends ParamsOf<typeof uploadFields> {}

/** Parameters of `resolveDispute`. */
export interface ResolveDisputeParams extends ParamsOf<typeof resolveFields> {}

/** Parameters of `exportDisputes`. */
export interface ExportDisputesParams extends GetDisputesParams {}

/** Implemented once; `Dispute` blocks, `AsyncDispute` returns promises. */
export class DisputeAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Lists disputes, a page at a time.
   *
   * Python: `get_disputes` · Paystack: https://paystack.com/docs/api/dispute/#list
   */
  getDisputes(params?: GetDisputesParams | null, options?: Options<M>): Reply<M, readonly DisputeRecord[]> {
    return this.call('GET /dispute', { fields: listFields, params, options });
  }

  /** Gives all disputes by auto-pagination. Paystack: https://paystack.com/docs/api/dispute/#list */
  allDisputes(params?: AllDisputesParams | null, options?: Options<M>): Items<M, DisputeRecord> {
    return this.paginate('GET /dispute', { fields: listFields, params, options, by: 'cursor' });
  }

  /**
   * Fetches one dispute.
   *
   * Python: `get_dispute` · Paystack: https://paystack.com/docs/api/dispute/#fetch
   *
   * @param id - the dispute's id.
   */
  getDispute(id: number | string, options?: Options<M>): Reply<M, DisputeRecord> {
    return this.call('GET /dispute/{id}', { first: { id }, options });
  }

  /**
   * Fetches the dispute about one transaction.
   *
   * Python: `get_transaction_disputes` · Paystack: https://paystack.com/docs/api/dispute/#transaction
   *
   * @param id - the transaction's id.
   */
  getTransactionDisputes(id: number | string, options?: Options<M>): Reply<M, TransactionDispute> {
    return this.call('GET /dispute/transaction/{id}', { first: { id }, options });
  }

  /**
   * Updates a dispute. Paystack describes one dispute as the reply, and its sample is a list of one.
   *
   * Python: `update_dispute` · Paystack: https://paystack.com/docs/api/dispute/#update
   *
   * @param id - the dispute's id.
   */
  updateDispute(
    id: number | string,
    params: UpdateDisputeParams,
    options?: Options<M>,
  ): Reply<M, UpdatedDispute | readonly UpdatedDispute[]> {
    return this.call('PUT /dispute/{id}', { first: { id }, fields: updateFields, params, options });
  }

  /**
   * Gives evidence against a dispute.
   *
   * Python: `add_evidence` · Paystack: https://paystack.com/docs/api/dispute/#evidence
   *
   * @param id - the dispute's id.
   */
  addEvidence(
    id: number | string,
    params: AddEvidenceParams,
    options?: Options<M>,
  ): Reply<M, DisputeEvidence> {
    return this.call('POST /dispute/{id}/evidence', {
      first: { id },
      fields: evidenceFields,
      params,
      options,
    });
  }

  /**
   * Asks for a URL to which a file of evidence can be uploaded. The library does not upload it.
   *
   * Python: `get_upload_url` · Paystack: https://paystack.com/docs/api/dispute/#upload-url
   *
   * @param id - the dispute's id.
   */
  getUploadUrl(
    id: number | string,
    params: GetUploadUrlParams,
    options?: Options<M>,
  ): Reply<M, DisputeUploadURL> {
    return this.call('GET /dispute/{id}/upload_url', {
      first: { id },
      fields: uploadFields,
      params,
      options,
    });
  }

  /**
   * Resolves a dispute: by accepting it, which pays the refund, or by declining it.
   *
   * Python: `resolve_dispute` · Paystack: https://paystack.com/docs/api/dispute/#resolve
   *
   * @param id - the dispute's id.
   */
  resolveDispute(
    id: number | string,
    params: ResolveDisputeParams,
    options?: Options<M>,
  ): Reply<M, ResolvedDispute> {
    return this.call('PUT /dispute/{id}/resolve', { first: { id }, fields: resolveFields, params, options });
  }

  /**
   * Exports disputes to a CSV file.
   *
   * Python: `export_disputes` · Paystack: https://paystack.com/docs/api/dispute/#export
   */
  exportDisputes(params?: ExportDisputesParams | null, options?: Options<M>): Reply<M, ExportedFile> {
    return this.call('GET /dispute/export', { fields: listFields, params, options });
  }
}

/** Paystack's disputes as blocking calls. Python: `pypaystack2.api.Dispute`. */
export class Dispute extends blocking(DisputeAPI<'blocking'>) {}

/** Paystack's disputes as promises. Python: `pypaystack2.api.AsyncDispute`. */
export class AsyncDispute extends promising(DisputeAPI<'async'>) {}
