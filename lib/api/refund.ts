import { Currency } from '../arguments/enums';
import {
  type Field,
  type ParamsOf,
  amount,
  id,
  idOrCode,
  model,
  neededIf,
  oneOf,
  otherName,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { CreatedRefund, RefundRecord, RetriedRefund } from '../records/refund';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { pageNumber, pageSize, period } from './list-fields';

const createFields = {
  transaction: positional(idOrCode()),
  /** What to pay back, in the currency's subunit. Default: the whole payment. */
  amount: amount(),
  currency: oneOf(Currency),
  /** Reason that the customer reads. */
  customerNote: text(),
  /** Reason that only you read. */
  merchantNote: text(),
};

const listFields = {
  ...pageSize,
  /** Only refunds of the transaction with this reference. */
  reference: text(),
  /** Only refunds of the transaction with this id or reference, as pypaystack2 3.x has it. */
  transaction: otherName('reference', idOrCode()),
  currency: oneOf(Currency),
  ...pageNumber,
  ...period,
};

const accountFields = {
  /** The currency of the payment. */
  currency: required(oneOf(Currency)),
  accountNumber: required(secretText()),
  /** Id of the bank, as `getBanks` gives it. */
  bankId: required(idOrCode()),
};

/** The customer's bank account to which a refund goes. */
export interface RefundAccountDetails extends ParamsOf<typeof accountFields> {}

const retryFields = {
  /** The customer's bank account. */
  refundAccountDetails: neededIf(
    'refundAccount',
    [undefined],
    '`refundAccount` is not given',
    model(accountFields) as Field<RefundAccountDetails, 'optional'>,
  ),
  /** The same, as pypaystack2 3.x calls it. */
  refundAccount: otherName(
    'refundAccountDetails',
    model(accountFields, 'refund_account_details') as Field<RefundAccountDetails, 'optional'>,
  ),
};

const getFields = { reference: positional(id()) };

/** Parameters of `create`. */
export interface CreateRefundParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getRefunds`. */
export interface GetRefundsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allRefunds`. */
export interface AllRefundsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `retryRefund`. */
export type RetryRefundParams = ParamsOf<typeof retryFields> &
  (
    | { readonly refundAccountDetails: RefundAccountDetails }
    /** As pypaystack2 3.x calls it. */
    | { readonly refundAccount: RefundAccountDetails }
  );

/** Implemented once; `Refund` blocks, `AsyncRefund` returns promises. */
export class RefundAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Pays a payment back, whole or in part. The reply says only that the refund has begun: look at `data.status`, and
   * later at `getRefund`. The library does not send it again after it may have been processed. If the reply is lost,
   * look for a refund of the `transaction` in `getRefunds`. All refunds together cannot exceed the payment.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/refund/#create
   *
   * @param transaction - the transaction's reference or id.
   */
  create(
    transaction: number | string,
    params?: CreateRefundParams | null,
    options?: Options<M>,
  ): Reply<M, CreatedRefund> {
    return this.call('POST /refund', { first: { transaction }, fields: createFields, params, options });
  }

  /**
   * Lists refunds, a page at a time.
   *
   * Python: `get_refunds` · Paystack: https://paystack.com/docs/api/refund/#list
   */
  getRefunds(params?: GetRefundsParams | null, options?: Options<M>): Reply<M, readonly RefundRecord[]> {
    return this.call('GET /refund', { fields: listFields, params, options });
  }

  /** Gives all refunds by auto-pagination. Paystack: https://paystack.com/docs/api/refund/#list */
  allRefunds(params?: AllRefundsParams | null, options?: Options<M>): Items<M, RefundRecord> {
    return this.paginate('GET /refund', { fields: listFields, params, options });
  }

  /**
   * Fetches one refund.
   *
   * Python: `get_refund` · Paystack: https://paystack.com/docs/api/refund/#fetch
   *
   * @param reference - the refund's id, which Python calls a reference.
   */
  getRefund(reference: number | string, options?: Options<M>): Reply<M, RefundRecord> {
    return this.call('GET /refund/{reference}', { first: { reference }, fields: getFields, options });
  }

  /**
   * Tries a refund again with a bank account of the customer. For a refund whose status is `needs-attention`.
   *
   * Python: `retry_refund` of pypaystack2 3.3 · Paystack: https://paystack.com/docs/api/refund/#retry
   *
   * @param id - the refund's id.
   */
  retryRefund(id: number | string, params: RetryRefundParams, options?: Options<M>): Reply<M, RetriedRefund> {
    return this.call('POST /refund/retry_with_customer_details/{id}', {
      first: { id },
      fields: retryFields,
      params,
      options,
    });
  }
}

/** Paystack's refunds as blocking calls. Python: `pypaystack2.api.Refund`. */
export class Refund extends blocking(RefundAPI<'blocking'>) {}

/** Paystack's refunds as promises. Python: `pypaystack2.api.AsyncRefund`. */
export class AsyncRefund extends promising(RefundAPI<'async'>) {}
