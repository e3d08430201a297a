import { DisputeStatus, Resolution } from '../enums';
import { type ParamsOf, amount, integer, oneOf, required, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type {
  DisputeEvidence,
  DisputeRecord,
  DisputeUploadURL,
  ResolvedDispute,
  TransactionDispute,
  UpdatedDispute,
} from '../records/dispute';
import type { ExportedFile } from '../records/exported-file';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { paging, period } from './list-fields';

const listFields = {
  ...paging,
  ...period,
  /** Only disputes about this transaction, by its id. */
  transaction: text(),
  status: oneOf(DisputeStatus),
};

const updateFields = {
  /** What to give back to the customer, in the currency's subunit. */
  refundAmount: required(amount()),
  /** The `fileName` that `getUploadUrl` gave. */
  uploadedFilename: text(),
};

const evidenceFields = {
  customerEmail: required(text()),
  customerName: required(text()),
  customerPhone: required(text()),
  /** What the customer paid for. */
  serviceDetails: required(text()),
  deliveryAddress: text(),
  /** When it was delivered: an ISO 8601 date. */
  deliveryDate: text(),
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
  evidence: integer(),
};

/** Which disputes to list. */
export interface GetDisputesParams extends ParamsOf<typeof listFields> {}

/** Which disputes to walk through. */
export interface AllDisputesParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** What to change on a dispute. */
export interface UpdateDisputeParams extends ParamsOf<typeof updateFields> {}

/** What a merchant can show of a disputed sale. */
export interface AddEvidenceParams extends ParamsOf<typeof evidenceFields> {}

/** Which file is to be uploaded. */
export interface GetUploadUrlParams extends ParamsOf<typeof uploadFields> {}

/** How a dispute is to end. */
export interface ResolveDisputeParams extends ParamsOf<typeof resolveFields> {}

/** Which disputes to export. */
export interface ExportDisputesParams extends GetDisputesParams {}

/** Paystack's dispute endpoints, each stated once for both kinds of client. */
export class DisputeAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Lists disputes, a page at a time.
   *
   * Python: `get_disputes` · Paystack: https://paystack.com/docs/api/dispute/#list
   */
  getDisputes(params?: GetDisputesParams | null, options?: Options<M>): Reply<M, readonly DisputeRecord[]> {
    return this.call('GET', '/dispute', listFields, {}, params, options);
  }

  /** Walks through all disputes. Paystack: https://paystack.com/docs/api/dispute/#list */
  allDisputes(params?: AllDisputesParams | null, options?: Options<M>): Walk<M, DisputeRecord> {
    return this.walk('/dispute', listFields, {}, params, options, { by: 'cursor' });
  }

  /**
   * Fetches one dispute.
   *
   * Python: `get_dispute` · Paystack: https://paystack.com/docs/api/dispute/#fetch
   *
   * @param id - the dispute's id.
   */
  getDispute(id: string, options?: Options<M>): Reply<M, DisputeRecord> {
    return this.call('GET', '/dispute/{id}', {}, { id }, null, options);
  }

  /**
   * Fetches the dispute about one transaction.
   *
   * Python: `get_transaction_disputes` · Paystack: https://paystack.com/docs/api/dispute/#transaction
   *
   * @param id - the transaction's id.
   */
  getTransactionDisputes(id: string, options?: Options<M>): Reply<M, TransactionDispute> {
    return this.call('GET', '/dispute/transaction/{id}', {}, { id }, null, options);
  }

  /**
   * Updates a dispute. Paystack describes one dispute as the reply, and its sample is a list of one.
   *
   * Python: `update_dispute` · Paystack: https://paystack.com/docs/api/dispute/#update
   *
   * @param id - the dispute's id.
   */
  updateDispute(
    id: string,
    params: UpdateDisputeParams,
    options?: Options<M>,
  ): Reply<M, UpdatedDispute | readonly UpdatedDispute[]> {
    return this.call('PUT', '/dispute/{id}', updateFields, { id }, params, options);
  }

  /**
   * Gives evidence against a dispute.
   *
   * Python: `add_evidence` · Paystack: https://paystack.com/docs/api/dispute/#evidence
   *
   * @param id - the dispute's id.
   */
  addEvidence(id: string, params: AddEvidenceParams, options?: Options<M>): Reply<M, DisputeEvidence> {
    return this.call('POST', '/dispute/{id}/evidence', evidenceFields, { id }, params, options);
  }

  /**
   * Asks for a URL to which a file of evidence can be uploaded. The library does not upload it.
   *
   * Python: `get_upload_url` · Paystack: https://paystack.com/docs/api/dispute/#upload-url
   *
   * @param id - the dispute's id.
   */
  getUploadUrl(id: string, params: GetUploadUrlParams, options?: Options<M>): Reply<M, DisputeUploadURL> {
    return this.call('GET', '/dispute/{id}/upload_url', uploadFields, { id }, params, options);
  }

  /**
   * Resolves a dispute: by accepting it, which pays the refund, or by declining it.
   *
   * Python: `resolve_dispute` · Paystack: https://paystack.com/docs/api/dispute/#resolve
   *
   * @param id - the dispute's id.
   */
  resolveDispute(id: string, params: ResolveDisputeParams, options?: Options<M>): Reply<M, ResolvedDispute> {
    return this.call('PUT', '/dispute/{id}/resolve', resolveFields, { id }, params, options);
  }

  /**
   * Exports disputes to a CSV file.
   *
   * Python: `export_disputes` · Paystack: https://paystack.com/docs/api/dispute/#export
   */
  exportDisputes(params?: ExportDisputesParams | null, options?: Options<M>): Reply<M, ExportedFile> {
    return this.call('GET', '/dispute/export', listFields, {}, params, options);
  }
}

/** Paystack's disputes as blocking calls. Mirrors `pypaystack2.api.Dispute`. */
export class Dispute extends blocking(DisputeAPI<'blocking'>) {}

/** Paystack's disputes as promises. Mirrors `pypaystack2.api.AsyncDispute`. */
export class AsyncDispute extends promising(DisputeAPI<'async'>) {}
