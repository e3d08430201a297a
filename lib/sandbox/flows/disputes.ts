import type { StoredDispute, StoredTransaction } from '../core/records/payments';
import { HOUR } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf, transactionOf } from '../views/disputes';
import { leftOf, refundOf } from './refunds';

/** Milliseconds between two reminders of an open dispute, and until it counts as accepted. */
const REMINDER = 4 * HOUR;

const TIME_TO_ANSWER = 16 * HOUR;

/** Opens a dispute on a payment, as the customer's bank would. */
export function openDispute(
  world: World,
  transaction: StoredTransaction,
  {
    amount: claimed = leftOf(world, transaction),
    category = 'chargeback',
  }: { amount?: number; category?: string } = {},
): StoredDispute {
  if (transaction.status !== 'success') throw new Error(`The transaction is ${transaction.status}.`);
  if (world.disputes.oldestFirst.some((other) => other.transaction === transaction.id)) {
    throw new Error('The transaction has been disputed already.');
  }
  const left = leftOf(world, transaction);
  if (left === 0) throw new Error('The transaction has been refunded already.');
  if (claimed > left) throw new Error(`Of the transaction, ${left} are left to claim, not ${claimed}.`);
  const by = world.customers.withId(transaction.customer)?.email ?? '';
  const { now: createdAt } = world;
  const stamp = world.stamp(world.disputes);
  const dispute = world.disputes.add({
    ...stamp,
    transaction: transaction.id,
    refund_amount: claimed,
    currency: transaction.currency,
    status: 'awaiting-merchant-feedback',
    resolution: null,
    category,
    note: null,
    attachments: '[]',
    evidence: null,
    dueAt: new Date(world.clock.now + TIME_TO_ANSWER).toISOString(),
    resolvedAt: null,
    history: [{ id: stamp.id, status: 'pending', by, createdAt }],
    messages: [{ id: stamp.id, sender: by, body: 'I do not know this payment', createdAt }],
  });
  tell(world, dispute, 'create');
  world.later(REMINDER, 'remind of dispute', dispute.id);
  world.later(TIME_TO_ANSWER, 'accept dispute', dispute.id);
  return dispute;
}

/** Sends a reminder of an open dispute. */
export function remind(world: World, dispute: StoredDispute): void {
  if (dispute.status !== 'awaiting-merchant-feedback') return;
  tell(world, dispute, 'remind');
  if (Date.parse(dispute.dueAt) > world.clock.now + REMINDER) {
    world.later(REMINDER, 'remind of dispute', dispute.id);
  }
}

/** Accepts a dispute that nobody has answered. */
export function acceptUnanswered(world: World, dispute: StoredDispute): void {
  if (dispute.status === 'awaiting-merchant-feedback') settle(world, dispute, 'auto-accepted');
}

/** Decides a dispute that the merchant declined for the customer, as the bank may. */
export function overrule(world: World, dispute: StoredDispute): void {
  if (dispute.resolution !== 'declined') throw new Error('The merchant has not declined this dispute.');
  settle(world, dispute, 'auto-accepted', BANK);
}

export function settle(world: World, dispute: StoredDispute, resolution: string, by = MERCHANT): void {
  const { now: createdAt } = world;
  const history = [
    ...dispute.history,
    { id: dispute.id * 100 + dispute.history.length, status: 'resolved', by, createdAt },
  ];
  world.change(dispute, { status: 'resolved', resolution, resolvedAt: createdAt, history });
  world.cancel('remind of dispute', dispute.id);
  world.cancel('accept dispute', dispute.id);
  const transaction = transactionOf(dispute, world);
  if (resolution !== 'declined' && transaction.status === 'success') {
    // The dispute is over, so that what it claimed is left again.
    const amount = Math.min(dispute.refund_amount, leftOf(world, transaction));
    if (amount > 0) refundOf(world, transaction, { amount, dispute: dispute.id });
  }
  tell(world, dispute, 'resolve');
}

/** The user who answers disputes in the sandbox. */
export const MERCHANT = 'merchant@example.com';

const BANK = 'bank@example.com';

function tell(world: World, dispute: StoredDispute, what: 'create' | 'remind' | 'resolve'): void {
  world.emit(`charge.dispute.${what}`, eventOf(dispute, world));
}
