import { Reason } from '../arguments/enums';
import { type ParamsOf, oneOf, positional, positive, required, secretText, text } from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { BalanceLedgerEntry, BalanceRecord } from '../records/balance';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { period } from './list-fields';

const ledgerFields = {
  /** Entries on a page. Paystack takes 50 if this is not given. */
  pagination: positive('perPage'),
  /** Which page to get, from 1. Paystack takes 1 if this is not given. */
  page: positive(),
  ...period,
};

const resendFields = {
  transferCode: positional(text()),
  /** What the one-time password is for. */
  reason: required(oneOf(Reason)),
};

const finalizeFields = { otp: positional(secretText()) };

/** Parameters of `getBalanceLedger`. */
export interface GetBalanceLedgerParams extends ParamsOf<typeof ledgerFields> {}

/** Parameters of `allBalanceLedger`. */
export interface AllBalanceLedgerParams extends ParamsOf<PaginationFields<typeof ledgerFields>> {}

/** Parameters of `resendOtp`. */
export interface ResendOtpParams extends ParamsOf<typeof resendFields> {}

/**
 * Paystack's transfer control endpoints, each stated once for both kinds of client. One-time passwords for transfers
 * exist in Nigeria and Ghana.
 */
export class TransferControlAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Tells how much there is on the balance, in each currency.
   *
   * Python: `check_balance` · Paystack: https://paystack.com/docs/api/transfer-control/#balance
   */
  checkBalance(options?: Options<M>): Reply<M, readonly BalanceRecord[]> {
    return this.call('GET /balance', { options });
  }

  /**
   * Lists the changes of the balance, a page at a time.
   *
   * Python: `get_balance_ledger` · Paystack: https://paystack.com/docs/api/transfer-control/#balance-ledger
   */
  getBalanceLedger(
    params?: GetBalanceLedgerParams | null,
    options?: Options<M>,
  ): Reply<M, readonly BalanceLedgerEntry[]> {
    return this.call('GET /balance/ledger', { fields: ledgerFields, params, options });
  }

  /** Gives the whole balance ledger by auto-pagination. Paystack: https://paystack.com/docs/api/transfer-control/#balance-ledger */
  allBalanceLedger(
    params?: AllBalanceLedgerParams | null,
    options?: Options<M>,
  ): Items<M, BalanceLedgerEntry> {
    return this.paginate('GET /balance/ledger', { fields: ledgerFields, params, options });
  }

  /**
   * Sends the one-time password for a transfer again.
   *
   * Python: `resend_otp` · Paystack: https://paystack.com/docs/api/transfer-control/#resend-otp
   *
   * @param transferCode - the transfer's code.
   */
  resendOtp(transferCode: string, params: ResendOtpParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /transfer/resend_otp', {
      first: { transferCode },
      fields: resendFields,
      params,
      options,
    });
  }

  /**
   * Asks that transfers need no one-time password any more. Paystack sends one for `finalizeDisableOtp`.
   *
   * Python: `disable_otp` · Paystack: https://paystack.com/docs/api/transfer-control/#disable-otp
   */
  disableOtp(options?: Options<M>): Reply<M, null> {
    return this.call('POST /transfer/disable_otp', { options });
  }

  /**
   * Confirms that transfers need no one-time password any more.
   *
   * Python: `finalize_disable_otp` · Paystack: https://paystack.com/docs/api/transfer-control/#finalize-disable-otp
   *
   * @param otp - the one-time password that `disableOtp` had sent to the merchant.
   */
  finalizeDisableOtp(otp: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /transfer/disable_otp_finalize', {
      first: { otp },
      fields: finalizeFields,
      options,
    });
  }

  /**
   * Makes transfers need a one-time password again.
   *
   * Python: `enable_otp` · Paystack: https://paystack.com/docs/api/transfer-control/#enable-otp
   */
  enableOtp(options?: Options<M>): Reply<M, null> {
    return this.call('POST /transfer/enable_otp', { options });
  }
}

/** Paystack's transfer control as blocking calls. Python: `pypaystack2.api.TransferControl`. */
export class TransferControl extends blocking(TransferControlAPI<'blocking'>) {}

/** Paystack's transfer control as promises. Python: `pypaystack2.api.AsyncTransferControl`. */
export class AsyncTransferControl extends promising(TransferControlAPI<'async'>) {}
