import type { PaymentCustomer } from './customer';
import type { VerifiedTransaction } from './transaction';

/** How far a charge has come. Once it is paid, this is the transaction; before that, it is what the next step needs. */
export interface ChargeState extends Partial<Omit<VerifiedTransaction, 'status' | 'customer'>> {
  /**
   * `success` only if it was paid. `send_pin`, `send_otp`, `send_phone`, `send_birthday` and `send_address` ask for the
   * method that submits it. With `open_url`, `pay_offline` and `pending_bank_transfer` the customer goes on elsewhere.
   * With `pending`, check the charge after 10 seconds or more. `failed` and `timeout` are final.
   */
  readonly status: string;
  readonly customer?: Partial<PaymentCustomer>;
  /** What to tell the customer. */
  readonly display_text?: string;
  /** With `open_url`: the page to which the customer is sent. */
  readonly url?: string;
  readonly redirect_url?: string | null;
  /** With `pay_offline`: what the customer dials. */
  readonly ussd_code?: string;
  /** With `pay_offline`: what the customer scans. */
  readonly qr_code?: string;
  /** With `send_address`: country of the card. */
  readonly country_code?: string;
  /** With `pending_bank_transfer`: where the customer sends the money. */
  readonly account_number?: string;
  readonly account_name?: string;
  readonly account_reference?: string;
  readonly account_expires_at?: string | null;
  readonly bank?: Readonly<Record<string, unknown>>;
}
