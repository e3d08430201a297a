import { moveMoney } from '../core/money';
import type { StoredDispute, StoredRefund, StoredTransaction } from '../core/records/payments';
import { invalidParams } from '../core/refusal';
import { DAY, MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf, transactionOf } from '../views/refunds';

/** The user who refunds in the sandbox. */
const REFUNDED_BY = 'merchant@example.com';

/** Returns how much of a transaction is neither refunded nor claimed by an open dispute. */
export function leftOf(world: World, transaction: StoredTransaction): number {
  const claimed = openDisputeOf(world, transaction)?.refund_amount ?? 0;
  return Math.max(0, unrefundedOf(world, transaction) - claimed);
}

/** Returns how much of a transaction is not refunded. */
export function unrefundedOf(world: World, { id, amount }: StoredTransaction): number {
  return world.refunds.oldestFirst
    .filter((refund) => refund.transaction === id && refund.status !== 'failed')
    .reduce((left, refund) => left - refund.amount, amount);
}

/** Returns the dispute about a transaction that waits for its end. */
export function openDisputeOf(world: World, { id }: StoredTransaction): StoredDispute | undefined {
  return world.disputes.oldestFirst.find(
    ({ transaction, status }) => transaction === id && status !== 'resolved',
  );
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
    returned: null,
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
  deduct(world, refund);
  return refund;
}

/** Takes the money of a refund from the balance. A refund that the balance cannot pay waits for more. */
function deduct(world: World, refund: StoredRefund): void {
  const { currency, amount, deducted_amount } = refund;
  const taken = Math.min(amount - deducted_amount, Math.max(0, world.settings.balances[currency] ?? 0));
  if (taken > 0) moveMoney(world, currency, -taken, 'Refund', refund.id, refund.merchant_note);
  const isFull = deducted_amount + taken === amount;
  world.change(refund, { deducted_amount: deducted_amount + taken, fully_deducted: isFull });
  if (isFull) world.later(MINUTE, 'process refund', refund.id);
}

/** Goes on with the refunds that wait for money. To be called when a balance has grown. */
export function deductWaiting(world: World, currency: string): void {
  for (const refund of world.refunds.oldestFirst) {
    if (refund.currency === currency && refund.status === 'pending' && !refund.fully_deducted) {
      deduct(world, refund);
    }
  }
}

/** Starts to process a refund. */
export function processRefund(world: World, refund: StoredRefund): void {
  world.change(refund, { status: 'processing' });
  tell(world, refund);
  world.later(DAY, 'end refund', refund.id);
}

/** Ends a refund: the bank has paid it, or could not pay it. */
export function endRefund(world: World, refund: StoredRefund): void {
  const transaction = transactionOf(refund, world);
  // What a bank has decided, or what was sent a second time, arrives.
  const arrives = refund.dispute !== null || refund.bank_reference !== null;
  const status = arrives ? 'processed' : transaction.refund;
  world.change(refund, { status });
  if (status === 'processed') {
    const bank_reference = world.random.text(12, 'digits');
    world.change(refund, { refunded_at: world.now, bank_reference });
    if (processedOf(world, transaction) === transaction.amount) {
      world.change(transaction, { status: 'reversed' });
    }
  } else world.change(refund, { bank_reference: world.code('TRF') });
  if (status === 'failed') giveBack(world, refund);
  tell(world, refund);
}

function processedOf(world: World, { id }: StoredTransaction): number {
  return world.refunds.oldestFirst
    .filter(({ transaction, status }) => transaction === id && status === 'processed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** Returns the money of a refund that failed to the balance. */
function giveBack(world: World, refund: StoredRefund): void {
  const { id, currency, deducted_amount } = refund;
  world.change(refund, { deducted_amount: 0, fully_deducted: false });
  moveMoney(world, currency, deducted_amount, 'Refund', id, 'Refund failed');
  deductWaiting(world, currency);
}

function tell(world: World, refund: StoredRefund): void {
  world.emit(`refund.${refund.status}`, eventOf(refund, world));
}
