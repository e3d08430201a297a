import { Currency } from '../enums';
import {
  type ParamsOf,
  amountOrZero,
  flag,
  id,
  list,
  model,
  oneOf,
  positional,
  positive,
  required,
  text,
} from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { OrderRecord, ProductOrder } from '../records/order';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { paging, period } from './list-fields';

const idField = { id: positional(id()) };

const lineItemFields = {
  /** Id of the product. */
  product: required(id()),
  quantity: required(positive()),
};

const itemFields = {
  /** Id of what is ordered. */
  item: required(id()),
  /** Such as `product`. */
  type: required(text()),
  quantity: required(positive()),
  /** What one of them costs, in the currency's subunit. */
  amount: required(amountOrZero()),
};

const shippingFields = {
  streetLine: required(text()),
  city: required(text()),
  state: required(text()),
  country: required(text()),
  /** In the currency's subunit. */
  shippingFee: required(amountOrZero()),
  deliveryNote: text(),
};

const createFields = {
  /** Code or id of the customer, as Paystack's page has it; goes with `lineItems`. */
  customer: id(),
  /** What is ordered, as Paystack's page has it; goes with `customer`. */
  lineItems: list(model(lineItemFields)),
  /** The customer, as Paystack's description has it; goes with all that follows. */
  email: text(),
  firstName: text(),
  lastName: text(),
  phone: text(),
  currency: oneOf(Currency),
  /** What is ordered, as Paystack's description has it. */
  items: list(model(itemFields)),
  shipping: model(shippingFields),
  isGift: flag(),
  /** Whether somebody else pays. */
  payForMe: flag(),
};

const listFields = { ...paging, ...period };

/** A product and how many of it are ordered, as Paystack's page has it. Mirrors `OrderLineItem` of pypaystack2 3.3. */
export interface OrderLineItem extends ParamsOf<typeof lineItemFields> {}

/** A product and how many of it are ordered, as Paystack's description has it. */
export interface OrderItem extends ParamsOf<typeof itemFields> {}

/** Where an order is sent. */
export interface OrderShipping extends ParamsOf<typeof shippingFields> {}

/** Who orders what: `customer` and `lineItems`, or `email`, `items` and all that stands with them. */
export interface CreateOrderParams extends ParamsOf<typeof createFields> {}

/** Which orders to list. */
export interface GetOrdersParams extends ParamsOf<typeof listFields> {}

/** Which orders to walk through. */
export interface AllOrdersParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** Paystack's order endpoints, each stated once for both kinds of client. */
export class OrderAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates an order. Paystack's page takes `customer` and `lineItems`, as pypaystack2 does; its description of the API
   * takes `email`, `items` and what stands with them. Both can be sent.
   *
   * Python: `create` (3.3) · Paystack: https://paystack.com/docs/api/order/#create
   */
  create(params: CreateOrderParams, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('POST', '/order', createFields, {}, params, options);
  }

  /**
   * Lists orders, a page at a time.
   *
   * Python: `get_orders` (3.3) · Paystack: https://paystack.com/docs/api/order/#list
   */
  getOrders(params?: GetOrdersParams | null, options?: Options<M>): Reply<M, readonly OrderRecord[]> {
    return this.call('GET', '/order', listFields, {}, params, options);
  }

  /** Walks through all orders. Paystack: https://paystack.com/docs/api/order/#list */
  allOrders(params?: AllOrdersParams | null, options?: Options<M>): Walk<M, OrderRecord> {
    return this.walk('/order', listFields, {}, params, options);
  }

  /**
   * Fetches one order.
   *
   * Python: `get_order` (3.3) · Paystack: https://paystack.com/docs/api/order/#fetch
   *
   * @param id - the order's id.
   */
  getOrder(id: number | string, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('GET', '/order/{id}', idField, { id }, null, options);
  }

  /**
   * Lists the orders of one product.
   *
   * Python: `get_product_orders` (3.3) · Paystack: https://paystack.com/docs/api/order/#fetch-product-orders
   *
   * @param id - the product's id.
   */
  getProductOrders(id: number | string, options?: Options<M>): Reply<M, readonly ProductOrder[]> {
    return this.call('GET', '/order/product/{id}', idField, { id }, null, options);
  }

  /**
   * Asks whether an order that somebody else is to pay can be paid.
   *
   * Python: `validate` (3.3) · Paystack: https://paystack.com/docs/api/order/#validate
   *
   * @param code - the order's code.
   */
  validate(code: string, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('GET', '/order/{code}/validate', {}, { code }, null, options);
  }
}

/** Paystack's orders as blocking calls. Mirrors `OrderClient` of pypaystack2 3.3. */
export class Order extends blocking(OrderAPI<'blocking'>) {}

/** Paystack's orders as promises. Mirrors `AsyncOrderClient` of pypaystack2 3.3. */
export class AsyncOrder extends promising(OrderAPI<'async'>) {}
