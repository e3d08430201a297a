import { followPlan } from '../flows/subscriptions';
import { Interval } from '../../arguments/enums';
import type { BodyFields } from '../core/body';
import { creates, fetches, lists, named, ok } from '../core/plain';
import {
  ensureLeast,
  readCurrency,
  given,
  maybe,
  need,
  read,
  readAmount,
  readCount,
  readFlag,
  readOneOf,
  readText,
} from '../core/reading';
import type { StoredPlan } from '../core/records/recurring';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { fetched, listed } from '../views/plans';

const of = (world: World) => world.plans;

const inPath = named(of, 'id_or_code', 'Plan not found');

const changeable = {
  name: maybe(readText),
  amount: maybe(readAmount),
  interval: maybe(readOneOf(Interval)),
  description: maybe(readText),
  send_invoices: maybe(readFlag),
  send_sms: maybe(readFlag),
  currency: maybe(readCurrency),
  invoice_limit: maybe(readCount(0)),
};

const update: Handler = (world, call) => {
  const plan = inPath(world, call);
  const { update_existing_subscriptions, ...fields } = read(call.body, {
    ...changeable,
    update_existing_subscriptions: maybe(readFlag, true),
  });
  const changes = given(fields);
  ensureLeast(changes.amount ?? plan.amount, changes.currency ?? plan.currency);
  world.change(plan, changes);
  const affected = update_existing_subscriptions ? followPlan(world, plan, changes) : 0;
  return ok(`Plan updated. ${affected} subscription(s) affected`);
};

/** Makes a plan from the fields of a request. */
export function newPlan(world: World, body: BodyFields): StoredPlan {
  const { send_invoices, send_sms, invoice_limit, ...fields } = read(body, {
    ...changeable,
    name: need(readText),
    amount: need(readAmount),
    interval: need(readOneOf(Interval)),
    currency: maybe(readCurrency, 'NGN'),
  });
  ensureLeast(fields.amount, fields.currency);
  return {
    ...world.stamp(of(world)),
    ...fields,
    description: fields.description ?? null,
    plan_code: world.code('PLN'),
    send_invoices: send_invoices ?? true,
    send_sms: send_sms ?? true,
    hosted_page: false,
    invoice_limit: invoice_limit ?? 0,
    migrate: false,
    is_archived: false,
  };
}

/** The endpoints of plans. */
export const planRoutes: Routes = {
  'POST /plan': creates(
    of,
    'Plan created',
    (world, { body }) => newPlan(world, body),
    (plan) => plan,
  ),
  'GET /plan': lists(of, 'Plans retrieved', listed, {
    filters: {
      status: ({ is_archived }, value) => (is_archived ? 'archived' : 'active') === value,
      interval: ({ interval }, value) => interval === value,
      amount: (plan, value) => plan.amount === Number(value),
    },
  }),
  'GET /plan/{id_or_code}': fetches(inPath, 'Plan retrieved', fetched),
  'PUT /plan/{id_or_code}': update,
};
