import { Currency, RecipientType } from '../arguments/enums';
import {
  type ParamsOf,
  json,
  list,
  model,
  neededIf,
  oneOf,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  BulkRecipients,
  TransferRecipientDetails,
  TransferRecipientRecord,
} from '../records/transfer-recipient';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors, paging, period } from './list-fields';

const type = oneOf(RecipientType);

const { AUTHORIZATION: _, ...accountTypes } = RecipientType;

const accountFields = {
  name: required(text()),
  /** The number of the account, or of the phone with mobile money. Not needed with `RecipientType.AUTHORIZATION`. */
  accountNumber: neededIf(
    'type',
    Object.values(accountTypes),
    '`type` is not `RecipientType.AUTHORIZATION`',
    secretText(),
  ),
  /** Code of the bank or provider, as `Miscellaneous.getBanks` gives it. */
  bankCode: neededIf(
    'type',
    [RecipientType.NUBAN, RecipientType.BASA],
    '`type` is `RecipientType.NUBAN` or `RecipientType.BASA`',
    text(),
  ),
  description: text(),
  currency: oneOf(Currency),
  /** Code of a payment's authorization whose account is to be paid. */
  authCode: text('authorization_code'),
  /** Anything of your own to keep with the recipient, as long as JSON can carry it. */
  metadata: json(),
};

const createFields = { type: positional(type), ...accountFields };

const recipientFields = { type: required(type), ...accountFields };

const bulkFields = { batch: positional(list(model(recipientFields))) };

const listFields = { ...paging, ...period, ...cursors };

const updateFields = { name: text(), email: text() };

/** Parameters of `create`. */
export interface CreateTransferRecipientParams extends ParamsOf<typeof createFields> {}

/** One of many recipients. Python: `pypaystack2.utils.Recipient`. */
export interface Recipient extends ParamsOf<typeof recipientFields> {}

/** Parameters of `getTransferRecipients`. */
export interface GetTransferRecipientsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allTransferRecipients`. */
export interface AllTransferRecipientsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateTransferRecipientParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `TransferRecipient` blocks, `AsyncTransferRecipient` returns promises. */
export class TransferRecipientAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a recipient. If Paystack knows the account already, it gives that recipient back.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/transfer-recipient/#create
   *
   * @param type - what kind of account it is.
   */
  create(
    type: RecipientType,
    params: CreateTransferRecipientParams,
    options?: Options<M>,
  ): Reply<M, TransferRecipientRecord> {
    return this.call('POST /transferrecipient', { first: { type }, fields: createFields, params, options });
  }

  /**
   * Creates many recipients. `data.errors` tells which of them were refused: `status` is `true` all the same.
   *
   * Python: `bulk_create` · Paystack: https://paystack.com/docs/api/transfer-recipient/#bulk
   *
   * @param batch - the recipients.
   */
  bulkCreate(batch: readonly Recipient[], options?: Options<M>): Reply<M, BulkRecipients> {
    return this.call('POST /transferrecipient/bulk', { first: { batch }, fields: bulkFields, options });
  }

  /**
   * Lists recipients, a page at a time.
   *
   * Python: `get_transfer_recipients` · Paystack: https://paystack.com/docs/api/transfer-recipient/#list
   */
  getTransferRecipients(
    params?: GetTransferRecipientsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly TransferRecipientRecord[]> {
    return this.call('GET /transferrecipient', { fields: listFields, params, options });
  }

  /** Gives all recipients by auto-pagination. Paystack: https://paystack.com/docs/api/transfer-recipient/#list */
  allTransferRecipients(
    params?: AllTransferRecipientsParams | null,
    options?: Options<M>,
  ): Items<M, TransferRecipientRecord> {
    return this.paginate('GET /transferrecipient', { fields: listFields, params, options, by: 'cursor' });
  }

  /**
   * Fetches one recipient.
   *
   * Python: `get_transfer_recipient` · Paystack: https://paystack.com/docs/api/transfer-recipient/#fetch
   *
   * @param idOrCode - the recipient's id or code.
   */
  getTransferRecipient(idOrCode: number | string, options?: Options<M>): Reply<M, TransferRecipientDetails> {
    return this.call('GET /transferrecipient/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Updates a recipient: the given fields are replaced, the others stay. Paystack's description has no `data` in the
   * reply, its sample has the recipient.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/transfer-recipient/#update
   *
   * @param idOrCode - the recipient's id or code.
   */
  update(
    idOrCode: number | string,
    params?: UpdateTransferRecipientParams | null,
    options?: Options<M>,
  ): Reply<M, TransferRecipientRecord | null> {
    return this.call('PUT /transferrecipient/{idOrCode}', {
      first: { idOrCode },
      fields: updateFields,
      params,
      options,
    });
  }

  /**
   * Makes a recipient inactive.
   *
   * Python: `delete` · Paystack: https://paystack.com/docs/api/transfer-recipient/#delete
   *
   * @param idOrCode - the recipient's id or code.
   */
  delete(idOrCode: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE /transferrecipient/{idOrCode}', { first: { idOrCode }, options });
  }
}

/** Paystack's transfer recipients as blocking calls. Python: `pypaystack2.api.TransferRecipient`. */
export class TransferRecipient extends blocking(TransferRecipientAPI<'blocking'>) {}

/** Paystack's transfer recipients as promises. Python: `pypaystack2.api.AsyncTransferRecipient`. */
export class AsyncTransferRecipient extends promising(TransferRecipientAPI<'async'>) {}
