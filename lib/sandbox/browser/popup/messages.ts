/** A customer, as the checkout shows it to the shop's page. */
export interface PopupCustomer {
  id: number;
  email: string;
  customer_code: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
}

/** What `onLoad` gets. */
export interface LoadedTransaction {
  id: number;
  customer: PopupCustomer;
  accessCode: string;
}

/** What `onSuccess` gets, and `callback` of version 1. */
export interface PaidTransaction {
  id: number;
  reference: string;
  message: string;
  status: 'success';
  /** The id as text. */
  trans: string;
  /** The id as text. */
  transaction: string;
  /** The reference once more. */
  trxref: string;
  redirecturl: string;
}

/** What `onError` gets. */
export interface PopupError {
  message: string;
}

/** What the frame tells the shop's page. `@paystack/inline-js` knows these events, too. */
export type FrameEvent =
  | { event: 'loaded:checkout' }
  | { event: 'loaded:transaction'; data: LoadedTransaction }
  | { event: 'error'; data: PopupError & { type: 'setup' } }
  | { event: 'close'; data: { status: 'abandoned' } }
  | { event: 'success'; data: PaidTransaction };

/** Parameters of a transaction, by the names that they have on the wire. */
export type WireParameters = Readonly<Record<string, unknown>>;

/** What the shop's page tells the frame. */
export type PageMessage =
  { type: 'inline:url'; path: 'newTransaction'; params: WireParameters } | 'render' | 'close';
