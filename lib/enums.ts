/**
 * HTTP methods that a request can have. Both `HTTPMethod.GET` and the plain `'GET'` are accepted.
 * Mirrors `pypaystack2.utils.HTTPMethod`.
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
 * Countries whose identity documents Paystack can check, as ISO 3166 codes. Both `Country.NIGERIA` and
 * the plain `'NG'` are accepted. Mirrors `pypaystack2.utils.Country`.
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
export type Country = (typeof Country)[keyof typeof Country];

/**
 * What Paystack does with a customer's payments: the usual fraud rules (`DEFAULT`), let them pass
 * (`WHITELIST`) or refuse them (`BLACKLIST`). Mirrors `pypaystack2.utils.RiskAction`.
 */
export const RiskAction = {
  DEFAULT: 'default',
  WHITELIST: 'allow',
  BLACKLIST: 'deny',
} as const;
export type RiskAction = (typeof RiskAction)[keyof typeof RiskAction];

/**
 * Ways to check who a customer is: by Bank Verification Number alone, or by a bank account with it.
 * Mirrors `pypaystack2.utils.Identification`.
 */
export const Identification = {
  BVN: 'bvn',
  BANK_ACCOUNT: 'bank_account',
} as const;
export type Identification = (typeof Identification)[keyof typeof Identification];
