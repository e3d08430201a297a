import { ensure, memberCheck } from './checks';

/** Any text, beside the members of an enum. Written so that an editor still offers the members. */
export type OtherText = string & Record<never, never>;

/** A member of an enum that is open: Paystack may know more values than this version of the library. */
export type Open<Members extends Readonly<Record<string, string>>> = Members[keyof Members] | OtherText;

/**
 * Who a bank account belongs to: a person, or a business. Both `AccountType.PERSONAL` and the plain `'personal'` are
 * accepted. Python: `pypaystack2.utils.AccountType`.
 */
export const AccountType = {
  PERSONAL: 'personal',
  BUSINESS: 'business',
} as const;
export type AccountType = Open<typeof AccountType>;

/**
 * Kinds of bank: in Ghana those reached by GhIPSS (Paystack spells it `ghipps` here) and mobile money, in Nigeria
 * `NUBAN`, in Kenya `KEPSS`, in South Africa `BASA`. Both `BankType.GHIPPS` and the plain `'ghipps'` are accepted.
 * Python: `pypaystack2.utils.BankType`, which has the first two.
 */
export const BankType = {
  GHIPPS: 'ghipps',
  MOBILE_MONEY: 'mobile_money',
  NUBAN: 'nuban',
  KEPSS: 'kepss',
  BASA: 'basa',
} as const;
export type BankType = Open<typeof BankType>;

/**
 * States of a bulk charge. Both `BulkChargeStatus.ACTIVE` and the plain `'active'` are accepted. Python:
 * `BulkChargeStatus` of pypaystack2 3.x.
 */
export const BulkChargeStatus = {
  ACTIVE: 'active',
  PAUSED: 'paused',
  COMPLETE: 'complete',
} as const;
export type BulkChargeStatus = Open<typeof BulkChargeStatus>;

/**
 * Who bears the fees of a transaction. Both `Bearer.ACCOUNT` and the plain `'account'` are accepted. Python:
 * `pypaystack2.utils.Bearer`.
 */
export const Bearer = {
  ACCOUNT: 'account',
  SUB_ACCOUNT: 'subaccount',
  ALL_PROPORTIONAL: 'all-proportional',
  ALL: 'all',
} as const;
export type Bearer = Open<typeof Bearer>;

/**
 * Ways in which a customer can pay. Both `Channel.CARD` and the plain `'card'` are accepted. Python:
 * `pypaystack2.utils.Channel`.
 */
export const Channel = {
  CARD: 'card',
  BANK: 'bank',
  USSD: 'ussd',
  QR: 'qr',
  MOBILE_MONEY: 'mobile_money',
  BANK_TRANSFER: 'bank_transfer',
  EFT: 'eft',
  APPLE_PAY: 'apple_pay',
  PAYATTITUDE: 'payattitude',
  CAPITEC_PAY: 'capitec_pay',
} as const;
export type Channel = Open<typeof Channel>;

/**
 * Countries in which Paystack works, as ISO 3166 codes. Both `Country.NIGERIA` and the plain `'NG'` are accepted.
 * Python: `pypaystack2.utils.Country`.
 */
export const Country = {
  NIGERIA: 'NG',
  GHANA: 'GH',
  SOUTH_AFRICA: 'ZA',
  KENYA: 'KE',
  COTE_D_IVOIRE: 'CI',
  EGYPT: 'EG',
  RWANDA: 'RW',
} as const;
export type Country = Open<typeof Country>;

/**
 * Currencies of Paystack, as ISO 4217 codes. Both `Currency.NGN` and the plain `'NGN'` are accepted. Python:
 * `pypaystack2.utils.Currency`.
 */
export const Currency = {
  NGN: 'NGN',
  GHS: 'GHS',
  ZAR: 'ZAR',
  USD: 'USD',
  KES: 'KES',
  XOF: 'XOF',
  EGP: 'EGP',
  RWF: 'RWF',
} as const;
export type Currency = Open<typeof Currency>;

/**
 * States of a dispute. Both `DisputeStatus.PENDING` and the plain `'pending'` are accepted. Python:
 * `pypaystack2.utils.DisputeStatus`.
 */
export const DisputeStatus = {
  PENDING: 'pending',
  RESOLVED: 'resolved',
  AWAITING_BANK_FEEDBACK: 'awaiting-bank-feedback',
  AWAITING_MERCHANT_FEEDBACK: 'awaiting-merchant-feedback',
  ARCHIVED: 'archived',
} as const;
export type DisputeStatus = Open<typeof DisputeStatus>;

/**
 * Documents by which the holder of a bank account is identified. Both `Document.IDENTITY_NUMBER` and the plain
 * `'identityNumber'` are accepted. Python: `pypaystack2.utils.Document`.
 */
export const Document = {
  IDENTITY_NUMBER: 'identityNumber',
  PASSPORT_NUMBER: 'passportNumber',
  BUSINESS_REGISTRATION_NUMBER: 'businessRegistrationNumber',
} as const;
export type Document = Open<typeof Document>;

/**
 * Which of Paystack's two modes a record belongs to, as `domain` has it. Python: `Domain` of pypaystack2 3.x.
 */
export const Domain = {
  LIVE: 'live',
  TEST: 'test',
} as const;
export type Domain = Open<typeof Domain>;

/**
 * Gateways of a bank that take a direct debit mandate. Both `Gateway.EMANDATE` and the plain `'emandate'` are
 * accepted. Python: `pypaystack2.utils.Gateway`.
 */
export const Gateway = {
  EMANDATE: 'emandate',
  DIGITALBANKMANDATE: 'digitalbankmandate',
} as const;
export type Gateway = Open<typeof Gateway>;

/**
 * HTTP methods that a request can have. Both `HTTPMethod.GET` and the plain `'GET'` are accepted. Python:
 * `pypaystack2.utils.HTTPMethod`.
 */
export const HTTPMethod = {
  GET: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  OPTIONS: 'OPTIONS',
  HEAD: 'HEAD',
} as const;
export type HTTPMethod = (typeof HTTPMethod)[keyof typeof HTTPMethod];

/**
 * Ways to check who a customer is: by Bank Verification Number alone, or by a bank account with it. Both
 * `Identification.BVN` and the plain `'bvn'` are accepted. Python: `pypaystack2.utils.Identification`.
 */
export const Identification = {
  BVN: 'bvn',
  BANK_ACCOUNT: 'bank_account',
} as const;
export type Identification = Open<typeof Identification>;

/**
 * How often a plan charges. Both `Interval.HOURLY` and the plain `'hourly'` are accepted. Python:
 * `pypaystack2.utils.Interval`.
 */
export const Interval = {
  HOURLY: 'hourly',
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  QUARTERLY: 'quarterly',
  BIANNUALLY: 'biannually',
  ANNUALLY: 'annually',
} as const;
export type Interval = (typeof Interval)[keyof typeof Interval];

/**
 * Makes sure that a value is an interval of plans, in upper or lower case, and returns the member of `Interval`. For
 * values of unknown origin, such as the fields of a form.
 *
 * Python: `pypaystack2.utils.validate_interval`, which refuses `quarterly` and `biannually`, and returns the value in
 * the case in which it was given.
 *
 * @param interval - such as `monthly` or `Monthly`.
 * @returns the interval in lower case, as `create` of `Plan` takes it.
 * @throws InvalidDataException for anything but a member of `Interval`.
 */
export function validateInterval(interval: unknown): Interval {
  const member = typeof interval === 'string' ? interval.toLowerCase() : interval;
  ensure('interval', member, memberCheck(Interval));
  return member as Interval;
}

/**
 * What a one-time password is sent again for. Both `Reason.RESEND_OTP` and the plain `'resend_otp'` are accepted.
 * Python: `pypaystack2.utils.Reason`.
 */
export const Reason = {
  RESEND_OTP: 'resend_otp',
  TRANSFER: 'transfer',
  DISABLE_OTP: 'disable_otp',
} as const;
export type Reason = Open<typeof Reason>;

/**
 * Kinds of account that a transfer can go to. Both `RecipientType.NUBAN` and the plain `'nuban'` are accepted. Python:
 * `pypaystack2.utils.RecipientType`.
 */
export const RecipientType = {
  NUBAN: 'nuban',
  MOBILE_MONEY: 'mobile_money',
  BASA: 'basa',
  GHIPSS: 'ghipss',
  KEPSS: 'kepss',
  AUTHORIZATION: 'authorization',
} as const;
export type RecipientType = Open<typeof RecipientType>;

/**
 * How a merchant answers a dispute. Both `Resolution.MERCHANT_ACCEPTED` and the plain `'merchant-accepted'` are
 * accepted. Python: `pypaystack2.utils.Resolution`.
 */
export const Resolution = {
  MERCHANT_ACCEPTED: 'merchant-accepted',
  DECLINED: 'declined',
} as const;
export type Resolution = Open<typeof Resolution>;

/**
 * What Paystack does with a customer's payments: the usual fraud rules (`DEFAULT`), let them pass (`WHITELIST`) or
 * refuse them (`BLACKLIST`). Both `RiskAction.DEFAULT` and the plain `'default'` are accepted. Python:
 * `pypaystack2.utils.RiskAction`.
 */
export const RiskAction = {
  DEFAULT: 'default',
  WHITELIST: 'allow',
  BLACKLIST: 'deny',
} as const;
export type RiskAction = (typeof RiskAction)[keyof typeof RiskAction];

/**
 * When a subaccount is paid out. Both `Schedule.AUTO` and the plain `'auto'` are accepted. Python:
 * `pypaystack2.utils.Schedule`.
 */
export const Schedule = {
  AUTO: 'auto',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  MANUAL: 'manual',
} as const;
export type Schedule = Open<typeof Schedule>;

/**
 * How a transaction is shared: by percentage, or by fixed amounts. Both `Split.PERCENTAGE` and the plain
 * `'percentage'` are accepted. Python: `pypaystack2.utils.Split`.
 */
export const Split = {
  PERCENTAGE: 'percentage',
  FLAT: 'flat',
} as const;
export type Split = Open<typeof Split>;

/**
 * States of a charge, a plan or a payment request by which lists are filtered. Both `Status.PENDING` and the plain
 * `'pending'` are accepted. Python: `pypaystack2.utils.Status`.
 */
export const Status = {
  PENDING: 'pending',
  SUCCESS: 'success',
  FAILED: 'failed',
} as const;
export type Status = Open<typeof Status>;

/**
 * Kinds of relationship that `getCountries` gives, as `type` has it. Python: `SupportedCountryRelationshipType` of
 * pypaystack2 3.x.
 */
export const SupportedCountryRelationshipType = {
  CURRENCY: 'currency',
  INTEGRATION_FEATURE: 'integration_feature',
  INTEGRATION_TYPE: 'integration_type',
  PAYMENT_METHOD: 'payment_method',
} as const;
export type SupportedCountryRelationshipType = Open<typeof SupportedCountryRelationshipType>;

/**
 * Kinds of event that a Terminal is sent. Both `TerminalEvent.TRANSACTION` and the plain `'transaction'` are accepted.
 * Python: `pypaystack2.utils.TerminalEvent`.
 */
export const TerminalEvent = {
  TRANSACTION: 'transaction',
  INVOICE: 'invoice',
} as const;
export type TerminalEvent = (typeof TerminalEvent)[keyof typeof TerminalEvent];

/**
 * What a Terminal is to do on an event: `PROCESS` or `PRINT` a transaction, `PROCESS` or `VIEW` an invoice. Both
 * `TerminalEventAction.PROCESS` and the plain `'process'` are accepted. Python:
 * `pypaystack2.utils.TerminalEventAction`.
 */
export const TerminalEventAction = {
  PROCESS: 'process',
  VIEW: 'view',
  PRINT: 'print',
} as const;
export type TerminalEventAction = (typeof TerminalEventAction)[keyof typeof TerminalEventAction];

/**
 * States of a transaction by which lists are filtered. Both `TransactionStatus.FAILED` and the plain `'failed'` are
 * accepted. Python: `pypaystack2.utils.TransactionStatus`.
 */
export const TransactionStatus = {
  FAILED: 'failed',
  SUCCESS: 'success',
  ABANDONED: 'abandoned',
  REVERSED: 'reversed',
} as const;
export type TransactionStatus = Open<typeof TransactionStatus>;
