import type { OrderRecord } from '../../records/order';
import { customerNamed } from '../core/customers';
import { pick } from '../core/plain';
import type { StoredOrder } from '../core/records/commerce';
import type { StoredCustomer } from '../core/records/customers';
import { BUSINESS, type World } from '../core/world';
import { customerIn } from './customers';

/** The price of an order, with shipping. */
export function valueOf({ items, shipping }: StoredOrder): number {
  const goods = items.reduce((sum, { amount, quantity }) => sum + amount * quantity, 0);
  return goods + (shipping?.shipping_fee ?? 0);
}

/** Whether an order has been paid. */
export function isPaid({ status }: StoredOrder): boolean {
  return status === 'success';
}

/** How much of the payment of an order was given back. */
export function refundedOf({ transaction }: StoredOrder, world: World): number {
  return world.refunds.oldestFirst
    .filter((refund) => refund.transaction === transaction && refund.status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

export function customerOf(order: StoredOrder, world: World): StoredCustomer {
  return customerNamed(world, order.customer);
}

function itemsOf(order: StoredOrder) {
  return order.items.map(({ product, name, quantity, amount }, at) => ({
    order_item_id: order.id * 100 + at,
    orderId: order.id,
    type: 'product',
    item: product,
    current_total_items_price: amount * quantity,
    files: '[]',
    order: order.id,
    amount,
    quantity,
    createdAt: order.createdAt,
    name,
    product_level_type: 'product',
    product_id: product,
    product_success_message: null,
    product_redirect_url: null,
    // These are the names in Paystack's replies.
    'IFNULL(p1.expires_in, p2.expires_in)': null,
    product_quantity_sold: 0,
    product_notification_emails: null,
    'IFNULL(p1.metadata, p2.metadata)': '',
    storefront_redirect_url: null,
    storefront_success_message: null,
  }));
}

/** Returns what most endpoints show of an order. */
function base(order: StoredOrder, world: World) {
  return {
    ...pick(order, 'order_code', 'domain', 'currency'),
    amount: valueOf(order),
    ...pick(order, 'email', 'status'),
    refunded: refundedOf(order, world) > 0,
    shipping_address: null,
    shipping_fees: order.shipping?.shipping_fee ?? 0,
    is_viewed: false,
    ...pick(order, 'id', 'integration'),
    shipping: null,
    ...pick(order, 'createdAt', 'updatedAt'),
  };
}

export function createdOne(order: StoredOrder, world: World): OrderRecord {
  return {
    ...base(order, world),
    discounts: [],
    customer: order.customer,
    pay_for_me: order.payForMe,
    shipping_method: {
      region: order.shipping?.state ?? '',
      fee: order.shipping?.shipping_fee ?? 0,
      currency: order.currency,
    },
    metadata: {},
    expiration_date: null,
    items: itemsOf(order),
    pay_for_me_code: '',
    discount_amount: 0,
  };
}

export function listed(order: StoredOrder, world: World): OrderRecord {
  const { createdAt: created_at, updatedAt: updated_at, ...shown } = base(order, world);
  const { first_name, last_name } = customerOf(order, world);
  return {
    ...shown,
    transaction: order.transaction ?? 0,
    page: null,
    customer: order.customer,
    customer_name: [first_name, last_name].filter(Boolean).join(' '),
    metadata: '',
    created_at,
    updated_at,
    paid_at: order.paid_at ?? '',
    refunded_amount: refundedOf(order, world) || null,
    discount_amount: null,
    discounts: null,
    items: itemsOf(order),
    fully_refunded: isPaid(order) && refundedOf(order, world) === valueOf(order),
  };
}

export function fetched(order: StoredOrder, world: World): OrderRecord {
  const customer = customerIn(customerOf(order, world));
  return {
    ...base(order, world),
    discounts: [],
    paid_at: order.paid_at ?? '',
    metadata: {},
    shipping_method: null,
    expiration_date: order.createdAt,
    pay_for_me: order.payForMe,
    page: null,
    customer,
    transaction: order.transaction ?? 0,
    is_gift: order.isGift,
    payer: customer,
    fully_refunded: isPaid(order) && refundedOf(order, world) === valueOf(order),
    refunded_amount: refundedOf(order, world),
    items: itemsOf(order),
    discount_amount: 0,
  };
}

export function validated(order: StoredOrder, world: World): OrderRecord {
  return {
    ...base(order, world),
    paid_at: order.paid_at,
    metadata: null,
    shipping_method: null,
    expiration_date: order.createdAt,
    pay_for_me: order.payForMe,
    integration: {
      key: 'pk_test_xxxxxxxx',
      name: BUSINESS,
      logo: 'https://files.example.com/logo.png',
      allowed_currencies: ['NGN', 'USD'],
    },
    transaction: order.transaction,
    page: null,
    customer: customerIn(customerOf(order, world)),
    payer: null,
  };
}
