import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  agreeing,
  amountOrZero,
  count,
  flag,
  json,
  oneOf,
  positional,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { CreatedProduct, ProductDetails, ProductSummary, UpdatedProduct } from '../records/product';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { paging, period } from './list-fields';

const productFields = {
  description: text(),
  /** In the currency's subunit. */
  price: amountOrZero(),
  currency: oneOf(Currency),
  /** Whether the stock never ends. */
  unlimited: flag(),
  /** How many there are in stock. Not to be given where `unlimited` is `true`. */
  quantity: agreeing(count(), (_quantity, { unlimited }) =>
    unlimited === true ? 'must be left out where `unlimited` is true.' : undefined,
  ),
  /** Code of the split by which payments are shared out, such as `SPL_98WF13Eb3w`. */
  splitCode: text(),
  /** Anything of your own to keep with the product, as long as JSON can carry it. */
  metadata: json(),
};

const createFields = {
  name: positional(text()),
  ...productFields,
  description: required(productFields.description),
  price: required(productFields.price),
  currency: required(productFields.currency),
};

const listFields = {
  ...paging,
  ...period,
  /** Only products that are for sale, or only those that are not. */
  active: flag(),
};

const updateFields = { name: text(), ...productFields };

/** Parameters of `create`. */
export interface CreateProductParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getProducts`. */
export interface GetProductsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allProducts`. */
export interface AllProductsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateProductParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `Product` blocks, `AsyncProduct` returns promises. */
export class ProductAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a product.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/product/#create
   *
   * @param name - what the product is called; no two products have one name.
   */
  create(name: string, params: CreateProductParams, options?: Options<M>): Reply<M, CreatedProduct> {
    return this.call('POST /product', { first: { name }, fields: createFields, params, options });
  }

  /**
   * Lists products, a page at a time.
   *
   * Python: `get_products` · Paystack: https://paystack.com/docs/api/product/#list
   */
  getProducts(params?: GetProductsParams | null, options?: Options<M>): Reply<M, readonly ProductSummary[]> {
    return this.call('GET /product', { fields: listFields, params, options });
  }

  /** Gives all products by auto-pagination. Paystack: https://paystack.com/docs/api/product/#list */
  allProducts(params?: AllProductsParams | null, options?: Options<M>): Items<M, ProductSummary> {
    return this.paginate('GET /product', { fields: listFields, params, options });
  }

  /**
   * Fetches one product.
   *
   * Python: `get_product` · Paystack: https://paystack.com/docs/api/product/#fetch
   *
   * @param id - the product's id.
   */
  getProduct(id: number | string, options?: Options<M>): Reply<M, ProductDetails> {
    return this.call('GET /product/{id}', { first: { id }, options });
  }

  /**
   * Updates a product: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/product/#update
   *
   * @param id - the product's id.
   */
  update(
    id: number | string,
    params?: UpdateProductParams | null,
    options?: Options<M>,
  ): Reply<M, UpdatedProduct> {
    return this.call('PUT /product/{id}', { first: { id }, fields: updateFields, params, options });
  }

  /**
   * Deletes a product. pypaystack2 2.1.1 has no such method.
   *
   * Paystack: https://paystack.com/docs/api/product/
   *
   * @param id - the product's id.
   */
  delete(id: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE /product/{id}', { first: { id }, options });
  }
}

/** Paystack's products as blocking calls. Python: `pypaystack2.api.Product`. */
export class Product extends blocking(ProductAPI<'blocking'>) {}

/** Paystack's products as promises. Python: `pypaystack2.api.AsyncProduct`. */
export class AsyncProduct extends promising(ProductAPI<'async'>) {}
