import type { Metadata } from './metadata';

/** A file that belongs to a product. */
export interface ProductFile {
  readonly key: string;
  /** Such as `image`. */
  readonly type: string;
  /** URL of the file. */
  readonly path: string;
  readonly original_filename: string;
}

/** How a product reaches the customer. */
export interface ShippingFields {
  /** `disabled` or `optional`; empty where nothing was chosen. */
  readonly delivery_note?: string;
  readonly shipping_address?: string;
  readonly shipping_fees?: readonly {
    readonly region: string;
    /** In the currency's subunit. */
    readonly fee: number;
    readonly currency: string;
  }[];
}

/** What all replies say of a product. */
export interface ProductRecord {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly product_code: string;
  readonly name: string;
  readonly description: string;
  /** In the currency's subunit. */
  readonly price: number;
  readonly currency: string;
  /** How many there are in stock. */
  readonly quantity: number;
  readonly quantity_sold: number | null;
  /** Whether the stock never ends. */
  readonly unlimited: boolean;
  readonly in_stock: boolean;
  readonly active: boolean;
  /** Such as `good`. */
  readonly type: string;
  readonly is_shippable: boolean;
  readonly shipping_fields?: ShippingFields;
  readonly metadata: Metadata;
  readonly slug?: string;
  readonly files?: readonly ProductFile[] | null;
  /** How many a customer has to order at least. */
  readonly minimum_orderable?: number;
  /** How many a customer can order at most; `null` for no limit. */
  readonly maximum_orderable?: number | null;
  readonly success_message?: string | null;
  readonly redirect_url?: string | null;
  readonly split_code?: string | null;
  readonly notification_emails?: unknown;
  /** 1 or 0 in a list. */
  readonly low_stock_alert?: boolean | number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A product, as `create` returns it. */
export interface CreatedProduct extends ProductRecord {
  readonly slug: string;
  readonly variants?: readonly unknown[];
  readonly variants_options?: readonly unknown[];
  readonly deleted_at?: string | null;
}

/** A product in a list. */
export interface ProductSummary extends ProductRecord {
  readonly slug: string;
  readonly shipping_fields: ShippingFields;
  readonly files: readonly ProductFile[];
  readonly digital_assets: readonly unknown[];
  readonly variant_options: readonly unknown[];
}

/** A product, with all its fields. */
export interface ProductDetails extends ProductRecord {
  readonly slug: string;
  readonly shipping_fields: ShippingFields;
  readonly digital_assets: readonly unknown[];
  readonly file_path: string | null;
  readonly features: unknown;
  readonly stock_threshold: unknown;
  readonly expires_in: unknown;
}

/** A product that was updated, as Paystack sends it. */
export interface UpdatedProduct extends ProductRecord {
  readonly file_path: string | null;
  readonly image_path?: string | null;
  readonly features: unknown;
  readonly stock_threshold?: unknown;
  readonly expires_in?: unknown;
}
