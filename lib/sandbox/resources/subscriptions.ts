import type { Interval } from '../../enums';
import { type Find, fetches, found, lists, named, notFound, ok, omit, pick } from '../core/plain';
import { maybe, need, read, readDate, readInteger, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { DAY } from '../core/sandbox-clock';
import type {
  StoredInvoice,
  StoredPlan,
  StoredSubscription,
  StoredTransaction,
} from '../core/stored-records';
import type { World } from '../core/world';
import type { StoredAuthorization, StoredCustomer } from '../customer-records';
import { Refusal, invalidParams } from '../refusal';
import { customerIn, customerNamed, summary } from './customers';
import { chargeAuthorization } from './payments';

import { planIn } from './transaction-views';
import { newTransaction } from './transactions';

const MONTHS: Partial<Record<Interval, number>> = { monthly: 1, quarterly: 3, biannually: 6, annually: 12 };
const DAYS: Partial<Record<Interval, number>> = { hourly: 1 / 24, daily: 1, weekly: 7 };

/** Milliseconds between an invoice and its charge. */
const NOTICE = 3 * DAY;

/** The last day of a month on which subscriptions are charged. */
const LAST_DAY = 28;

/** The time of the next charge after a charge. */
function nextDate(time: string, interval: Interval): string {
  const date = new Date(time);
  const months = MONTHS[interval];
  if (months === undefined) return new Date(date.getTime() + (DAYS[interval] ?? 1) * DAY).toISOString();
  date.setUTCDate(Math.min(date.getUTCDate(), LAST_DAY));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString();
}

function cronOf(time: string, interval: Interval): string {
  const date = new Date(time);
  const day = Math.min(date.getUTCDate(), LAST_DAY);
  const expressions: Record<Interval, string> = {
    hourly: '0 * * * *',
    daily: '0 0 * * *',
    weekly: `0 0 * * ${date.getUTCDay()}`,
    monthly: `0 0 ${day} * *`,
    quarterly: `0 0 ${day} */3 *`,
    biannually: `0 0 ${day} */6 *`,
    annually: `0 0 ${day} ${date.getUTCMonth() + 1} *`,
  };
  return expressions[interval];
}

/** Starts a subscription, and sends the event. */
function subscribe(
  world: World,
  customer: StoredCustomer,
  plan: StoredPlan,
  authorization: StoredAuthorization,
  { firstCharge, paid = 0 }: { firstCharge: string; paid?: number },
): StoredSubscription {
  const subscription = world.subscriptions.add({
    ...world.stamp(world.subscriptions),
    customer: customer.id,
    plan: plan.id,
    start: Math.floor(world.clock.now / 1000),
    status: 'active',
    quantity: 1,
    amount: plan.amount,
    subscription_code: world.code('SUB'),
    email_token: world.random.text(15),
    authorization: { ...authorization },
    cron_expression: cronOf(firstCharge, plan.interval),
    next_payment_date: firstCharge,
    ends_at: null,
    open_invoice: null,
    invoice_limit: plan.invoice_limit,
    payments_count: paid,
    cancelledAt: null,
  });
  world.emit('subscription.create', { ...eventOf(subscription, world), createdAt: subscription.createdAt });
  schedule(world, subscription);
  return subscription;
}

/** Starts the subscription that a payment for a plan includes. */
export function subscribeByPayment(world: World, transaction: StoredTransaction): void {
  const plan = world.plans.with('plan_code', transaction.plan);
  const customer = world.customers.withId(transaction.customer);
  const { authorization } = transaction;
  if (!plan || !customer || !authorization?.reusable) return;
  const firstCharge = nextDate(world.now, plan.interval);
  const subscription = subscribe(world, customer, plan, authorization, { firstCharge, paid: 1 });
  endAtLimit(world, subscription);
}

function schedule(world: World, subscription: StoredSubscription): void {
  const { id, next_payment_date: date } = subscription;
  world.cancel('raise invoice', id);
  world.cancel('renew subscription', id);
  if (date === null) return;
  const notice = Date.parse(date) - NOTICE;
  // A plan with less than three days between two charges makes the invoice with the charge.
  if (notice > world.clock.now) world.later(new Date(notice).toISOString(), 'raise invoice', id);
  world.later(date, 'renew subscription', id);
}

/** Makes the invoice of the next charge, and sends the event. */
export function raiseInvoice(world: World, subscription: StoredSubscription): StoredInvoice | undefined {
  if (!['active', 'attention'].includes(subscription.status)) return undefined;
  const plan = world.plans.withId(subscription.plan);
  if (!plan) return undefined;
  const period_start = subscription.next_payment_date ?? world.now;
  const invoice = world.invoices.add({
    ...world.stamp(world.invoices),
    invoice_code: world.code('INV'),
    amount: subscription.amount,
    period_start,
    period_end: nextDate(period_start, plan.interval),
    status: 'pending',
    paid: false,
    paid_at: null,
    description: null,
    subscription: subscription.id,
    transaction: null,
  });
  world.change(subscription, { open_invoice: invoice.invoice_code });
  world.emit('invoice.create', invoiceEvent(invoice, world));
  return invoice;
}

/** Charges a subscription. Ends it if it does not renew. */
export function renew(world: World, subscription: StoredSubscription): void {
  const plan = world.plans.withId(subscription.plan);
  const customer = world.customers.withId(subscription.customer);
  if (!plan || !customer) return;
  if (subscription.status === 'non-renewing') {
    end(world, subscription);
    return;
  }
  const open = world.invoices.with('invoice_code', subscription.open_invoice);
  const invoice = open?.transaction === null ? open : raiseInvoice(world, subscription);
  if (!invoice) return;
  const transaction = newTransaction(world, customer, {
    amount: subscription.amount,
    currency: plan.currency,
    plan: plan.plan_code,
    entryPoint: 'subscription',
    metadata: { invoice_action: 'create' },
  });
  world.change(invoice, { transaction: transaction.id });
  world.change(subscription, { next_payment_date: nextDate(invoice.period_start, plan.interval) });
  schedule(world, subscription);
  chargeAuthorization(world, transaction, subscription.authorization);
}

/** Keeps in the invoice and its subscription how the charge ended. */
export function settleInvoice(world: World, invoice: StoredInvoice, transaction: StoredTransaction): void {
  const subscription = world.subscriptions.withId(invoice.subscription);
  if (!subscription) return;
  if (transaction.status === 'success') {
    world.change(invoice, { status: 'success', paid: true, paid_at: transaction.paid_at });
    const payments_count = subscription.payments_count + 1;
    world.change(subscription, { status: 'active', open_invoice: null, payments_count });
    endAtLimit(world, subscription);
  } else {
    world.change(invoice, { description: transaction.gateway_response });
    world.emit('invoice.payment_failed', invoiceEvent(invoice, world));
    world.change(invoice, { status: 'failed' });
    world.change(subscription, { status: 'attention' });
  }
  world.emit('invoice.update', invoiceEvent(invoice, world));
}

/** Stops the renewal of a subscription after its last charge. */
function endAtLimit(world: World, subscription: StoredSubscription): void {
  const { invoice_limit: limit, payments_count: count } = subscription;
  if (limit > 0 && count >= limit) stopRenewing(world, subscription);
}

function stopRenewing(world: World, subscription: StoredSubscription): void {
  const ends_at = subscription.next_payment_date;
  world.change(subscription, { status: 'non-renewing', next_payment_date: null, ends_at });
  world.cancel('raise invoice', subscription.id);
  world.emit('subscription.not_renew', notRenewing(subscription, world));
}

function end(world: World, subscription: StoredSubscription): void {
  const isCancelled = subscription.cancelledAt !== null;
  world.change(subscription, { status: isCancelled ? 'cancelled' : 'completed', next_payment_date: null });
  const { email_token } = subscription;
  const event = eventOf(subscription, world);
  // The event says `complete` where the API says `completed`.
  world.emit('subscription.disable', {
    ...event,
    email_token,
    status: isCancelled ? 'cancelled' : 'complete',
  });
}

function eventOf(subscription: StoredSubscription, world: World) {
  const plan = world.plans.withId(subscription.plan);
  const customer = world.customers.withId(subscription.customer);
  return {
    ...pick(subscription, 'domain', 'status', 'subscription_code', 'amount', 'cron_expression'),
    ...pick(subscription, 'next_payment_date', 'open_invoice'),
    plan: plan && planIn(plan),
    authorization: subscription.authorization,
    customer: customer && omit(customerIn(customer), 'international_format_phone'),
    created_at: subscription.createdAt,
  };
}

function notRenewing(subscription: StoredSubscription, world: World) {
  return {
    ...pick(subscription, 'id', 'email_token', 'integration', 'invoice_limit'),
    ...eventOf(subscription, world),
    invoices: [],
    invoices_history: [],
    split_code: null,
    most_recent_invoice: null,
  };
}

function invoiceEvent(invoice: StoredInvoice, world: World) {
  const subscription = world.subscriptions.withId(invoice.subscription);
  const customer = subscription && world.customers.withId(subscription.customer);
  const transaction = world.transactions.withId(invoice.transaction);
  return {
    ...pick(invoice, 'domain', 'invoice_code', 'amount', 'period_start', 'period_end', 'status'),
    ...pick(invoice, 'paid', 'paid_at', 'description'),
    authorization: subscription?.authorization,
    subscription:
      subscription &&
      pick(
        subscription,
        'status',
        'subscription_code',
        'email_token',
        'amount',
        'cron_expression',
        'next_payment_date',
        'open_invoice',
      ),
    customer: customer && omit(customerIn(customer), 'international_format_phone'),
    transaction:
      transaction?.status === 'success' ? pick(transaction, 'reference', 'status', 'amount', 'currency') : {},
    created_at: invoice.createdAt,
  };
}

/** Returns what a plan shows of a subscription. It says `complete`, the endpoints of subscriptions say `completed`. */
export function subscriptionIn(subscription: StoredSubscription) {
  const shown = created(subscription);
  return { ...shown, status: shown.status === 'completed' ? 'complete' : shown.status };
}

function created(subscription: StoredSubscription) {
  return {
    ...omit(subscription, 'ends_at', 'payments_count'),
    split_code: null,
    easy_cron_id: null,
    metadata: null,
  };
}

function listed(subscription: StoredSubscription, world: World) {
  const customer = world.customers.withId(subscription.customer);
  const plan = world.plans.withId(subscription.plan);
  const invoices = world.invoices.oldestFirst.filter(({ subscription: id }) => id === subscription.id);
  const latest = invoices.at(-1);
  return {
    ...omit(created(subscription), 'cancelledAt'),
    customer: customer && {
      ...summary(customer),
      ...pick(customerIn(customer), 'international_format_phone'),
    },
    plan: plan && {
      ...pick(
        plan,
        'domain',
        'name',
        'plan_code',
        'description',
        'amount',
        'interval',
        'send_invoices',
        'send_sms',
        'hosted_page',
      ),
      hosted_page_url: null,
      hosted_page_summary: null,
      ...pick(plan, 'currency', 'migrate', 'id', 'integration', 'createdAt', 'updatedAt'),
    },
    payments_count: subscription.payments_count,
    most_recent_invoice: latest ? recent(latest) : null,
  };
}

function recent(invoice: StoredInvoice) {
  const { id, subscription, ...shown } = omit(invoice, 'createdAt', 'updatedAt');
  return { subscription, ...shown, id, createdAt: invoice.createdAt, updatedAt: invoice.updatedAt };
}

function fetchedOne(subscription: StoredSubscription, world: World) {
  const invoices = world.invoices.oldestFirst.filter(({ subscription: id }) => id === subscription.id);
  return {
    invoices: invoices.map(recent),
    ...listed(subscription, world),
    cancelledAt: subscription.cancelledAt,
    invoices_history: [],
  };
}

const of = (world: World) => world.subscriptions;
const inPath = named(of, 'id_or_code', 'Subscription not found');

const create: Handler = (world, { body }) => {
  const fields = read(body, {
    customer: need(readText),
    plan: need(readText),
    authorization: maybe(readText),
    start_date: maybe(readDate),
    invoice_limit: maybe(readInteger),
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
  const subscription = subscribe(world, customer, plan, authorization, { firstCharge });
  if (fields.invoice_limit !== undefined) world.change(subscription, { invoice_limit: fields.invoice_limit });
  return ok('Subscription successfully created', created(subscription));
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
  const plan = found(world.plans.withId(subscription.plan), 'Plan not found');
  const { status, ends_at } = subscription;
  if (!['non-renewing', 'cancelled'].includes(status)) throw invalidParams('Subscription is already active');
  const isLater = ends_at !== null && Date.parse(ends_at) > world.clock.now;
  const next_payment_date = isLater ? ends_at : nextDate(world.now, plan.interval);
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
