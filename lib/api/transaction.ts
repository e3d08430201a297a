import { Channel, Currency, TransactionStatus } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  amountOrZero,
  defaulted,
  flag,
  idOrCode,
  integer,
  json,
  list,
  nonEmptyText,
  oneOf,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { ExportedFile } from '../records/exported-file';
import type {
  ChargedTransaction,
  InitializedTransaction,
  PausedTransaction,
  TransactionDetails,
  TransactionSummary,
  TransactionTotals,
  VerifiedTransaction,
} from '../records/transaction';
import type { TransactionLog } from '../records/transaction-log';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors, pageIfGiven, pageSize, period } from './list-fields';
import { mainShareFields, paymentFields, sharingFields } from './payment-fields';

const customerFields = {
  /** The customer's email address. */
  email: required(nonEmptyText()),
};

const commonFields = {
  ...customerFields,
  ...paymentFields,
  /** Default: the currency of the integration. */
  currency: oneOf(Currency),
  /** Ways to pay among which the customer can choose. Default: all that the integration has. */
  channels: list(oneOf(Channel)),
  ...sharingFields,
  /** A split for this payment alone: `{ type: 'flat', bearer_type: 'account', subaccounts: […] }`. */
  split: json(),
};

const initializeFields = {
  amount: positional(amount()),
  ...commonFields,
  /** Where the customer is sent after the payment. Default: the address that the dashboard has. */
  callbackUrl: text(),
  /** Code of a plan to which the payment subscribes the customer. The plan's amount replaces `amount`. */
  plan: idOrCode(),
  /** How often the plan is charged. */
  invoiceLimit: integer(),
  /** What the main account gets in place of its usual share, in the currency's subunit. */
  transferCharge: mainShareFields.transactionCharge,
  /** Shown on the checkout page in place of the email address. */
  label: text(),
};

const chargeFields = {
  amount: positional(amount()),
  ...commonFields,
  /** Code of the authorization to charge, such as `AUTH_72btv547`. It has to be reusable, and of this email. */
  authCode: required(nonEmptyText('authorization_code')),
  ...mainShareFields,
  /** Whether Paystack charges later, as suits many charges in a row. Default false. */
  queue: defaulted(flag(), false),
};

const partialDebitFields = {
  authCode: positional(nonEmptyText('authorization_code')),
  ...customerFields,
  reference: paymentFields.reference,
  currency: required(oneOf(Currency)),
  /** What to debit at most, in the currency's subunit. */
  amount: required(amountOrZero()),
  /** What to debit at least, in the currency's subunit. */
  atLeast: amountOrZero(),
};

const filterFields = {
  /** Only transactions of the customer with this id. */
  customer: idOrCode(),
  status: oneOf(TransactionStatus),
};

const amountField = {
  /** Only transactions of this amount, in the currency's subunit. */
  amount: amountOrZero(),
};

const listFields = {
  ...pageSize,
  ...pageIfGiven,
  ...filterFields,
  ...period,
  ...amountField,
  ...cursors,
  /** Such as `card`, `pos`, `bank`, `dedicated_nuban`, `ussd` or `bank_transfer`. */
  channel: text(),
  /** What started the transactions: `merchantApi`, `checkout`, `pos` or `virtualTerminal`. */
  source: text(),
  /** Only payments at the Terminal with this id. */
  terminalId: idOrCode('terminalid'),
  /** Only payments to this dedicated account. */
  virtualAccountNumber: secretText(),
  /** Only transactions in the settlement with this id. */
  settlement: idOrCode(),
  subaccountCode: text(),
  splitCode: text(),
  /** Only transactions of the customer with this code. */
  customerCode: text(),
};

const totalsFields = { ...pageSize, ...pageIfGiven, ...period };

const exportFields = {
  ...totalsFields,
  ...filterFields,
  currency: oneOf(Currency),
  /** Only transactions that were settled, or only those that were not. */
  settled: flag(),
  /** Only transactions in the settlement with this id. */
  settlement: idOrCode(),
  /** Only payments on the payment page with this id. */
  paymentPage: idOrCode(),
  ...amountField,
  subaccountCode: text(),
};

/** Parameters of `initialize`. */
export interface InitializeTransactionParams extends ParamsOf<typeof initializeFields> {}

/** Parameters of `getTransactions`. */
export interface GetTransactionsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allTransactions`. */
export interface AllTransactionsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `charge`. */
export interface ChargeAuthorizationParams extends ParamsOf<typeof chargeFields> {}

/** Parameters of `totals`. */
export interface TransactionTotalsParams extends ParamsOf<typeof totalsFields> {}

/** Parameters of `export`. */
export interface ExportTransactionsParams extends ParamsOf<typeof exportFields> {}

/** Parameters of `partialDebit`. */
export interface PartialDebitParams extends ParamsOf<typeof partialDebitFields> {}

/**
 * Paystack's transaction endpoints, each stated once for both kinds of client. Paystack takes a `reference` once: it
 * refuses a repetition. The library never sends a payment again that may have arrived; if its reply was lost, `verify`
 * tells by the reference what became of it.
 */
export class TransactionAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Prepares a payment: the reply has the address of the page where the customer pays. A `reference` of your own lets
   * `verify` find the payment also if this reply is lost; Paystack refuses a reference that it knows.
   *
   * Python: `initialize` · Paystack: https://paystack.com/docs/api/transaction/#initialize
   *
   * @param amount - what to pay, in the currency's subunit.
   */
  initialize(
    amount: number,
    params: InitializeTransactionParams,
    options?: Options<M>,
  ): Reply<M, InitializedTransaction> {
    return this.call('POST /transaction/initialize', {
      first: { amount },
      fields: initializeFields,
      params,
      options,
    });
  }

  /**
   * Tells what became of a payment. It is paid only if `data.status` is `success`: the reply's own `status` is true
   * also for a payment that failed.
   *
   * Python: `verify` · Paystack: https://paystack.com/docs/api/transaction/#verify
   *
   * @param reference - what the payment is called.
   */
  verify(reference: string, options?: Options<M>): Reply<M, VerifiedTransaction> {
    return this.call('GET /transaction/verify/{reference}', { first: { reference }, options });
  }

  /**
   * Lists transactions, the newest first, a page at a time.
   *
   * Python: `get_transactions` · Paystack: https://paystack.com/docs/api/transaction/#list
   */
  getTransactions(
    params?: GetTransactionsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly TransactionSummary[]> {
    return this.call('GET /transaction/', { fields: listFields, params, options });
  }

  /** Gives all transactions by auto-pagination. Paystack: https://paystack.com/docs/api/transaction/#list */
  allTransactions(params?: AllTransactionsParams | null, options?: Options<M>): Items<M, TransactionSummary> {
    return this.paginate('GET /transaction/', { fields: listFields, params, options, by: 'cursor' });
  }

  /**
   * Fetches one transaction.
   *
   * Python: `get_transaction` · Paystack: https://paystack.com/docs/api/transaction/#fetch
   *
   * @param id - the transaction's id. One above 2^53 has to be text.
   */
  getTransaction(id: number | string, options?: Options<M>): Reply<M, TransactionDetails> {
    return this.call('GET /transaction/{id}/', { first: { id }, options });
  }

  /**
   * Charges a card or account that a customer allowed to be charged again. It is paid only if `data.status` is
   * `success`; if `data.paused` is true, the customer has to confirm it first. Paystack refuses a `reference` that it
   * knows. If the reply is lost, verify the payment by its reference before it is charged anew: the library itself
   * never sends a charge again that may have arrived.
   *
   * Python: `charge` · Paystack: https://paystack.com/docs/api/transaction/#charge-authorization
   *
   * @param amount - what to charge, in the currency's subunit.
   */
  charge(
    amount: number,
    params: ChargeAuthorizationParams,
    options?: Options<M>,
  ): Reply<M, ChargedTransaction | PausedTransaction> {
    return this.call('POST /transaction/charge_authorization', {
      first: { amount },
      fields: chargeFields,
      params,
      options,
    });
  }

  /**
   * Tells what the customer did on the way to a payment.
   *
   * Python: `get_timeline` · Paystack: https://paystack.com/docs/api/transaction/#view-timeline
   *
   * @param idOrRef - the transaction's id or reference.
   */
  getTimeline(idOrRef: number | string, options?: Options<M>): Reply<M, TransactionLog> {
    return this.call('GET /transaction/timeline/{idOrRef}', { first: { idOrRef }, options });
  }

  /**
   * Sums up the transactions that were paid.
   *
   * Python: `totals` · Paystack: https://paystack.com/docs/api/transaction/#totals
   */
  totals(params?: TransactionTotalsParams | null, options?: Options<M>): Reply<M, TransactionTotals> {
    return this.call('GET /transaction/totals/', { fields: totalsFields, params, options });
  }

  /**
   * Makes Paystack write transactions into a CSV file. The reply has the address of the file.
   *
   * Python: `export` · Paystack: https://paystack.com/docs/api/transaction/#export
   */
  export(params?: ExportTransactionsParams | null, options?: Options<M>): Reply<M, ExportedFile> {
    return this.call('GET /transaction/export/', { fields: exportFields, params, options });
  }

  /**
   * Debits what a customer's account has of an amount. It is paid only if `data.status` is `success`, and
   * `data.amount` says how much. Repetitions and lost replies are as with `charge`.
   *
   * Python: `partial_debit` · Paystack: https://paystack.com/docs/api/transaction/#partial-debit
   *
   * @param authCode - code of the authorization to charge, such as `AUTH_72btv547`.
   */
  partialDebit(
    authCode: string,
    params: PartialDebitParams,
    options?: Options<M>,
  ): Reply<M, ChargedTransaction> {
    return this.call('POST /transaction/partial_debit', {
      first: { authCode },
      fields: partialDebitFields,
      params,
      options,
    });
  }
}

/**
 * Paystack's transactions as blocking calls. Python: `pypaystack2.api.Transaction`.
 *
 * @example
 * ```ts
 * const { data, status, message } = new Transaction('sk_test_…').verify('7PVGX8MEk85tgeEpVDtD');
 * if (status && data.status === 'success') console.log(data.amount, data.currency);
 * else console.error(status ? data.gateway_response : message);
 * ```
 */
export class Transaction extends blocking(TransactionAPI<'blocking'>) {}

/**
 * Paystack's transactions as promises. Python: `pypaystack2.api.AsyncTransaction`.
 *
 * @example
 * ```ts
 * const transaction = new AsyncTransaction('sk_test_…');
 * const reply = await transaction.initialize(500_000, { email: 'ada@example.com' });
 * if (reply.status) console.log(reply.data.authorization_url);
 * ```
 */
export class AsyncTransaction extends promising(TransactionAPI<'async'>) {}
