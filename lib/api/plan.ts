import { Currency, Interval, Status } from '../arguments/enums';
import {
  type ParamsOf,
  amount,
  amountOrZero,
  defaulted,
  flag,
  integer,
  oneOf,
  onlyOneOf,
  positional,
  positive,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { period } from './list-fields';
import type { PlanDetails, PlanRecord } from '../records/plan';

const planFields = {
  /** What each payment is, in the currency's subunit. */
  amount: amount(),
  /** How often a payment is made. */
  interval: onlyOneOf(Interval),
  description: text(),
  /** Default: the currency of the integration. */
  currency: oneOf(Currency),
  /** How many payments there are; 0 for no end. */
  invoiceLimit: integer(),
  /** Whether Paystack sends invoices to the customers. */
  sendInvoices: flag(),
  /** Whether Paystack sends text messages to the customers. */
  sendSms: flag(),
};

const createFields = {
  name: positional(text()),
  ...planFields,
  amount: required(planFields.amount),
  interval: required(planFields.interval),
  sendInvoices: defaulted(planFields.sendInvoices, false),
  sendSms: defaulted(planFields.sendSms, false),
};

const listFields = {
  /** Plans on a page. Default 50. */
  pagination: defaulted(positive('perPage'), 50),
  /** Which page to get, from 1. Default 1. */
  page: defaulted(positive(), 1),
  status: oneOf(Status),
  interval: onlyOneOf(Interval),
  /** Only plans of this amount, in the currency's subunit. */
  amount: amountOrZero(),
  ...period,
};

const updateFields = {
  name: text(),
  ...planFields,
  /** Whether subscriptions to the plan change, too. Paystack takes `true` if this is not given. */
  updateExistingSubscriptions: flag(),
};

/** Parameters of `create`. */
export interface CreatePlanParams extends ParamsOf<typeof createFields> {}

/** Parameters of `getPlans`. */
export interface GetPlansParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allPlans`. */
export interface AllPlansParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdatePlanParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `Plan` blocks, `AsyncPlan` returns promises. */
export class PlanAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a plan.
   *
   * Python: `create` · Paystack: https://paystack.com/docs/api/plan/#create
   *
   * @param name - what the plan is called.
   */
  create(name: string, params: CreatePlanParams, options?: Options<M>): Reply<M, PlanRecord> {
    return this.call('POST /plan/', { first: { name }, fields: createFields, params, options });
  }

  /**
   * Lists plans, a page at a time.
   *
   * Python: `get_plans` · Paystack: https://paystack.com/docs/api/plan/#list
   */
  getPlans(params?: GetPlansParams | null, options?: Options<M>): Reply<M, readonly PlanDetails[]> {
    return this.call('GET /plan/', { fields: listFields, params, options });
  }

  /** Gives all plans by auto-pagination. Paystack: https://paystack.com/docs/api/plan/#list */
  allPlans(params?: AllPlansParams | null, options?: Options<M>): Items<M, PlanDetails> {
    return this.paginate('GET /plan/', { fields: listFields, params, options });
  }

  /**
   * Fetches one plan.
   *
   * Python: `get_plan` · Paystack: https://paystack.com/docs/api/plan/#fetch
   *
   * @param idOrCode - the plan's id or code.
   */
  getPlan(idOrCode: number | string, options?: Options<M>): Reply<M, PlanDetails> {
    return this.call('GET /plan/{idOrCode}/', { first: { idOrCode }, options });
  }

  /**
   * Updates a plan: the given fields are replaced, the others stay.
   *
   * Python: `update` · Paystack: https://paystack.com/docs/api/plan/#update
   *
   * @param idOrCode - the plan's id or code.
   */
  update(idOrCode: number | string, params?: UpdatePlanParams | null, options?: Options<M>): Reply<M, null> {
    return this.call('PUT /plan/{idOrCode}/', { first: { idOrCode }, fields: updateFields, params, options });
  }
}

/** Paystack's plans as blocking calls. Python: `pypaystack2.api.Plan`. */
export class Plan extends blocking(PlanAPI<'blocking'>) {}

/** Paystack's plans as promises. Python: `pypaystack2.api.AsyncPlan`. */
export class AsyncPlan extends promising(PlanAPI<'async'>) {}
