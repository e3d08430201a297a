import type { PreauthorizationEventData } from '../../webhooks';
import { omit, pick } from '../core/plain';
import type { StoredPreauthorization } from '../core/records/preauthorizations';
import { BUSINESS, INTEGRATION, type World } from '../core/world';
import { customerIn } from './customers';
import { cardIn } from './embedded';
import { splitPaid } from './shares';

/** Returns the fields that all replies and events show of a preauthorization. */
function base(preauthorization: StoredPreauthorization, world: World) {
  const { captured_amount, transaction, split } = preauthorization;
  const paid = transaction === null ? undefined : world.transactions.get(transaction);
  return {
    ...pick(preauthorization, 'id', 'domain', 'status', 'reference', 'amount', 'message', 'currency'),
    fees: paid?.fees ?? 0,
    customer: customerIn(world.customers.get(preauthorization.customer)),
    merchant_id: INTEGRATION,
    merchant_name: BUSINESS,
    // These two are texts.
    transaction_id: transaction === null ? null : String(transaction),
    captured_amount: captured_amount === null ? null : String(captured_amount),
    ...pick(preauthorization, 'captured_at', 'expiry_date', 'expire_action'),
    split_code: split,
    split: paid && split !== null ? splitPaid(paid, world) : null,
  };
}

/** Returns what the replies about one preauthorization show. */
export function detailed(preauthorization: StoredPreauthorization, world: World) {
  const { authorization, metadata, createdAt: created_at, released_at, transaction } = preauthorization;
  return {
    ...base(preauthorization, world),
    metadata,
    authorization: authorization ?? {},
    released_at,
    created_at,
    ...(transaction === null ? {} : { transaction: paymentIn(transaction, world) }),
  };
}

/** Returns what a list shows of a preauthorization. */
export function listed(preauthorization: StoredPreauthorization, world: World) {
  return omit(detailed(preauthorization, world), 'authorization', 'merchant_id', 'merchant_name', 'split');
}

/** The payment that a capture made. */
function paymentIn(id: number, world: World) {
  const paid = world.transactions.get(id);
  return {
    ...pick(paid, 'domain', 'status', 'reference', 'currency', 'channel', 'message', 'gateway_response'),
    fees: paid.fees ?? 0,
    // This is a text here.
    id: String(id),
    transaction_date: paid.createdAt,
    metadata: objectIn(paid.metadata),
    split: splitPaid(paid, world),
  };
}

/** Returns what the events show of a preauthorization. */
export function eventOf(preauthorization: StoredPreauthorization, world: World): PreauthorizationEventData {
  const { authorization, metadata, released_at: expired_at, transaction, status } = preauthorization;
  if (!authorization) throw new Error('A preauthorization without a card has no events.');
  const isOver = status === 'released' || status === 'capture_failed';
  const { split_code, split, ...shown } = base(preauthorization, world);
  return {
    ...shown,
    metadata: objectIn(metadata),
    authorization: cardIn(authorization),
    // Paystack sends the split of what is held or captured, and when the hold of all others ended.
    ...(isOver ? { expired_at } : { split_code, split }),
    ...(transaction === null ? {} : { transaction: paymentIn(transaction, world) }),
  };
}

function objectIn(metadata: StoredPreauthorization['metadata']) {
  return typeof metadata === 'object' && !Array.isArray(metadata)
    ? (metadata as Readonly<Record<string, unknown>> | null)
    : null;
}
