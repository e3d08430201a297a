import type { Kind } from '../kind';
import { customers } from './customers';
import { disputes } from './disputes';
import { refunds } from './refunds';
import { requests } from './requests';
import { subscriptions } from './subscriptions';
import { transactions } from './transactions';
import { transfers } from './transfers';
import { webhooks } from './webhooks';

/** What the dashboard lists, in the order of its navigation. */
export const KINDS: readonly Kind[] = [
  transactions,
  customers,
  subscriptions,
  transfers,
  refunds,
  disputes,
  webhooks,
  requests,
];
