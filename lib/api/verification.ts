import { AccountType, Country, Document } from '../arguments/enums';
import {
  type ParamsOf,
  oneOf,
  positional,
  required,
  secretIdentifier,
  secretText,
  text,
} from '../arguments/fields';
import type { Mode, Options, Reply } from '../call/mode';
import type { AccountValidation, CardBin, ResolvedAccount } from '../records/verification';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';

const accountNumber = secretText();

const bankFields = {
  /** Code of the bank, as `Miscellaneous.getBanks` gives it. */
  bankCode: required(text()),
};

const binFields = { bin: positional(secretIdentifier()) };

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

/** Parameters of `resolveAccountNumber`. */
export interface ResolveAccountNumberParams extends ParamsOf<typeof resolveFields> {}

/** Parameters of `validateAccount`. */
export interface ValidateAccountParams extends ParamsOf<typeof validateFields> {}

/** Implemented once; `Verification` blocks, `AsyncVerification` returns promises. */
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
    return this.call('GET /bank/resolve', {
      first: { accountNumber },
      fields: resolveFields,
      params,
      options,
    });
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
    return this.call('POST /bank/validate', {
      first: { accountName },
      fields: validateFields,
      params,
      options,
    });
  }

  /**
   * Tells which bank a card is of, and of what kind the card is.
   *
   * Python: `resolve_card_bin` · Paystack: https://paystack.com/docs/api/verification/#resolve-card
   *
   * @param bin - the first six digits of the card's number.
   */
  resolveCardBin(bin: string, options?: Options<M>): Reply<M, CardBin> {
    return this.call('GET /decision/bin/{bin}', { first: { bin }, fields: binFields, options });
  }
}

/** Paystack's verification as blocking calls. Python: `pypaystack2.api.Verification`. */
export class Verification extends blocking(VerificationAPI<'blocking'>) {}

/** Paystack's verification as promises. Python: `pypaystack2.api.AsyncVerification`. */
export class AsyncVerification extends promising(VerificationAPI<'async'>) {}
