/** How long a customer may take to pay. */
export interface PaymentSession {
  /** In seconds; 0 if there is no limit. */
  readonly payment_session_timeout: number;
}
