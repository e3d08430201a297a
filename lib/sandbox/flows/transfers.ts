import { Currency } from '../../arguments/enums';
import { OTP } from '../core/instruments';
import { moveMoney } from '../core/money';
import type { StoredRecipient, StoredTransfer } from '../core/records/payouts';
import { Refusal, invalidParams } from '../core/refusal';
import { MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf } from '../views/transfers';
import { feeOf } from './fees';

/** Refuses a wrong one-time password. */
export function ensureOtp(given: string): void {
  if (given !== OTP) throw invalidParams('OTP is invalid');
}

/** Milliseconds that a transfer waits for its OTP. */
const OTP_TIME = 30 * MINUTE;

/** The fields of a request to transfer. */
interface Asked {
  amount: number;
  recipient: StoredRecipient;
  reason: string;
  reference: string;
  currency: string;
}

export function recipientNamed(world: World, code: string): StoredRecipient {
  const recipient = world.recipients.find(code);
  if (recipient?.active) return recipient;
  throw new Refusal(
    400,
    'invalid_transfer_recipient',
    'Recipient specified is invalid',
    'Provide a valid recipient. Ensure you are passing the recipient code in the recipient param',
  );
}

function costOf({ amount: wanted, currency: paidIn, recipient }: Asked): number {
  return (
    wanted + feeOf(wanted, paidIn, recipient.type === 'mobile_money' ? 'transfer to wallet' : 'transfer')
  );
}

export function ensureBalance(world: World, all: readonly Asked[]): void {
  for (const one of Object.values<string>(Currency)) {
    const cost = all.filter((asked) => asked.currency === one).reduce((sum, asked) => sum + costOf(asked), 0);
    if (cost <= (world.settings.balances[one] ?? 0) || cost === 0) continue;
    throw new Refusal(
      400,
      'insufficient_balance',
      'Your balance is not enough to fulfil this request',
      'Ensure that you have enough balance for the amount and the fee',
    );
  }
}

export function newTransfer(world: World, asked: Asked, source: string): StoredTransfer {
  const { isOtpRequired } = world.settings;
  const transfer = world.transfers.add({
    ...world.stamp(world.transfers),
    ...asked,
    recipient: asked.recipient.id,
    source: source === '' ? 'balance' : source,
    status: isOtpRequired ? 'otp' : 'pending',
    transfer_code: world.code('TRF', 16),
    transferred_at: null,
    request: 1_068_403_325 + world.transfers.nextId,
    fee_charged: 0,
  });
  if (isOtpRequired) world.later(OTP_TIME, 'abandon transfer', transfer.id);
  else payOut(world, transfer);
  return transfer;
}

/** Sends the money of a transfer. It arrives at once, as in Paystack's test mode. */
export function payOut(world: World, transfer: StoredTransfer): void {
  const recipient = world.recipients.get(transfer.recipient);
  const fee_charged = costOf({ ...transfer, recipient }) - transfer.amount;
  moveMoney(
    world,
    transfer.currency,
    -transfer.amount - fee_charged,
    'Transfer',
    transfer.id,
    transfer.reason,
  );
  world.change(transfer, { status: 'success', fee_charged, transferred_at: world.now });
  tell(world, transfer, 'success');
}

/** Ends a transfer as failed or reversed. Its money returns to the balance. */
export function endTransfer(world: World, transfer: StoredTransfer, status: 'failed' | 'reversed'): void {
  if (['failed', 'reversed', 'abandoned'].includes(transfer.status)) {
    throw new Error(`The transfer has ended already: it is ${transfer.status}.`);
  }
  if (transfer.status === 'success') {
    const returned = transfer.amount + transfer.fee_charged;
    moveMoney(world, transfer.currency, returned, 'Transfer', transfer.id, `Transfer ${status}`);
  }
  world.cancel('abandon transfer', transfer.id);
  world.change(transfer, { status });
  tell(world, transfer, status);
}

function tell(world: World, transfer: StoredTransfer, status: 'success' | 'failed' | 'reversed'): void {
  world.emit(`transfer.${status}`, eventOf(transfer, world));
}
