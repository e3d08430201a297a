import { sumOf } from './amounts';
import type { PlanDetails } from '../../records/plan';
import { omit, pick } from '../core/plain';
import type { StoredPlan } from '../core/records/recurring';
import type { World } from '../core/world';
import { subscriptionIn } from './subscriptions';

function detailed(plan: StoredPlan, world: World) {
  const subscriptions = world.subscriptions.oldestFirst.filter(({ plan: id }) => id === plan.id);
  const active = subscriptions.filter(({ status }) => status === 'active');
  return {
    subscriptions: subscriptions.map(subscriptionIn),
    ...omit(plan, 'createdAt', 'updatedAt'),
    hosted_page_url: null,
    hosted_page_summary: null,
    ...pick(plan, 'createdAt', 'updatedAt'),
    pages: [],
    is_deleted: false,
    counts: { all: subscriptions.length, active: active.length },
    revenue: revenueOf(plan, world),
  };
}

export function listed(plan: StoredPlan, world: World): PlanDetails {
  const { counts, revenue, ...shown } = detailed(plan, world);
  return {
    ...shown,
    total_subscriptions: counts.all,
    active_subscriptions: counts.active,
    total_subscriptions_revenue: revenue,
  };
}

export function fetched(plan: StoredPlan, world: World): PlanDetails {
  const { counts, revenue, ...shown } = detailed(plan, world);
  return {
    ...shown,
    pages_count: 0,
    subscribers_count: counts.all,
    subscriptions_count: counts.all,
    active_subscriptions_count: counts.active,
    total_revenue: revenue,
    subscribers: [],
  };
}

/** What came in for a plan. */
function revenueOf({ plan_code, currency }: StoredPlan, world: World): number {
  return sumOf(
    world.transactions.oldestFirst.filter(
      (paid) => paid.plan === plan_code && paid.currency === currency && paid.shares !== null,
    ),
  );
}
