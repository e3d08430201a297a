import { Bearer } from '../arguments/enums';
import { amountOrZero, json, oneOf, text } from '../arguments/fields';

/** What a payment is called, and what is kept with it. */
export const paymentFields = {
  /** Letters, digits and `-`, `.`, `=`, `_`; never used before. Default: Paystack makes one. */
  reference: text(),
  /** Anything of your own to keep with the payment, as long as JSON can carry it. */
  metadata: json(),
};

/** Who gets a share of a payment. */
export const sharingFields = {
  /** Code of the subaccount that gets a share, such as `ACCT_8f4s1eq7ml6rlzj`. */
  subaccount: text(),
  /** Who bears Paystack's fees. Paystack takes `Bearer.ACCOUNT` if this is not given. */
  bearer: oneOf(Bearer),
  /** Code of the split by which the payment is shared out, such as `SPL_98WF13Eb3w`. */
  splitCode: text(),
};

/** How much of a payment is not shared out. */
export const mainShareFields = {
  /** What the main account gets in place of its usual share, in the currency's subunit. */
  transactionCharge: amountOrZero('transaction_charge'),
};
