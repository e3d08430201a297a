/** `paymentrequest.*`: a request for a payment. Amounts are in the currency's subunit. */
export interface PaymentRequestEventData {
  readonly id: number;
  readonly domain: string;
  readonly amount: number;
  readonly currency: string;
  readonly due_date: string | null;
  readonly has_invoice: boolean;
  readonly invoice_number: number | null;
  readonly description: string;
  readonly pdf_url: string | null;
  readonly line_items: readonly unknown[];
  readonly tax: readonly unknown[];
  readonly request_code: string;
  readonly status: string;
  readonly paid: boolean;
  readonly paid_at: string | null;
  readonly metadata: unknown;
  readonly notifications: readonly { readonly sent_at: string; readonly channel: string }[];
  /** Digits. */
  readonly offline_reference: string;
  /** The customer's id. */
  readonly customer: number;
  readonly created_at: string;
}
