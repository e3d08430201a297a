import { Currency } from '../arguments/enums';
import { type ParamsOf, id, list, oneOf, positional, required, text } from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { OrderRecord } from '../records/order';
import type { StorefrontProduct, StorefrontRecord } from '../records/storefront';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { activity, paging } from './list-fields';

const idField = { id: positional(id()) };

const storefrontFields = {
  /** The storefront is at `https://paystack.shop/` and this. */
  slug: text(),
  description: text(),
};

const createFields = {
  name: positional(text()),
  ...storefrontFields,
  /** Paystack's description requires it, its page does not. */
  currency: oneOf(Currency),
};

const listFields = { ...paging, ...activity };

const updateFields = { ...idField, name: text(), ...storefrontFields };

const productFields = {
  ...idField,
  /** Ids of products that are there already. */
  products: required(list(id())),
};

/** Parameters of `create`. */
export interface CreateStorefrontParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getStorefronts`. */
export interface GetStorefrontsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allStorefronts`. */
export interface AllStorefrontsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateStorefrontParams extends ParamsOf<typeof updateFields> {}

/** Parameters of `addProducts`. */
export interface StorefrontProductsParams extends ParamsOf<typeof productFields> {}

/** Implemented once; `Storefront` blocks, `AsyncStorefront` returns promises. */
export class StorefrontAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a storefront. Nobody sees it before `publish`.
   *
   * Python: `create` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#create
   *
   * @param name - what the storefront is called.
   */
  create(
    name: string,
    params?: CreateStorefrontParams | null,
    options?: Options<M>,
  ): Reply<M, StorefrontRecord> {
    return this.call('POST /storefront', { first: { name }, fields: createFields, params, options });
  }

  /**
   * Lists storefronts, a page at a time.
   *
   * Python: `get_storefronts` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#list
   */
  getStorefronts(
    params?: GetStorefrontsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly StorefrontRecord[]> {
    return this.call('GET /storefront/', { fields: listFields, params, options });
  }

  /** Gives all storefronts by auto-pagination. Paystack: https://paystack.com/docs/api/storefront/#list */
  allStorefronts(params?: AllStorefrontsParams | null, options?: Options<M>): Items<M, StorefrontRecord> {
    return this.paginate('GET /storefront/', { fields: listFields, params, options });
  }

  /**
   * Fetches one storefront.
   *
   * Python: `get_storefront` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#fetch
   *
   * @param id - the storefront's id.
   */
  getStorefront(id: number | string, options?: Options<M>): Reply<M, StorefrontRecord> {
    return this.call('GET /storefront/{id}', { first: { id }, fields: idField, options });
  }

  /**
   * Updates a storefront: the given fields are replaced, the others stay.
   *
   * Python: `update` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#update
   *
   * @param id - the storefront's id.
   */
  update(
    id: number | string,
    params?: UpdateStorefrontParams | null,
    options?: Options<M>,
  ): Reply<M, StorefrontRecord | null> {
    return this.call('PUT /storefront/{id}', { first: { id }, fields: updateFields, params, options });
  }

  /**
   * Deletes a storefront.
   *
   * Python: `delete` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#delete
   *
   * @param id - the storefront's id.
   */
  delete(id: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE /storefront/{id}', { first: { id }, fields: idField, options });
  }

  /**
   * Asks whether a slug is free. Paystack describes no `data`.
   *
   * Python: `verify_slug` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#verify-slug
   *
   * @param slug - the slug.
   */
  verifySlug(slug: string, options?: Options<M>): Reply<M, unknown> {
    return this.call('GET /storefront/verify/{slug}', { first: { slug }, options });
  }

  /**
   * Lists the orders of a storefront.
   *
   * Python: `get_orders` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#fetch-orders
   *
   * @param id - the storefront's id.
   */
  getOrders(id: number | string, options?: Options<M>): Reply<M, readonly OrderRecord[]> {
    return this.call('GET /storefront/{id}/order', { first: { id }, fields: idField, options });
  }

  /**
   * Sells more products in a storefront. Paystack describes no `data`.
   *
   * Python: `add_products` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#add-products
   *
   * @param id - the storefront's id.
   */
  addProducts(
    id: number | string,
    params: StorefrontProductsParams,
    options?: Options<M>,
  ): Reply<M, unknown> {
    return this.call('POST /storefront/{id}/product', {
      first: { id },
      fields: productFields,
      params,
      options,
    });
  }

  /**
   * Lists the products of a storefront.
   *
   * Python: `get_products` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#list-products
   *
   * @param id - the storefront's id.
   */
  getProducts(id: number | string, options?: Options<M>): Reply<M, readonly StorefrontProduct[]> {
    return this.call('GET /storefront/{id}/product', { first: { id }, fields: idField, options });
  }

  /**
   * Makes a storefront public.
   *
   * Python: `publish` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#publish
   *
   * @param id - the storefront's id.
   */
  publish(id: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /storefront/{id}/publish', { first: { id }, fields: idField, options });
  }

  /**
   * Makes another storefront like this one. Paystack describes no `data`.
   *
   * Python: `duplicate` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#duplicate
   *
   * @param id - the storefront's id.
   */
  duplicate(id: number | string, options?: Options<M>): Reply<M, unknown> {
    return this.call('POST /storefront/{id}/duplicate', { first: { id }, fields: idField, options });
  }
}

/** Paystack's storefronts as blocking calls. Python: `StorefrontClient` of pypaystack2 3.3. */
export class Storefront extends blocking(StorefrontAPI<'blocking'>) {}

/** Paystack's storefronts as promises. Python: `AsyncStorefrontClient` of pypaystack2 3.3. */
export class AsyncStorefront extends promising(StorefrontAPI<'async'>) {}
