import type { StoredAuthorization, StoredCustomer } from '../core/records/customers';
import type { StoredTransaction } from '../core/records/payments';
import type { StoredInvoice, StoredPlan, StoredSubscription } from '../core/records/recurring';
import { DAY } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { createdEvent, eventOf, invoiceEvent, notRenewing } from '../views/subscriptions';
import { cronOf, nextDate } from './calendar';
import { chargeAuthorization } from './payments';
import { newTransaction } from './transactions';

/** Milliseconds between an invoice and its charge. */
const NOTICE = 3 * DAY;

/** Starts a subscription, and sends the event. */
export function subscribe(
  world: World,
  customer: StoredCustomer,
  plan: StoredPlan,
  authorization: StoredAuthorization,
  {
    firstCharge,
    paid = 0,
    invoice_limit = plan.invoice_limit,
  }: { firstCharge: string; paid?: number; invoice_limit?: number | undefined },
): StoredSubscription {
  const subscription = world.subscriptions.add({
    ...world.stamp(world.subscriptions),
    customer: customer.id,
    plan: plan.id,
    start: Math.floor(world.clock.now / 1000),
    status: 'active',
    quantity: 1,
    amount: plan.amount,
    interval: plan.interval,
    subscription_code: world.code('SUB'),
    email_token: world.random.text(15),
    authorization: { ...authorization },
    cron_expression: cronOf(firstCharge, plan.interval),
    next_payment_date: firstCharge,
    ends_at: null,
    open_invoice: null,
    invoice_limit,
    payments_count: paid,
    cancelledAt: null,
  });
  world.emit('subscription.create', createdEvent(subscription, world));
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
  const subscription = subscribe(world, customer, plan, authorization, {
    firstCharge,
    paid: 1,
    invoice_limit: transaction.invoice_limit ?? undefined,
  });
  endAtLimit(world, subscription);
}

export function schedule(world: World, subscription: StoredSubscription): void {
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
  const period_start = subscription.next_payment_date ?? world.now;
  const invoice = world.invoices.add({
    ...world.stamp(world.invoices),
    invoice_code: world.code('INV'),
    amount: subscription.amount,
    period_start,
    period_end: nextDate(period_start, subscription.interval),
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
  const plan = world.plans.get(subscription.plan);
  const customer = world.customers.get(subscription.customer);
  if (subscription.status === 'non-renewing') {
    end(world, subscription);
    return;
  }
  const invoice = openInvoiceOf(world, subscription) ?? raiseInvoice(world, subscription);
  if (!invoice) return;
  const transaction = newTransaction(world, customer, {
    amount: invoice.amount,
    currency: plan.currency,
    plan: plan.plan_code,
    entryPoint: 'subscription',
    metadata: { invoice_action: 'create' },
  });
  world.change(invoice, { transaction: transaction.id });
  world.change(subscription, { next_payment_date: nextDate(invoice.period_start, subscription.interval) });
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

/** Gives the subscriptions that still charge what is new in their plan. Returns how many there are. */
export function followPlan(
  world: World,
  plan: StoredPlan,
  { amount, interval, invoice_limit }: Partial<Pick<StoredPlan, 'amount' | 'interval' | 'invoice_limit'>>,
): number {
  const affected = world.subscriptions.oldestFirst.filter(
    ({ plan: id, status }) => id === plan.id && ['active', 'attention'].includes(status),
  );
  for (const subscription of affected) {
    if (amount !== undefined) changeAmount(world, subscription, amount);
    if (interval !== undefined) {
      const cron_expression = cronOf(subscription.next_payment_date ?? world.now, interval);
      world.change(subscription, { interval, cron_expression });
      const open = openInvoiceOf(world, subscription);
      if (open) world.change(open, { period_end: nextDate(open.period_start, interval) });
    }
    if (invoice_limit !== undefined) {
      world.change(subscription, { invoice_limit });
      endAtLimit(world, subscription);
    }
  }
  return affected.length;
}

/** An invoice that is not charged yet gets the new amount, too. */
function changeAmount(world: World, subscription: StoredSubscription, amount: number): void {
  world.change(subscription, { amount });
  const invoice = openInvoiceOf(world, subscription);
  if (invoice) world.change(invoice, { amount });
}

/** The invoice of a subscription that is not charged yet. */
function openInvoiceOf(world: World, subscription: StoredSubscription): StoredInvoice | undefined {
  const invoice = world.invoices.with('invoice_code', subscription.open_invoice);
  return invoice?.transaction === null ? invoice : undefined;
}

/** Stops the renewal of a subscription after its last charge. */
function endAtLimit(world: World, subscription: StoredSubscription): void {
  const { invoice_limit: limit, payments_count: count } = subscription;
  if (limit > 0 && count >= limit) stopRenewing(world, subscription);
}

export function stopRenewing(world: World, subscription: StoredSubscription): void {
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
