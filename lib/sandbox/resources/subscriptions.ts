import { customerNamed } from '../core/customers';
import { type Find, fetches, found, lists, named, notFound, ok } from '../core/plain';
import { maybe, need, read, readCount, readDate, readText } from '../core/reading';
import type { StoredSubscription } from '../core/records/recurring';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { nextDate } from '../flows/calendar';
import { schedule, stopRenewing, subscribe } from '../flows/subscriptions';
import { createdOne, fetchedOne, listed } from '../views/subscriptions';

const of = (world: World) => world.subscriptions;

const inPath = named(of, 'id_or_code', 'Subscription not found');

const create: Handler = (world, { body }) => {
  const fields = read(body, {
    customer: need(readText),
    plan: need(readText),
    authorization: maybe(readText),
    start_date: maybe(readDate),
    invoice_limit: maybe(readCount(0)),
  });
  const customer = customerNamed(world, fields.customer);
  const plan = found(world.plans.find(fields.plan), 'Plan not found');
  const usable = customer.authorizations.filter(({ reusable }) => reusable);
  const wanted = fields.authorization;
  const authorization =
    wanted === undefined
      ? usable.at(-1)
      : usable.find(({ authorization_code }) => authorization_code === wanted);
  if (!authorization) throw notFound('The customer specified has no saved authorizations');
  const isTwice = world.subscriptions.oldestFirst.some(
    (other) => other.customer === customer.id && other.plan === plan.id && other.status === 'active',
  );
  if (isTwice) {
    throw new Refusal(
      400,
      'duplicate_subscription',
      'This subscription is already in place.',
      'Use the subscription that the customer has',
    );
  }
  const { start_date } = fields;
  const isLater = start_date !== undefined && Date.parse(start_date) > world.clock.now;
  const firstCharge = isLater ? start_date : world.now;
  const { invoice_limit } = fields;
  const subscription = subscribe(world, customer, plan, authorization, { firstCharge, invoice_limit });
  return ok('Subscription successfully created', createdOne(subscription));
};

/** Finds the subscription that a body names by code and email token. */
const inBody: Find<StoredSubscription> = (world, { body }) => {
  const { code, token } = read(body, { code: need(readText), token: need(readText) });
  const subscription = world.subscriptions.with('subscription_code', code);
  if (subscription?.email_token === token) return subscription;
  throw notFound('Subscription with code not found or already inactive');
};

const disable: Handler = (world, call) => {
  const subscription = inBody(world, call);
  if (!['active', 'attention'].includes(subscription.status)) {
    throw notFound('Subscription with code not found or already inactive');
  }
  world.change(subscription, { cancelledAt: world.now });
  stopRenewing(world, subscription);
  return ok('Subscription disabled successfully');
};

const enable: Handler = (world, call) => {
  const subscription = inBody(world, call);
  const { status, ends_at, invoice_limit: limit, payments_count: count } = subscription;
  if (!['non-renewing', 'cancelled'].includes(status)) throw invalidParams('Subscription is already active');
  if (limit > 0 && count >= limit) throw invalidParams('Subscription has made all its payments');
  const isLater = ends_at !== null && Date.parse(ends_at) > world.clock.now;
  const next_payment_date = isLater ? ends_at : nextDate(world.now, subscription.interval);
  world.change(subscription, { status: 'active', cancelledAt: null, ends_at: null, next_payment_date });
  schedule(world, subscription);
  return ok('Subscription enabled successfully');
};

/** The endpoints of subscriptions. */
export const subscriptionRoutes: Routes = {
  'POST /subscription': create,
  'GET /subscription': lists(of, 'Subscriptions retrieved', listed, {
    filters: {
      customer: ({ customer }, value) => customer === Number(value),
      plan: ({ plan }, value) => plan === Number(value),
    },
  }),
  'GET /subscription/{id_or_code}': fetches(inPath, 'Subscription retrieved successfully', fetchedOne),
  'POST /subscription/enable': enable,
  'POST /subscription/disable': disable,
  'GET /subscription/{id_or_code}/manage/link': (world, call) => {
    const token = `${world.random.text(24, 'mixed')}.${world.random.text(32, 'mixed')}`;
    const { email_token } = inPath(world, call);
    const link = `https://paystack.com/manage/subscriptions/${email_token}?subscription_token=${token}`;
    return ok('Link generated', { link });
  },
  'POST /subscription/{id_or_code}/manage/email': (world, call) => {
    inPath(world, call);
    return ok('Email successfully sent');
  },
};
