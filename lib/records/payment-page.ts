import type { Metadata } from './metadata';

/** A product on a payment page. */
export interface PageProduct {
  readonly product_id: number;
  readonly product_code: string;
  readonly name: string;
  readonly description: string;
  /** Id of the page. */
  readonly page: number;
  /** In the currency's subunit. */
  readonly price: number;
  readonly currency: string;
  readonly quantity: number;
  /** Such as `good`. */
  readonly type: string;
  readonly features: unknown;
  /** 1 or 0. */
  readonly is_shippable: number;
  readonly domain: string;
  readonly integration: number;
  /** 1 or 0. */
  readonly active: number;
  /** 1 or 0. */
  readonly in_stock: number;
}

/** A payment page, as Paystack sends it. */
export interface PaymentPageRecord {
  readonly id: number;
  readonly integration: number;
  readonly domain: string;
  readonly name: string;
  readonly description: string | null;
  /** In the currency's subunit; `null` where the customer chooses. */
  readonly amount: number | null;
  readonly currency: string;
  /** The page is at `https://paystack.com/pay/` and this. */
  readonly slug: string;
  readonly active: boolean;
  /** `payment`, `subscription`, `product` or `plan`. */
  readonly type?: string;
  /** Id of the plan to which the page subscribes. */
  readonly plan?: number | null;
  /** What the page asks the customer for. */
  readonly custom_fields?: readonly Readonly<Record<string, unknown>>[] | null;
  readonly redirect_url?: string | null;
  readonly success_message?: string | null;
  readonly collect_phone?: boolean;
  readonly published?: boolean;
  readonly migrate?: boolean | null;
  readonly notification_email?: string | null;
  readonly metadata?: Metadata;
  readonly split_code?: string | null;
  readonly products?: readonly PageProduct[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A payment page, as `create` returns it. What was not given may be missing. */
export interface CreatedPaymentPage extends Omit<PaymentPageRecord, 'description' | 'amount'> {
  readonly description?: string | null;
  readonly amount?: number | null;
  readonly type: string;
  readonly collect_phone: boolean;
  readonly published: boolean;
  readonly migrate: boolean;
}

/** A payment page to which products were added, as Paystack sends it. */
export interface PaymentPageWithProducts extends PaymentPageRecord {
  readonly products: readonly PageProduct[];
}
