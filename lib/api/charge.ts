import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  json,
  oneOf,
  positional,
  required,
  secretDay,
  secretText,
  text,
} from '../arguments/fields';
import type { Mode, Options, Reply } from '../call/mode';
import type { ChargeState } from '../records/charge';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { mainShareFields, paymentFields, sharingFields } from './payment-fields';

const chargeFields = {
  email: positional(text()),
  /** What to charge, in the currency's subunit. */
  amount: required(amount()),
  /** A bank account: `{ code, account_number }`, or what its bank takes in place of them. */
  bank: json(),
  /** A transfer by the customer: `{ account_expires_at }`, or `{}` for 8 hours. */
  bankTransfer: json(),
  /** A code for the customer to dial: `{ type: '737' }`. */
  ussd: json(),
  /** A wallet: `{ phone, provider }`. */
  mobileMoney: json(),
  /** A code for the customer to scan: `{ provider: 'scan-to-pay' }`. */
  qr: json(),
  /** An instant transfer in South Africa: `{ provider: 'ozow' }`. */
  eft: json(),
  /** Code of an authorization, such as `AUTH_72btv547`. */
  authCode: text('authorization_code'),
  /** The customer's PIN of 4 digits, with an authorization that is not reusable. */
  pin: secretText(),
  /** The customer's birthday: a Date, or YYYY-MM-DD; where a bank account takes it. */
  birthday: secretDay(),
  ...paymentFields,
  /** What the customer's device is called: letters, digits and `-`, `.`, `=`. */
  deviceId: text(),
  /** The currency of the amount. Paystack takes that of the integration if this is not given. */
  currency: oneOf(Currency),
  ...sharingFields,
  ...mainShareFields,
};

const referenceField = {
  /** What the charge is called. */
  reference: required(text()),
};

const pinFields = { pin: positional(secretText()), ...referenceField };

const otpFields = { otp: positional(secretText()), ...referenceField };

const phoneFields = { phone: positional(secretText()), ...referenceField };

const birthdayFields = { birthday: positional(secretDay()), ...referenceField };

const addressFields = {
  address: positional(text()),
  ...referenceField,
  city: required(text()),
  /** One of those that `getStates` of `Miscellaneous` gives. */
  state: required(text()),
  zipcode: required(text('zip_code')),
};

/** Parameters of `charge`. */
export interface ChargeParams extends ParamsOf<typeof chargeFields> {}

/** Parameters of `submitPin` and `submitOtp` and `submitPhone` and `submitBirthday`. */
export interface SubmitParams extends ParamsOf<typeof referenceField> {}

/** Parameters of `setAddress`. */
export interface SetAddressParams extends ParamsOf<typeof addressFields> {}

/**
 * Paystack's charge endpoints, each stated once for both kinds of client. All but the last send what the customer
 * gave, and reply with `data.status`: what to do next. It is paid only if that is `success`: the reply's own `status` is
 * true also for a payment that failed.
 */
export class ChargeAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Begins a charge by the channel of your choice; give one. `data.status` says what to do next. Paystack refuses a
   * `reference` that it knows. If the reply is lost, check the charge by its reference before another one begins: the
   * library itself never sends a charge again that may have arrived.
   *
   * Python: `charge` · Paystack: https://paystack.com/docs/api/charge/#create
   *
   * @param email - the customer's email address.
   */
  charge(email: string, params: ChargeParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge', { first: { email }, fields: chargeFields, params, options });
  }

  /**
   * Goes on with a charge whose `data.status` is `send_pin`.
   *
   * Python: `submit_pin` · Paystack: https://paystack.com/docs/api/charge/#submit-pin
   *
   * @param pin - the customer's PIN.
   */
  submitPin(pin: string, params: SubmitParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge/submit_pin', { first: { pin }, fields: pinFields, params, options });
  }

  /**
   * Goes on with a charge whose `data.status` is `send_otp`.
   *
   * Python: `submit_otp` · Paystack: https://paystack.com/docs/api/charge/#submit-otp
   *
   * @param otp - the one-time password that the customer received.
   */
  submitOtp(otp: string, params: SubmitParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge/submit_otp', { first: { otp }, fields: otpFields, params, options });
  }

  /**
   * Goes on with a charge whose `data.status` is `send_phone`.
   *
   * Python: `submit_phone` · Paystack: https://paystack.com/docs/api/charge/#submit-phone
   *
   * @param phone - the customer's phone number.
   */
  submitPhone(phone: string, params: SubmitParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge/submit_phone', { first: { phone }, fields: phoneFields, params, options });
  }

  /**
   * Goes on with a charge whose `data.status` is `send_birthday`.
   *
   * Python: `submit_birthday` · Paystack: https://paystack.com/docs/api/charge/#submit-birthday
   *
   * @param birthday - the customer's birthday: a Date, of which the day in UTC is sent, or YYYY-MM-DD.
   */
  submitBirthday(birthday: string | Date, params: SubmitParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge/submit_birthday', {
      first: { birthday },
      fields: birthdayFields,
      params,
      options,
    });
  }

  /**
   * Goes on with a charge whose `data.status` is `send_address`.
   *
   * Python: `set_address` · Paystack: https://paystack.com/docs/api/charge/#submit-address
   *
   * @param address - the customer's street and house.
   */
  setAddress(address: string, params: SetAddressParams, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('POST /charge/submit_address', {
      first: { address },
      fields: addressFields,
      params,
      options,
    });
  }

  /**
   * Tells how far a charge has come: after a `pending`, or after a reply that was lost. Wait 10 seconds before.
   *
   * Python: `check_pending_charge` · Paystack: https://paystack.com/docs/api/charge/#check
   *
   * @param reference - what the charge is called.
   */
  checkPendingCharge(reference: string, options?: Options<M>): Reply<M, ChargeState> {
    return this.call('GET /charge/{reference}', { first: { reference }, options });
  }
}

/**
 * Paystack's charges as blocking calls. Python: `pypaystack2.api.Charge`.
 *
 * @example
 * ```ts
 * const charge = new Charge('sk_test_…');
 * const bank = { code: '057', account_number: '0000000000' };
 * const reply = charge.charge('ada@example.com', { amount: 500_000, bank, reference: 'order-1' });
 * if (reply.status && reply.data.status === 'send_otp') charge.submitOtp('123456', { reference: 'order-1' });
 * ```
 */
export class Charge extends blocking(ChargeAPI<'blocking'>) {}

/** Paystack's charges as promises. Python: `pypaystack2.api.AsyncCharge`. */
export class AsyncCharge extends promising(ChargeAPI<'async'>) {}
