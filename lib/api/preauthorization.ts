import { Bearer, Currency } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  amountOrZero,
  defaulted,
  idOrCode,
  nonEmptyText,
  oneOf,
  positional,
  positive,
  required,
  text,
} from '../arguments/fields';
import type { Items, Mode, Options, Reply } from '../call/mode';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import type { PaginationFields } from '../many/pagination';
import type { PreauthorizationRecord, PreauthorizationSummary } from '../records/preauthorization';
import type { InitializedTransaction } from '../records/transaction';
import { paging, period } from './list-fields';
import { mainShareFields, paymentFields, sharingFields } from './payment-fields';

const currencyField = {
  /** Default ZAR: preauthorizations exist in South Africa. */
  currency: defaulted(oneOf(Currency), Currency.ZAR),
};

const { subaccount, splitCode } = sharingFields;

const initializeFields = {
  amount: positional(amount()),
  /** The customer's email address. */
  email: required(nonEmptyText()),
  ...currencyField,
  ...paymentFields,
  /** Where the customer is sent afterwards. */
  callbackUrl: text(),
  splitCode,
  subaccount,
  ...mainShareFields,
  /** Who bears Paystack's fees. */
  bearer: oneOf(Bearer),
  /** What Paystack does with the amount when it expires: `capture` or `release`. */
  expireAction: oneOf({ CAPTURE: 'capture', RELEASE: 'release' }),
  /** Days until the amount expires. */
  expireAfterDays: positive(),
};

const captureFields = {
  reference: positional(text()),
  /** What to take, in the currency's subunit. */
  amount: required(amount()),
  ...currencyField,
};

const reserveFields = {
  email: positional(nonEmptyText()),
  /** What to put on hold, in the currency's subunit. */
  amount: required(amountOrZero()),
  /** Code of the authorization, such as `AUTH_72btv547`. */
  authorizationCode: required(text()),
  ...currencyField,
  reference: paymentFields.reference,
};

const releaseFields = { reference: positional(text()) };

const listFields = {
  ...paging,
  ...period,
  /** Only preauthorizations of the customer with this id. */
  customer: idOrCode(),
  status: oneOf({
    AUTHORIZED: 'authorized',
    CAPTURED: 'captured',
    RELEASED: 'released',
    ONGOING: 'ongoing',
    FAILED: 'failed',
    ABANDONED: 'abandoned',
  }),
  /** Only preauthorizations of this amount, in the currency's subunit. */
  amount: amountOrZero(),
};

/** Parameters of `initialize`. */
export interface InitializePreauthorizationParams extends ParamsOf<typeof initializeFields> {}

/** Parameters of `capture`. */
export interface CaptureParams extends ParamsOf<typeof captureFields> {}

/** Parameters of `reserve`. */
export interface ReserveParams extends ParamsOf<typeof reserveFields> {}

/** Parameters of `getTransactions`. */
export interface GetPreauthorizationsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allTransactions`. */
export interface AllPreauthorizationsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/**
 * Implemented once; `Preauthorization` blocks, `AsyncPreauthorization` returns promises. A preauthorization puts an
 * amount on hold on a card; `capture` takes it, `release` gives it back.
 */
export class PreauthorizationAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Prepares a preauthorization. The reply has the address of the page where the customer agrees.
   *
   * Python: `initialize` (3.3) · Paystack: https://paystack.com/docs/api/preauthorization/#initialize
   *
   * @param amount - what to put on hold, in the currency's subunit.
   */
  initialize(
    amount: number,
    params: InitializePreauthorizationParams,
    options?: Options<M>,
  ): Reply<M, InitializedTransaction> {
    return this.call('POST /preauthorization/initialize', {
      first: { amount },
      fields: initializeFields,
      params,
      options,
    });
  }

  /**
   * Takes an amount that is on hold. It is paid only if `data.status` is `captured`. The library itself never sends a
   * capture again that may have arrived; `verify` tells what became of it.
   *
   * Python: `capture` (3.3) · Paystack: https://paystack.com/docs/api/preauthorization/#capture
   *
   * @param reference - the reference of the preauthorization.
   */
  capture(reference: string, params: CaptureParams, options?: Options<M>): Reply<M, PreauthorizationRecord> {
    return this.call('POST /preauthorization/capture', {
      first: { reference },
      fields: captureFields,
      params,
      options,
    });
  }

  /**
   * Puts an amount on hold on a card that a customer allowed to be charged again.
   *
   * Python: `reserve` (3.3) · Paystack: https://paystack.com/docs/api/preauthorization/#reserve
   *
   * @param email - the customer's email address.
   */
  reserve(email: string, params: ReserveParams, options?: Options<M>): Reply<M, PreauthorizationRecord> {
    return this.call('POST /preauthorization/reserve_authorization', {
      first: { email },
      fields: reserveFields,
      params,
      options,
    });
  }

  /**
   * Tells what became of a preauthorization.
   *
   * Python: `verify` (3.3) · Paystack: https://paystack.com/docs/api/preauthorization/#verify
   *
   * @param reference - the reference of the preauthorization.
   */
  verify(reference: string, options?: Options<M>): Reply<M, PreauthorizationRecord> {
    return this.call('GET /preauthorization/verify/{reference}', { first: { reference }, options });
  }

  /**
   * Gives back an amount that is on hold.
   *
   * Python: `release` (3.3) · Paystack: https://paystack.com/docs/api/preauthorization/#release
   *
   * @param reference - the reference of the preauthorization.
   */
  release(reference: string, options?: Options<M>): Reply<M, PreauthorizationRecord> {
    return this.call('POST /preauthorization/release', {
      first: { reference },
      fields: releaseFields,
      options,
    });
  }

  /**
   * Lists preauthorizations, a page at a time.
   *
   * Python: `get_transactions` (3.3), which lists all transactions · Paystack:
   * https://paystack.com/docs/api/preauthorization/#list
   */
  getTransactions(
    params?: GetPreauthorizationsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly PreauthorizationSummary[]> {
    return this.call('GET /preauthorization', { fields: listFields, params, options });
  }

  /** Gives all preauthorizations by auto-pagination. Paystack: https://paystack.com/docs/api/preauthorization/#list */
  allTransactions(
    params?: AllPreauthorizationsParams | null,
    options?: Options<M>,
  ): Items<M, PreauthorizationSummary> {
    return this.paginate('GET /preauthorization', { fields: listFields, params, options });
  }
}

/** Paystack's preauthorizations as blocking calls. Python: `PreauthorizationClient` of pypaystack2 3.3. */
export class Preauthorization extends blocking(PreauthorizationAPI<'blocking'>) {}

/** Paystack's preauthorizations as promises. Python: `AsyncPreauthorizationClient` of pypaystack2 3.3. */
export class AsyncPreauthorization extends promising(PreauthorizationAPI<'async'>) {}
