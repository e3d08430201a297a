import { Currency, Status } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  amountOrZero,
  count,
  date,
  defaulted,
  flag,
  id,
  idOrCode,
  integer,
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
import type {
  CreatedPaymentRequest,
  PaymentRequestDetails,
  PaymentRequestRecord,
  PaymentRequestTotals,
  VerifiedPaymentRequest,
} from '../records/payment-request';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { pageNumber, pageSize, period } from './list-fields';

const lineItemFields = {
  name: required(text()),
  /** Price of one, in the currency's subunit. */
  amount: required(amountOrZero()),
  /** How many there are. */
  quantity: required(count()),
};

const taxFields = {
  name: required(text()),
  /** In the currency's subunit. */
  amount: required(amountOrZero()),
};

/** What is to be paid for. Python: `pypaystack2.utils.LineItem`. */
export interface LineItem extends ParamsOf<typeof lineItemFields> {}

/** A tax on what is to be paid for. Python: `pypaystack2.utils.Tax`. */
export interface Tax extends ParamsOf<typeof taxFields> {}

const requestFields = {
  /** When the payment is due: a Date, or an ISO 8601 date or date-time. */
  dueDate: date(),
  description: text(),
  /** What is to be paid for. */
  lineItems: list<LineItem>(model(lineItemFields)),
  /** Taxes on it. */
  tax: list<Tax>(model(taxFields)),
  /** Default: the currency of the integration. */
  currency: oneOf(Currency),
  /** Whether Paystack sends the customer an email. Paystack takes `true` if this is not given. */
  sendNotification: flag(),
  /**
   * Whether it stays a draft until `finalize`. The customer is not told of a draft. Paystack takes `false` if this is
   * not given.
   */
  draft: flag(),
  /** Whether it is numbered as an invoice, also where it has neither items nor taxes. */
  hasInvoice: flag(),
  /** Number of the invoice. Later invoices have the numbers after it. Default: the number after the last one. */
  invoiceNumber: integer(),
  /** Code of the split by which the payment is shared out, such as `SPL_98WF13Eb3w`. */
  splitCode: text(),
  /** Anything of your own to keep with the request, as long as JSON can carry it. */
  metadata: json(),
};

const createFields = {
  customer: positional(idOrCode()),
  /** What is to be paid, in the currency's subunit. */
  amount: required(amountOrZero()),
  ...requestFields,
};

const listFields = {
  ...pageSize,
  /** Only requests to the customer with this id. */
  customer: idOrCode(),
  status: oneOf({ ...Status, DRAFT: 'draft' }),
  currency: oneOf(Currency),
  /** Whether archived requests are listed, too. Default `false`. */
  includeArchive: defaulted(flag(), false),
  ...pageNumber,
  ...period,
};

const { lineItems } = requestFields;

const codeFields = { code: positional(id()) };

const updateFields = {
  /** Id or code of the customer. */
  customer: idOrCode(),
  /** What is to be paid, in the currency's subunit. */
  amount: amount(),
  ...requestFields,
  /** What is to be paid for. As in Python, an empty list changes nothing. */
  lineItems: {
    ...lineItems,
    encode: (name: string, items: readonly LineItem[]) =>
      items.length === 0 ? undefined : lineItems.encode?.(name, items),
  },
};

/** Parameters of `create`. */
export interface CreatePaymentRequestParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getPaymentRequests`. */
export interface GetPaymentRequestsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allPaymentRequests`. */
export interface AllPaymentRequestsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdatePaymentRequestParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `PaymentRequest` blocks, `AsyncPaymentRequest` returns promises. */
export class PaymentRequestAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Asks a customer for a payment.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/payment-request/#create
   *
   * @param customer - the customer's id or code.
   */
  create(
    customer: number | string,
    params: CreatePaymentRequestParams,
    options?: Options<M>,
  ): Reply<M, CreatedPaymentRequest> {
    return this.call('POST /paymentrequest', { first: { customer }, fields: createFields, params, options });
  }

  /**
   * Lists payment requests, a page at a time.
   *
   * Python: `get_payment_requests` · Paystack: https://paystack.com/docs/api/payment-request/#list
   */
  getPaymentRequests(
    params?: GetPaymentRequestsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly PaymentRequestRecord[]> {
    return this.call('GET /paymentrequest', { fields: listFields, params, options });
  }

  /** Gives all payment requests by auto-pagination. Paystack: https://paystack.com/docs/api/payment-request/#list */
  allPaymentRequests(
    params?: AllPaymentRequestsParams | null,
    options?: Options<M>,
  ): Items<M, PaymentRequestRecord> {
    return this.paginate('GET /paymentrequest', { fields: listFields, params, options });
  }

  /**
   * Fetches one payment request.
   *
   * Python: `get_payment_request` · Paystack: https://paystack.com/docs/api/payment-request/#fetch
   *
   * @param idOrCode - the request's id or code.
   */
  getPaymentRequest(idOrCode: number | string, options?: Options<M>): Reply<M, PaymentRequestDetails> {
    return this.call('GET /paymentrequest/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Tells whether a payment request was paid. The reply is a success in any case: look at `data.paid`.
   *
   * Python: `verify` · Paystack: https://paystack.com/docs/api/payment-request/#verify
   *
   * @param code - the request's code or id.
   */
  verify(code: number | string, options?: Options<M>): Reply<M, VerifiedPaymentRequest> {
    return this.call('GET /paymentrequest/verify/{code}', { first: { code }, fields: codeFields, options });
  }

  /**
   * Reminds the customer of a payment request by email.
   *
   * Python: `send_notification` · Paystack: https://paystack.com/docs/api/payment-request/#send-notification
   *
   * @param idOrCode - the request's id or code.
   */
  sendNotification(idOrCode: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /paymentrequest/notify/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Sums up all payment requests: those that are pending, those that were paid, and both.
   *
   * Python: `get_total` · Paystack: https://paystack.com/docs/api/payment-request/#total
   */
  getTotal(options?: Options<M>): Reply<M, PaymentRequestTotals> {
    return this.call('GET /paymentrequest/totals', { options });
  }

  /**
   * Makes a draft a payment request that the customer can pay.
   *
   * Python: `finalize` · Paystack: https://paystack.com/docs/api/payment-request/#finalize
   *
   * @param idOrCode - the request's id or code.
   */
  finalize(idOrCode: number | string, options?: Options<M>): Reply<M, PaymentRequestRecord> {
    return this.call('POST /paymentrequest/finalize/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Updates a payment request: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/payment-request/#update
   *
   * @param idOrCode - the request's id or code.
   */
  update(
    idOrCode: number | string,
    params?: UpdatePaymentRequestParams | null,
    options?: Options<M>,
  ): Reply<M, PaymentRequestRecord> {
    return this.call('PUT /paymentrequest/{idOrCode}', {
      first: { idOrCode },
      fields: updateFields,
      params,
      options,
    });
  }

  /**
   * Archives a payment request: it is neither listed nor fetched any longer.
   *
   * Python: `archive` · Paystack: https://paystack.com/docs/api/payment-request/#archive
   *
   * @param idOrCode - the request's id or code.
   */
  archive(idOrCode: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /paymentrequest/archive/{idOrCode}', { first: { idOrCode }, options });
  }
}

/** Paystack's payment requests as blocking calls. Python: `pypaystack2.api.PaymentRequest`. */
export class PaymentRequest extends blocking(PaymentRequestAPI<'blocking'>) {}

/** Paystack's payment requests as promises. Python: `pypaystack2.api.AsyncPaymentRequest`. */
export class AsyncPaymentRequest extends promising(PaymentRequestAPI<'async'>) {}
