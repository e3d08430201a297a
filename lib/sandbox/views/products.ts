import type { StoredProduct } from '../core/records/commerce';

/** Returns what all endpoints show of a product. */
export function base(product: StoredProduct) {
  const { unlimited, quantity } = product;
  return {
    ...product,
    type: 'good',
    in_stock: unlimited || quantity > 0,
    is_shippable: false,
    shipping_fields: { delivery_note: 'disabled', shipping_address: '', shipping_fees: [] },
    minimum_orderable: 1,
    maximum_orderable: null,
    files: [],
  };
}

export const UNSET = {
  success_message: null,
  redirect_url: null,
  split_code: null,
  notification_emails: null,
};

export function detailed(product: StoredProduct) {
  return {
    ...base(product),
    ...UNSET,
    file_path: null,
    features: null,
    low_stock_alert: false,
    stock_threshold: null,
    expires_in: null,
  };
}
