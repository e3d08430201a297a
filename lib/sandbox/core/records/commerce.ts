import type { RequestedItem, RequestedTax } from '../../../records/payment-request';
import type { Metadata } from '../../../records/metadata';
import type { Owned } from './owned';
/** An order as the sandbox keeps it. */
export interface StoredOrder extends Owned {
  order_code: string;
  email: string;
  /** Id of the customer. */
  customer: number;
  currency: string;
  /** `pending` until it is paid, then `success`. */
  status: string;
  items: { product: number; name: string; quantity: number; amount: number }[];
  shipping: {
    street_line: string;
    city: string;
    state: string;
    country: string;
    shipping_fee: number;
  } | null;
  /** Id of the transaction that paid it. */
  transaction: number | null;
  paid_at: string | null;
  isGift: boolean;
  payForMe: boolean;
}

/** A payment page as the sandbox keeps it. */
export interface StoredPage extends Owned {
  name: string;
  description: string | null;
  /** Subunits; `null` where the payer chooses. */
  amount: number | null;
  currency: string;
  slug: string;
  type: string;
  plan: number | null;
  custom_fields: Readonly<Record<string, unknown>>[] | null;
  redirect_url: string | null;
  success_message: string | null;
  notification_email: string | null;
  split_code: string | null;
  collect_phone: boolean;
  active: boolean;
  metadata: Metadata;
  /** Ids of the products. */
  products: number[];
}

/** A payment request as the sandbox keeps it. */
export interface StoredPaymentRequest extends Owned {
  /** Subunits. Where there are line items, this is their sum, with taxes. */
  amount: number;
  currency: string;
  due_date: string | null;
  has_invoice: boolean;
  invoice_number: number | null;
  description: string | null;
  line_items: RequestedItem[];
  tax: RequestedTax[];
  discount: null;
  split_code: string | null;
  request_code: string;
  /** `draft`, `pending` or `success`. */
  status: string;
  paid: boolean;
  paid_at: string | null;
  metadata: Metadata;
  notifications: { sent_at: string; channel: string }[];
  offline_reference: string;
  /** Id of the customer. */
  customer: number;
  archived: boolean;
}

/** A product as the sandbox keeps it. */
export interface StoredProduct extends Owned {
  name: string;
  description: string;
  product_code: string;
  slug: string;
  currency: string;
  /** Subunits. */
  price: number;
  quantity: number;
  quantity_sold: number;
  unlimited: boolean;
  active: boolean;
  metadata: Metadata;
}

/** A storefront as the sandbox keeps it. */
export interface StoredStorefront extends Owned {
  name: string;
  slug: string;
  description: string | null;
  currency: string;
  /** `inactive` until it is published. */
  status: string;
  /** Ids of the products. */
  products: number[];
  isDeleted: boolean;
}

/** A terminal as the sandbox keeps it. */
export interface StoredTerminal extends Owned {
  serial_number: string;
  device_make: string | null;
  terminal_id: string;
  name: string;
  address: string | null;
  status: string;
  /** Ids of the events that were sent to it. */
  events: string[];
  /** Whether it belongs to the integration. */
  isCommissioned: boolean;
}

/** A virtual terminal as the sandbox keeps it. */
export interface StoredVirtualTerminal extends Owned {
  code: string;
  name: string;
  active: boolean;
  metadata: Metadata;
  currency: string;
  split_code: string | null;
  destinations: { target: string; type: string; name: string; created_at: string }[];
}
