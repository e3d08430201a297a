import type { Metadata } from './metadata';

/**
 * A storefront. Paystack's samples have only the description, the status and the dates; its description of the API
 * has all other fields.
 */
export interface StorefrontRecord {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  /** `active` or `inactive`. */
  readonly status: string;
  readonly currency: string;
  readonly description?: string | null;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly products?: readonly unknown[];
  readonly contacts?: readonly unknown[];
  readonly social_media?: readonly unknown[];
  readonly shipping_fees?: readonly unknown[];
  /** In a list. */
  readonly orders_count?: number;
  /** In a list. */
  readonly revenue?: unknown;
  readonly integration?: number;
  readonly domain?: string;
  readonly welcome_message?: string | null;
  readonly success_message?: string | null;
  readonly redirect_url?: string | null;
  readonly delivery_note?: string;
  readonly background_color?: string;
  readonly shippable?: boolean;
  readonly digital_product_expiry?: unknown;
  readonly metadata?: Metadata;
}

/** A product in a storefront, as Paystack sends it. */
export interface StorefrontProduct {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** In the currency's subunit. */
  readonly price: number;
  readonly currency: string;
  readonly active: boolean;
}
