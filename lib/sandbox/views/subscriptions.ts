import type { InvoiceEventData, SubscriptionEventData } from '../../webhooks';
import type {
  CreatedSubscription,
  SubscriptionDetails,
  SubscriptionSummary,
} from '../../records/subscription';
import { omit, pick } from '../core/plain';
import type { StoredInvoice, StoredSubscription } from '../core/records/recurring';
import type { World } from '../core/world';
import { customerIn, summary } from './customers';
import { cardIn, planIn } from './embedded';

export function eventOf(subscription: StoredSubscription, world: World): SubscriptionEventData {
  const plan = world.plans.get(subscription.plan);
  const customer = world.customers.get(subscription.customer);
  return {
    ...pick(subscription, 'domain', 'status', 'subscription_code', 'amount', 'cron_expression'),
    ...pick(subscription, 'next_payment_date', 'open_invoice'),
    plan: planIn(plan),
    authorization: cardIn(subscription.authorization),
    customer: omit(customerIn(customer), 'international_format_phone'),
    created_at: subscription.createdAt,
  };
}

/** Returns what the event of a new subscription shows. Shops store the token from there. */
export function createdEvent(subscription: StoredSubscription, world: World): SubscriptionEventData {
  return {
    ...eventOf(subscription, world),
    ...pick(subscription, 'id', 'integration', 'email_token', 'createdAt', 'cancelledAt'),
    ...pick(subscription, 'invoice_limit', 'payments_count'),
    split_code: null,
    most_recent_invoice: null,
  };
}

export function notRenewing(subscription: StoredSubscription, world: World): SubscriptionEventData {
  return {
    ...pick(subscription, 'id', 'email_token', 'integration', 'invoice_limit'),
    ...eventOf(subscription, world),
    customer: customerIn(world.customers.get(subscription.customer)),
    invoices: [],
    invoices_history: [],
    split_code: null,
    most_recent_invoice: null,
  };
}

export function invoiceEvent(invoice: StoredInvoice, world: World): InvoiceEventData {
  const subscription = world.subscriptions.get(invoice.subscription);
  const customer = world.customers.get(subscription.customer);
  const transaction = world.transactions.withId(invoice.transaction);
  return {
    ...pick(invoice, 'domain', 'invoice_code', 'amount', 'period_start', 'period_end', 'status'),
    ...pick(invoice, 'paid', 'paid_at', 'description'),
    authorization: cardIn(subscription.authorization),
    subscription: pick(
      subscription,
      'status',
      'subscription_code',
      'email_token',
      'amount',
      'cron_expression',
      'next_payment_date',
      'open_invoice',
    ),
    customer: omit(customerIn(customer), 'international_format_phone'),
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

export function created(subscription: StoredSubscription) {
  return {
    ...omit(subscription, 'ends_at', 'payments_count', 'interval'),
    split_code: null,
    easy_cron_id: null,
    metadata: null,
  };
}

/** Returns what the reply that creates a subscription shows. */
export function createdOne(subscription: StoredSubscription): CreatedSubscription {
  const { next_payment_date, ...shown } = created(subscription);
  return { ...shown, next_payment_date: next_payment_date ?? '' };
}

export function listed(subscription: StoredSubscription, world: World): SubscriptionSummary {
  const customer = world.customers.get(subscription.customer);
  const plan = world.plans.get(subscription.plan);
  const invoices = world.invoices.oldestFirst.filter(({ subscription: id }) => id === subscription.id);
  const latest = invoices.at(-1);
  return {
    ...omit(created(subscription), 'cancelledAt'),
    customer: {
      ...summary(customer),
      ...pick(customerIn(customer), 'international_format_phone'),
    },
    plan: {
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

export function fetchedOne(subscription: StoredSubscription, world: World): SubscriptionDetails {
  const invoices = world.invoices.oldestFirst.filter(({ subscription: id }) => id === subscription.id);
  return {
    invoices: invoices.map(recent),
    ...listed(subscription, world),
    cancelledAt: subscription.cancelledAt,
    invoices_history: [],
  };
}
