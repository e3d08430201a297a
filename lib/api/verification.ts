import { AccountType, Country, Document } from '../enums';
import { type ParamsOf, oneOf, positional, required, secretText, text } from '../fields';
import type { Mode, Options, Reply } from '../mode';
import type { AccountValidation, CardBin, ResolvedAccount } from '../records/verification';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';

const accountNumber = secretText();

const bankFields = {
  /** Code of the bank, as `Miscellaneous.getBanks` gives it. */
  bankCode: required(text()),
};

const resolveFields = { accountNumber: positional(accountNumber), ...bankFields };

const validateFields = {
  accountName: positional(text()),
  accountNumber: required(accountNumber),
  accountType: required(oneOf(AccountType)),
  ...bankFields,
  countryCode: required(oneOf(Country)),
  /** By which document the holder is identified. */
  documentType: required(oneOf(Document)),
  documentNumber: secretText(),
};

/** Where an account is. */
export interface ResolveAccountNumberParams extends ParamsOf<typeof resolveFields> {}

/** What an account and its holder are said to be. */
export interface ValidateAccountParams extends ParamsOf<typeof validateFields> {}

/** Paystack's verification endpoints, each stated once for both kinds of client. */
export class VerificationAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Tells whose a bank account is.
   *
   * Python: `resolve_account_number` · Paystack: https://paystack.com/docs/api/verification/#resolve-account
   *
   * @param accountNumber - the number of the account.
   */
  resolveAccountNumber(
    accountNumber: string,
    params: ResolveAccountNumberParams,
    options?: Options<M>,
  ): Reply<M, ResolvedAccount> {
    return this.call('GET', '/bank/resolve', resolveFields, { accountNumber }, params, options);
  }

  /**
   * Checks whether a bank account belongs to somebody. `data.verified` tells the result.
   *
   * Python: `validate_account` · Paystack: https://paystack.com/docs/api/verification/#validate-account
   *
   * @param accountName - the name of the account's holder.
   */
  validateAccount(
    accountName: string,
    params: ValidateAccountParams,
    options?: Options<M>,
  ): Reply<M, AccountValidation> {
    return this.call('POST', '/bank/validate', validateFields, { accountName }, params, options);
  }

  /**
   * Tells which bank a card is of, and of what kind the card is.
   *
   * Python: `resolve_card_bin` · Paystack: https://paystack.com/docs/api/verification/#resolve-card
   *
   * @param bin - the first six digits of the card's number.
   */
  resolveCardBin(bin: string, options?: Options<M>): Reply<M, CardBin> {
    return this.call('GET', '/decision/bin/{bin}', {}, { bin }, null, options);
  }
}

/** Paystack's verification as blocking calls. Mirrors `pypaystack2.api.Verification`. */
export class Verification extends blocking(VerificationAPI<'blocking'>) {}

/** Paystack's verification as promises. Mirrors `pypaystack2.api.AsyncVerification`. */
export class AsyncVerification extends promising(VerificationAPI<'async'>) {}
