import { Currency } from '../enums';
import { type ParamsOf, id, list, oneOf, positional, required, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { OrderRecord } from '../records/order';
import type { StorefrontProduct, StorefrontRecord } from '../records/storefront';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
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

/** What a new storefront is like. */
export interface CreateStorefrontParams extends ParamsOf<typeof createFields> {}

/** Which storefronts to list. */
export interface GetStorefrontsParams extends ParamsOf<typeof listFields> {}

/** Which storefronts to walk through. */
export interface AllStorefrontsParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** What to change on a storefront. */
export interface UpdateStorefrontParams extends ParamsOf<typeof updateFields> {}

/** What to sell in a storefront. */
export interface StorefrontProductsParams extends ParamsOf<typeof productFields> {}

/** Paystack's storefront endpoints, each stated once for both kinds of client. */
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
    return this.call('POST', '/storefront', createFields, { name }, params, options);
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
    return this.call('GET', '/storefront', listFields, {}, params, options);
  }

  /** Walks through all storefronts. Paystack: https://paystack.com/docs/api/storefront/#list */
  allStorefronts(params?: AllStorefrontsParams | null, options?: Options<M>): Walk<M, StorefrontRecord> {
    return this.walk('/storefront', listFields, {}, params, options);
  }

  /**
   * Fetches one storefront.
   *
   * Python: `get_storefront` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#fetch
   *
   * @param id - the storefront's id.
   */
  getStorefront(id: number | string, options?: Options<M>): Reply<M, StorefrontRecord> {
    return this.call('GET', '/storefront/{id}', idField, { id }, null, options);
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
    return this.call('PUT', '/storefront/{id}', updateFields, { id }, params, options);
  }

  /**
   * Deletes a storefront.
   *
   * Python: `delete` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#delete
   *
   * @param id - the storefront's id.
   */
  delete(id: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE', '/storefront/{id}', idField, { id }, null, options);
  }

  /**
   * Asks whether a slug is free. Paystack describes no `data`.
   *
   * Python: `verify_slug` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#verify-slug
   *
   * @param slug - the slug.
   */
  verifySlug(slug: string, options?: Options<M>): Reply<M, unknown> {
    return this.call('GET', '/storefront/verify/{slug}', {}, { slug }, null, options);
  }

  /**
   * Lists the orders of a storefront.
   *
   * Python: `get_orders` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#fetch-orders
   *
   * @param id - the storefront's id.
   */
  getOrders(id: number | string, options?: Options<M>): Reply<M, readonly OrderRecord[]> {
    return this.call('GET', '/storefront/{id}/order', idField, { id }, null, options);
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
    return this.call('POST', '/storefront/{id}/product', productFields, { id }, params, options);
  }

  /**
   * Lists the products of a storefront.
   *
   * Python: `get_products` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#list-products
   *
   * @param id - the storefront's id.
   */
  getProducts(id: number | string, options?: Options<M>): Reply<M, readonly StorefrontProduct[]> {
    return this.call('GET', '/storefront/{id}/product', idField, { id }, null, options);
  }

  /**
   * Makes a storefront public.
   *
   * Python: `publish` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#publish
   *
   * @param id - the storefront's id.
   */
  publish(id: number | string, options?: Options<M>): Reply<M, null> {
    return this.call('POST', '/storefront/{id}/publish', idField, { id }, null, options);
  }

  /**
   * Makes another storefront like this one. Paystack describes no `data`.
   *
   * Python: `duplicate` (3.3) · Paystack: https://paystack.com/docs/api/storefront/#duplicate
   *
   * @param id - the storefront's id.
   */
  duplicate(id: number | string, options?: Options<M>): Reply<M, unknown> {
    return this.call('POST', '/storefront/{id}/duplicate', idField, { id }, null, options);
  }
}

/** Paystack's storefronts as blocking calls. Mirrors `StorefrontClient` of pypaystack2 3.3. */
export class Storefront extends blocking(StorefrontAPI<'blocking'>) {}

/** Paystack's storefronts as promises. Mirrors `AsyncStorefrontClient` of pypaystack2 3.3. */
export class AsyncStorefront extends promising(StorefrontAPI<'async'>) {}
