import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  amountOrZero,
  flag,
  id,
  idOrCode,
  json,
  list,
  oneOf,
  positional,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { CreatedPaymentPage, PaymentPageRecord, PaymentPageWithProducts } from '../records/payment-page';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { paging, period } from './list-fields';

const pageFields = {
  description: text(),
  /** What is to be paid, in the currency's subunit. Default: the customer chooses. */
  amount: amountOrZero(),
};

const createFields = {
  name: positional(text()),
  ...pageFields,
  /** Code of the split by which payments are shared out, such as `SPL_98WF13Eb3w`. */
  splitCode: text(),
  /** The page is at `https://paystack.com/pay/` and this. Default: Paystack makes one. */
  slug: text(),
  /** Settings of the page by Paystack's names, such as a subaccount or a logo. */
  metadata: json(),
  /** Where the customer is sent after the payment. */
  redirectUrl: text(),
  /** What the page asks for, by Paystack's names: `{ display_name: 'Age', variable_name: 'age' }`. */
  customFields: list(json()),
  /** Default: the currency of the integration. */
  currency: oneOf(Currency),
  /** Paystack takes `payment` if this is not given. */
  type: oneOf({ PAYMENT: 'payment', SUBSCRIPTION: 'subscription', PRODUCT: 'product', PLAN: 'plan' }),
  /** Id of the plan to which the page subscribes, where the type is `subscription`. */
  plan: idOrCode(),
  /** Whether the customer pays just the amount, where the type is `payment`. */
  fixedAmount: flag(),
  /** Shown to the customer after the payment. */
  successMessage: text(),
  /** Email address that is told of each payment. */
  notificationEmail: text(),
  /** Whether the page asks for a phone number. */
  collectPhone: flag(),
};

const listFields = { ...paging, ...period };

const updateFields = {
  name: text(),
  ...pageFields,
  /** Whether customers can open the page. */
  active: flag(),
};

const addProductsFields = {
  /** Ids of the products. */
  products: required(list(id())),
};

/** Parameters of `create`. */
export interface CreatePaymentPageParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getPages`. */
export interface GetPagesParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allPages`. */
export interface AllPagesParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdatePaymentPageParams extends ParamsOf<typeof updateFields> {}

/** Parameters of `addProducts`. */
export interface AddProductsParams extends ParamsOf<typeof addProductsFields> {}

/** Implemented once; `PaymentPage` blocks, `AsyncPaymentPage` returns promises. */
export class PaymentPageAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a payment page.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/page/#create
   *
   * @param name - what the page is called.
   */
  create(
    name: string,
    params?: CreatePaymentPageParams | null,
    options?: Options<M>,
  ): Reply<M, CreatedPaymentPage> {
    return this.call('POST /page', { first: { name }, fields: createFields, params, options });
  }

  /**
   * Lists payment pages, some at a time.
   *
   * Python: `get_pages` · Paystack: https://paystack.com/docs/api/page/#list
   */
  getPages(params?: GetPagesParams | null, options?: Options<M>): Reply<M, readonly PaymentPageRecord[]> {
    return this.call('GET /page', { fields: listFields, params, options });
  }

  /** Gives all payment pages by auto-pagination. Paystack: https://paystack.com/docs/api/page/#list */
  allPages(params?: AllPagesParams | null, options?: Options<M>): Items<M, PaymentPageRecord> {
    return this.paginate('GET /page', { fields: listFields, params, options });
  }

  /**
   * Fetches one payment page.
   *
   * Python: `get_page` · Paystack: https://paystack.com/docs/api/page/#fetch
   *
   * @param idOrSlug - the page's id or slug.
   */
  getPage(idOrSlug: number | string, options?: Options<M>): Reply<M, PaymentPageRecord> {
    return this.call('GET /page/{idOrSlug}', { first: { idOrSlug }, options });
  }

  /**
   * Updates a payment page: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/page/#update
   *
   * @param idOrSlug - the page's id or slug.
   */
  update(
    idOrSlug: number | string,
    params?: UpdatePaymentPageParams | null,
    options?: Options<M>,
  ): Reply<M, PaymentPageRecord> {
    return this.call('PUT /page/{idOrSlug}', { first: { idOrSlug }, fields: updateFields, params, options });
  }

  /**
   * Tells whether a slug can be given to a new page: if it can, `status` of the reply is `true`.
   *
   * Python: `check_slug_available` · Paystack: https://paystack.com/docs/api/page/#check-slug
   *
   * @param slug - what would stand behind `https://paystack.com/pay/`.
   */
  checkSlugAvailable(slug: string, options?: Options<M>): Reply<M, null> {
    return this.call('GET /page/check_slug_availability/{slug}', { first: { slug }, options });
  }

  /**
   * Adds products to a payment page.
   *
   * Python: `add_products` · Paystack: https://paystack.com/docs/api/page/#add-products
   *
   * @param id - the page's id.
   */
  addProducts(
    id: number | string,
    params: AddProductsParams,
    options?: Options<M>,
  ): Reply<M, PaymentPageWithProducts> {
    return this.call('POST /page/{id}/product', {
      first: { id },
      fields: addProductsFields,
      params,
      options,
    });
  }
}

/** Paystack's payment pages as blocking calls. Python: `pypaystack2.api.PaymentPage`. */
export class PaymentPage extends blocking(PaymentPageAPI<'blocking'>) {}

/** Paystack's payment pages as promises. Python: `pypaystack2.api.AsyncPaymentPage`. */
export class AsyncPaymentPage extends promising(PaymentPageAPI<'async'>) {}
