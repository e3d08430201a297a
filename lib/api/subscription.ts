import { type ParamsOf, date, idOrCode, positional, required, secretText, text } from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  CreatedSubscription,
  SubscriptionDetails,
  SubscriptionLink,
  SubscriptionSummary,
} from '../records/subscription';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { paging, period } from './list-fields';

const createFields = {
  customer: positional(idOrCode()),
  /** Code of the plan. */
  plan: required(idOrCode()),
  /** When to charge first: a Date, or an ISO 8601 date or date-time. Default: at once. */
  startDate: date(),
  /** Code of the authorization to charge, such as `AUTH_72btv547`. Default: the customer's newest. */
  authorization: text(),
};

const listFields = {
  ...paging,
  /** Only subscriptions of the customer with this id. */
  customer: idOrCode(),
  /** Only subscriptions to the plan with this id. */
  plan: idOrCode(),
  ...period,
};

const tokenFields = {
  code: positional(text()),
  /** The subscription's `email_token`. */
  token: required(secretText()),
};

/** Parameters of `create`. */
export interface CreateSubscriptionParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getSubscriptions`. */
export interface GetSubscriptionsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allSubscriptions`. */
export interface AllSubscriptionsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `enable` and `disable`. */
export interface SubscriptionTokenParams extends ParamsOf<typeof tokenFields> {}

/** Implemented once; `Subscription` blocks, `AsyncSubscription` returns promises. */
export class SubscriptionAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Subscribes a customer to a plan. The customer needs an authorization that can be charged again, as a payment leaves
   * one. The library does not send it again after it may have been processed. If the reply is lost, `getSubscriptions`
   * of the customer tells whether there is a subscription.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/subscription/#create
   *
   * @param customer - the customer's email address or code.
   */
  create(
    customer: number | string,
    params: CreateSubscriptionParams,
    options?: Options<M>,
  ): Reply<M, CreatedSubscription> {
    return this.call('POST /subscription', { first: { customer }, fields: createFields, params, options });
  }

  /**
   * Lists subscriptions, a page at a time.
   *
   * Python: `get_subscriptions` · Paystack: https://paystack.com/docs/api/subscription/#list
   */
  getSubscriptions(
    params?: GetSubscriptionsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly SubscriptionSummary[]> {
    return this.call('GET /subscription/', { fields: listFields, params, options });
  }

  /** Gives all subscriptions by auto-pagination. Paystack: https://paystack.com/docs/api/subscription/#list */
  allSubscriptions(
    params?: AllSubscriptionsParams | null,
    options?: Options<M>,
  ): Items<M, SubscriptionSummary> {
    return this.paginate('GET /subscription/', { fields: listFields, params, options });
  }

  /**
   * Fetches one subscription.
   *
   * Python: `get_subscription` · Paystack: https://paystack.com/docs/api/subscription/#fetch
   *
   * @param idOrCode - the subscription's id or code.
   */
  getSubscription(idOrCode: number | string, options?: Options<M>): Reply<M, SubscriptionDetails> {
    return this.call('GET /subscription/{idOrCode}', { first: { idOrCode }, options });
  }

  /**
   * Makes Paystack charge a subscription again.
   *
   * Python: `enable` · Paystack: https://paystack.com/docs/api/subscription/#enable
   *
   * @param code - the subscription's code.
   */
  enable(code: string, params: SubscriptionTokenParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /subscription/enable', { first: { code }, fields: tokenFields, params, options });
  }

  /**
   * Ends the charges of a subscription. It is `non-renewing` until the next date, then `cancelled`.
   *
   * Python: `disable` · Paystack: https://paystack.com/docs/api/subscription/#disable
   *
   * @param code - the subscription's code.
   */
  disable(code: string, params: SubscriptionTokenParams, options?: Options<M>): Reply<M, null> {
    return this.call('POST /subscription/disable', { first: { code }, fields: tokenFields, params, options });
  }

  /**
   * Makes a link by which the customer can change the card of a subscription, or cancel it.
   *
   * Python: `get_update_link` · Paystack: https://paystack.com/docs/api/subscription/#manage-link
   *
   * @param code - the subscription's code.
   */
  getUpdateLink(code: string, options?: Options<M>): Reply<M, SubscriptionLink> {
    return this.call('GET /subscription/{code}/manage/link/', { first: { code }, options });
  }

  /**
   * Sends the customer an email with a link by which they can change the card of a subscription, or cancel it.
   *
   * Python: `send_update_link` · Paystack: https://paystack.com/docs/api/subscription/#manage-email
   *
   * @param code - the subscription's code.
   */
  sendUpdateLink(code: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /subscription/{code}/manage/email/', { first: { code }, options });
  }
}

/** Paystack's subscriptions as blocking calls. Python: `pypaystack2.api.Subscription`. */
export class Subscription extends blocking(SubscriptionAPI<'blocking'>) {}

/** Paystack's subscriptions as promises. Python: `pypaystack2.api.AsyncSubscription`. */
export class AsyncSubscription extends promising(SubscriptionAPI<'async'>) {}
