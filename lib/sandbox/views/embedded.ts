import type { PlanSummary } from '../../records/plan';
import type { EventCard } from '../../webhooks';
import type { StoredAuthorization } from '../core/records/customers';
import { pick } from '../core/plain';
import type { StoredPlan } from '../core/records/recurring';

/** A plan within a transaction or a subscription. */
export function planIn(plan: StoredPlan): PlanSummary {
  return pick(
    plan,
    'id',
    'name',
    'plan_code',
    'description',
    'amount',
    'interval',
    'send_invoices',
    'send_sms',
    'currency',
  );
}

/** An authorization that can be charged again, within an event. */
export function cardIn({ signature, ...authorization }: StoredAuthorization): EventCard {
  return { ...authorization, ...(signature === null ? {} : { signature }) };
}
