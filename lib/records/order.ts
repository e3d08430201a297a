import type { Metadata } from './metadata';

/** The person who ordered, or who pays. */
export interface OrderingCustomer {
  readonly id?: number;
  readonly email: string;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly customer_code?: string;
  readonly phone?: string | null;
  readonly metadata?: Metadata;
  readonly risk_action?: string;
  readonly international_format_phone?: string | null;
}

/** A product in an order, in Paystack's samples. */
export interface OrderedProduct {
  readonly product: { readonly id: number; readonly name: string };
  readonly quantity: number;
  /** In the currency's subunit. */
  readonly amount: number;
}

/**
 * An order. Paystack's samples and its description of the API have different fields: look for either name of a field.
 * Amounts are in the currency's subunit.
 */
export interface OrderRecord {
  readonly id: number;
  readonly amount: number;
  readonly currency: string;
  /** Such as `pending` or `success`. */
  readonly status: string;
  /** The order's code in samples. */
  readonly code?: string;
  /** The order's code in the description. */
  readonly order_code?: string;
  /** The customer; in a list perhaps their id. */
  readonly customer?: OrderingCustomer | number;
  readonly createdAt?: string;
  /** When it was created, in a list in the description. */
  readonly created_at?: string;
  readonly updatedAt?: string;
  readonly updated_at?: string;
  /** What was ordered, in samples. */
  readonly line_items?: readonly OrderedProduct[];
  /** What was ordered, in the description. */
  readonly items?: readonly unknown[];
  /** Whether it can be paid, in the sample of `validate`. */
  readonly valid?: boolean;
  /** The integration's id; what there is to know of it in `validate`. */
  readonly integration?: number | Readonly<Record<string, unknown>>;
  readonly domain?: string;
  readonly email?: string;
  readonly customer_name?: string;
  readonly transaction?: number | null;
  readonly page?: unknown;
  readonly paid_at?: string | null;
  readonly expiration_date?: string | null;
  readonly refunded?: boolean;
  readonly fully_refunded?: boolean;
  readonly refunded_amount?: number | null;
  readonly discount_amount?: number | null;
  readonly discounts?: unknown;
  readonly shipping?: Readonly<Record<string, unknown>> | null;
  readonly shipping_address?: unknown;
  readonly shipping_fees?: number;
  readonly shipping_method?: unknown;
  readonly is_viewed?: boolean;
  readonly is_gift?: boolean;
  /** Whether somebody else pays. */
  readonly pay_for_me?: boolean;
  /** What `validate` takes. */
  readonly pay_for_me_code?: string;
  readonly payer?: OrderingCustomer | null;
  readonly metadata?: Metadata;
}

/**
 * An order of one product. Samples have the fields of any order; the description also has the product.
 * Amounts are in the currency's subunit.
 */
export interface ProductOrder extends Omit<OrderRecord, 'id' | 'is_viewed' | 'customer'> {
  /** The order's id in samples. */
  readonly id?: number;
  /** The order's id in the description. */
  readonly order_id?: number;
  readonly customer?: OrderingCustomer | number;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly phone?: string;
  readonly product_id?: number;
  readonly product_code?: string;
  readonly product_name?: string;
  readonly price?: number;
  readonly quantity?: number;
  readonly quantity_sold?: number;
  readonly amount_paid?: number;
  readonly variant_id?: number | null;
  readonly variant_price?: number | null;
  readonly variant_code?: string | null;
  readonly is_viewed?: boolean | number;
  readonly is_shipped?: boolean;
  readonly delivery_note?: string | null;
  readonly shipping_fee?: number | null;
  readonly storefront_slug?: string;
}
