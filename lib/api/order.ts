import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  amountOrZero,
  defaulted,
  flag,
  id,
  list,
  model,
  oneOf,
  positional,
  positive,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { OrderRecord, ProductOrder } from '../records/order';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { paging, period } from './list-fields';

const idField = { id: positional(id()) };

const lineItemFields = {
  /** Id of the product. */
  product: required(id()),
  /** Default 1. */
  quantity: defaulted(positive(), 1),
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
  phone: secretText(),
  currency: oneOf(Currency),
  /** What is ordered, as Paystack's description has it. */
  items: list(model(itemFields)),
  shipping: model(shippingFields),
  isGift: flag(),
  /** Whether somebody else pays. */
  payForMe: flag(),
};

const listFields = { ...paging, ...period };

/** A product and how many of it are ordered, as Paystack's page has it. Python: `OrderLineItem` of pypaystack2 3.3. */
export interface OrderLineItem extends ParamsOf<typeof lineItemFields> {}

/** A product and how many of it are ordered, as Paystack's description has it. */
export interface OrderItem extends ParamsOf<typeof itemFields> {}

/** Where an order is sent. */
export interface OrderShipping extends ParamsOf<typeof shippingFields> {}

/** Parameters of `create`. */
export interface CreateOrderParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getOrders`. */
export interface GetOrdersParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allOrders`. */
export interface AllOrdersParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Implemented once; `Order` blocks, `AsyncOrder` returns promises. */
export class OrderAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates an order. Paystack's page takes `customer` and `lineItems`, as pypaystack2 does; its description of the API
   * takes `email`, `items` and what stands with them. Both can be sent.
   *
   * Python: `create` (3.3) · Paystack: https://paystack.com/docs/api/order/#create
   */
  create(params: CreateOrderParams, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('POST /order', { fields: createFields, params, options });
  }

  /**
   * Lists orders, a page at a time.
   *
   * Python: `get_orders` (3.3) · Paystack: https://paystack.com/docs/api/order/#list
   */
  getOrders(params?: GetOrdersParams | null, options?: Options<M>): Reply<M, readonly OrderRecord[]> {
    return this.call('GET /order/', { fields: listFields, params, options });
  }

  /** Gives all orders by auto-pagination. Paystack: https://paystack.com/docs/api/order/#list */
  allOrders(params?: AllOrdersParams | null, options?: Options<M>): Items<M, OrderRecord> {
    return this.paginate('GET /order/', { fields: listFields, params, options });
  }

  /**
   * Fetches one order.
   *
   * Python: `get_order` (3.3) · Paystack: https://paystack.com/docs/api/order/#fetch
   *
   * @param id - the order's id.
   */
  getOrder(id: number | string, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('GET /order/{id}', { first: { id }, fields: idField, options });
  }

  /**
   * Lists the orders of one product.
   *
   * Python: `get_product_orders` (3.3) · Paystack: https://paystack.com/docs/api/order/#fetch-product-orders
   *
   * @param id - the product's id.
   */
  getProductOrders(id: number | string, options?: Options<M>): Reply<M, readonly ProductOrder[]> {
    return this.call('GET /order/product/{id}', { first: { id }, fields: idField, options });
  }

  /**
   * Asks whether an order that somebody else is to pay can be paid.
   *
   * Python: `validate` (3.3) · Paystack: https://paystack.com/docs/api/order/#validate
   *
   * @param code - the order's code.
   */
  validate(code: string, options?: Options<M>): Reply<M, OrderRecord> {
    return this.call('GET /order/{code}/validate', { first: { code }, options });
  }
}

/** Paystack's orders as blocking calls. Python: `OrderClient` of pypaystack2 3.3. */
export class Order extends blocking(OrderAPI<'blocking'>) {}

/** Paystack's orders as promises. Python: `AsyncOrderClient` of pypaystack2 3.3. */
export class AsyncOrder extends promising(OrderAPI<'async'>) {}
