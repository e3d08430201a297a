import { customerNamed, customerWith } from '../core/customers';
import { stretchOf } from '../core/paging';
import { type Find, fetches, found, lists, named, ok, pick } from '../core/plain';
import {
  readCurrency,
  maybe,
  need,
  read,
  readAmountOrZero,
  readAnything,
  readCount,
  readEmail,
  readFlag,
  readInteger,
  readList,
  readShape,
  readText,
} from '../core/reading';
import type { StoredOrder, StoredProduct } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { byCurrency } from '../views/amounts';
import {
  createdOne,
  customerOf,
  fetched,
  listed,
  validated,
  isPaid,
  refundedOf,
  valueOf,
} from '../views/orders';

const createShape = {
  customer: maybe(readAnything),
  line_items: maybe(readList(readShape({ product: need(readInteger), quantity: need(readCount(1)) }))),
  email: maybe(readEmail),
  first_name: maybe(readText),
  last_name: maybe(readText),
  phone: maybe(readText),
  currency: maybe(readCurrency, 'NGN'),
  items: maybe(
    readList(
      readShape({
        item: need(readInteger),
        type: need(readText),
        quantity: need(readCount(1)),
        amount: need(readAmountOrZero),
      }),
    ),
  ),
  shipping: maybe(
    readShape({
      street_line: need(readText),
      city: need(readText),
      state: need(readText),
      country: need(readText),
      shipping_fee: need(readAmountOrZero),
    }),
  ),
  is_gift: maybe(readFlag, false),
  pay_for_me: maybe(readFlag, false),
};

function ensureSameCurrency({ name, currency }: StoredProduct, wanted: string): void {
  if (currency !== wanted)
    throw invalidParams(`The product ${name} is sold in ${currency}, not in ${wanted}`);
}

const of = (world: World) => world.orders;

const LOST = 'Order not found';

const inPath = named(of, 'id', LOST);

const byCode: Find<StoredOrder> = (world, call) =>
  found(of(world).with('order_code', call.param('code')), LOST);

const create: Handler = (world, { body }) => {
  const fields = read(body, createShape);
  const { customer: given, first_name = null, last_name = null, phone = null } = fields;
  const customer =
    given === undefined
      ? customerWith(world, read(body, { email: need(readEmail, 'Email Address') }).email, {
          first_name,
          last_name,
          phone,
        })
      : customerNamed(world, given as string | number);
  const lines = [
    ...(fields.line_items ?? []).map(({ product, quantity }) => ({
      id: product,
      quantity,
      amount: undefined,
    })),
    ...(fields.items ?? []).map(({ item, quantity, amount }) => ({ id: item, quantity, amount })),
  ];
  const items = lines.map(({ id, quantity, amount }) => {
    const product = found(world.products.withId(id), 'Product not found');
    ensureSameCurrency(product, fields.currency);
    return { product: product.id, name: product.name, quantity, amount: amount ?? product.price };
  });
  const order = of(world).add({
    ...world.stamp(of(world)),
    order_code: world.code('ORD'),
    email: customer.email,
    customer: customer.id,
    currency: fields.currency,
    status: 'pending',
    transaction: null,
    paid_at: null,
    items,
    shipping: fields.shipping ?? null,
    isGift: fields.is_gift,
    payForMe: fields.pay_for_me,
  });
  return ok('Order created', createdOne(order, world));
};

const ofProduct: Handler = (world, call) => {
  const product = found(world.products.withId(call.param('id')), 'Product not found');
  const { records, meta, fitting } = stretchOf(of(world), call.query, {
    within: ({ items }) => items.some((item) => item.product === product.id),
  });
  const quantityOf = ({ items }: StoredOrder) =>
    items.filter((item) => item.product === product.id).reduce((sum, { quantity }) => sum + quantity, 0);
  const data = records.map((order) => {
    const { first_name, last_name, phone } = customerOf(order, world);
    return {
      order_id: order.id,
      transaction: order.transaction ?? 0,
      ...pick(order, 'order_code', 'customer', 'email', 'currency', 'status'),
      first_name,
      last_name,
      customer_name: [first_name, last_name].filter(Boolean).join(' '),
      phone,
      product_code: product.product_code,
      product_id: product.id,
      product_name: product.name,
      price: product.price,
      quantity_sold: product.quantity_sold,
      quantity: quantityOf(order),
      variant_id: null,
      variant_price: null,
      variant_code: null,
      amount: valueOf(order),
      shipping_method: null,
      shipping_address: null,
      refunded: refundedOf(order, world) > 0,
      shipping: null,
      paid_at: order.paid_at ?? '',
      created_at: order.createdAt,
      is_shipped: false,
      is_viewed: 0,
      delivery_note: null,
      shipping_fee: null,
      amount_paid: isPaid(order) ? valueOf(order) : 0,
      storefront_slug: '',
    };
  });
  const { page: _page, ...counts } = meta;
  const paid = fitting.filter(isPaid);
  const quantity_sold = paid.reduce((sum, order) => sum + quantityOf(order), 0);
  const revenue = paid
    .flatMap(({ items }) => items.filter((item) => item.product === product.id))
    .reduce((sum, { amount, quantity }) => sum + amount * quantity, 0);
  return ok('Product orders retrieved', data, {
    quantity_sold,
    revenue,
    ...counts,
  });
};

/** The endpoints of orders. */
export const orderRoutes: Routes = {
  'POST /order': create,
  'GET /order': (world, call) => {
    const reply = lists(of, 'Orders retrieved', listed)(world, call);
    const values = byCurrency(
      of(world)
        .oldestFirst.filter(isPaid)
        .map((order) => ({ currency: order.currency, amount: valueOf(order) })),
    );
    const revenue = Object.fromEntries(values.map(({ currency: code, amount }) => [code, amount]));
    const { body } = reply as { body: { meta: object } };
    return { ...reply, body: { ...body, meta: { ...body.meta, revenue } } };
  },
  'GET /order/{id}': fetches(inPath, 'Order retrieved', fetched),
  'GET /order/product/{id}': ofProduct,
  'GET /order/{code}/validate': fetches(byCode, 'Order is valid', validated),
};
