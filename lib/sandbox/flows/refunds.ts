import { moveMoney } from '../core/money';
import type { StoredRefund, StoredTransaction } from '../core/records/payments';
import { invalidParams } from '../core/refusal';
import { DAY, MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf, transactionOf } from '../views/refunds';

/** The user who refunds in the sandbox. */
const REFUNDED_BY = 'merchant@example.com';

/** Returns how much of a transaction has not been refunded. */
export function leftOf(world: World, { id, amount }: StoredTransaction): number {
  return world.refunds.oldestFirst
    .filter((refund) => refund.transaction === id && refund.status !== 'failed')
    .reduce((left, refund) => left - refund.amount, amount);
}

/** Refunds a transaction in full or in part. */
export function refundOf(
  world: World,
  transaction: StoredTransaction,
  {
    amount: asked = transaction.amount,
    customer_note,
    merchant_note,
    dispute = null,
  }: {
    amount?: number | undefined;
    customer_note?: string | undefined;
    merchant_note?: string | undefined;
    dispute?: number | null;
  },
): StoredRefund {
  const { id, reference, channel, currency: paidIn } = transaction;
  if (transaction.status === 'reversed') throw invalidParams('Transaction has been fully reversed');
  if (transaction.status !== 'success') throw invalidParams('Transaction has not been paid');
  if (asked > leftOf(world, transaction)) {
    throw invalidParams('Refund amount cannot be more than the amount left of the transaction');
  }
  const refund = world.refunds.add({
    ...world.stamp(world.refunds),
    transaction: id,
    dispute,
    settlement: null,
    amount: asked,
    deducted_amount: 0,
    fully_deducted: false,
    currency: paidIn,
    channel,
    status: 'pending',
    refunded_by: REFUNDED_BY,
    refunded_at: null,
    expected_at: new Date(world.clock.now + 9 * DAY).toISOString(),
    customer_note: customer_note ?? `Refund for transaction ${reference}`,
    merchant_note: merchant_note ?? `Refund for transaction ${reference} by ${REFUNDED_BY}`,
    bank_reference: null,
  });
  tell(world, refund);
  world.later(MINUTE, 'process refund', refund.id);
  return refund;
}

/** Starts to process a refund: the money leaves the balance. */
export function processRefund(world: World, refund: StoredRefund): void {
  if (refund.deducted_amount === 0) {
    moveMoney(world, refund.currency, -refund.amount, 'Refund', refund.id, refund.merchant_note);
  }
  world.change(refund, { status: 'processing', deducted_amount: refund.amount, fully_deducted: true });
  tell(world, refund);
  world.later(DAY, 'end refund', refund.id);
}

/** Ends a refund: the bank has paid it, or could not pay it. */
export function endRefund(world: World, refund: StoredRefund): void {
  const transaction = transactionOf(refund, world);
  const isRetried = refund.bank_reference !== null;
  const status = isRetried ? 'processed' : transaction.refund;
  world.change(refund, { status });
  if (status === 'processed') {
    const bank_reference = world.random.text(12, 'digits');
    world.change(refund, { refunded_at: world.now, bank_reference });
    if (refund.amount === transaction.amount) world.change(transaction, { status: 'reversed' });
  }
  if (status === 'failed') {
    moveMoney(world, refund.currency, refund.amount, 'Refund', refund.id, 'Refund failed');
  }
  tell(world, refund);
}

function tell(world: World, refund: StoredRefund): void {
  world.emit(`refund.${refund.status}`, eventOf(refund, world));
}
