import { byCurrency } from './amounts';
import { isPaid, valueOf } from './orders';
import type { StorefrontProduct, StorefrontRecord } from '../../records/storefront';
import { pick } from '../core/plain';
import type { StoredOrder, StoredStorefront } from '../core/records/commerce';
import type { World } from '../core/world';

export function detailed(storefront: StoredStorefront, world: World): StorefrontRecord {
  return {
    social_media: [],
    contacts: [],
    ...pick(storefront, 'name', 'slug', 'currency'),
    welcome_message: null,
    success_message: null,
    redirect_url: null,
    description: storefront.description,
    delivery_note: 'disabled',
    background_color: '#F5F5F5',
    status: storefront.status,
    shippable: false,
    ...pick(storefront, 'integration', 'domain'),
    digital_product_expiry: null,
    metadata: null,
    ...pick(storefront, 'id', 'createdAt', 'updatedAt'),
    products: productsOf(storefront, world),
    shipping_fees: [],
  };
}

export function productsOf(storefront: StoredStorefront, world: World): StorefrontProduct[] {
  return storefront.products.flatMap((id) => {
    const product = world.products.withId(id);
    return product ? [pick(product, 'id', 'name', 'description', 'price', 'currency', 'active')] : [];
  });
}

/** The orders with a product of a storefront. */
export function ordersOf(storefront: StoredStorefront): (order: StoredOrder) => boolean {
  return ({ items }) => items.some(({ product }) => storefront.products.includes(product));
}

export function listed(storefront: StoredStorefront, world: World): StorefrontRecord {
  return {
    ...pick(storefront, 'id', 'name', 'slug', 'description', 'status', 'currency', 'createdAt', 'updatedAt'),
    orders_count: world.orders.oldestFirst.filter(ordersOf(storefront)).length,
    revenue: revenueOf(storefront, world),
    products: productsOf(storefront, world),
    contacts: [],
    social_media: [],
    shipping_fees: [],
  };
}

/** Makes the meta of the list of a storefront's products. */
export function metaOf({ products }: StoredStorefront) {
  const total = products.length;
  return { product_count: total, total, skipped: 0, perPage: 50, page: 1, pageCount: Math.ceil(total / 50) };
}

/** What came in for the products of a storefront, by currency; `null` before the first payment. */
function revenueOf(storefront: StoredStorefront, world: World): Record<string, number> | null {
  const paid = world.orders.oldestFirst.filter((order) => isPaid(order) && ordersOf(storefront)(order));
  if (paid.length === 0) return null;
  const values = byCurrency(paid.map((order) => ({ currency: order.currency, amount: valueOf(order) })));
  return Object.fromEntries(values.map(({ currency, amount }) => [currency, amount]));
}
