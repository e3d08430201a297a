import { Currency } from '../../arguments/enums';
import { OTP } from '../core/asks';
import { moveMoney } from '../core/money';
import type { StoredRecipient, StoredTransfer, TransferEnd } from '../core/records/payouts';
import { Refusal, invalidParams } from '../core/refusal';
import { MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf } from '../views/transfers';
import { transferFeeOf } from './fees';
import { deductWaiting } from './refunds';

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
  return wanted + transferFeeOf(wanted, paidIn, recipient);
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

/** Sends the money of a transfer: it leaves the balance, and arrives as `setTransfers` says. */
export function payOut(world: World, transfer: StoredTransfer): void {
  const { id, amount, currency, reason } = transfer;
  const fee_charged = transferFeeOf(amount, currency, world.recipients.get(transfer.recipient));
  moveMoney(world, currency, -amount - fee_charged, 'Transfer', id, reason);
  world.change(transfer, { status: 'pending', fee_charged });
  if (world.settings.transfers === 'success') arrive(world, transfer);
  if (world.settings.transfers === 'failed') world.later(MINUTE, 'fail transfer', id);
}

function arrive(world: World, transfer: StoredTransfer): void {
  world.change(transfer, { status: 'success', transferred_at: world.now });
  tell(world, transfer, 'success');
}

/** Ends a transfer that has left the balance, as the recipient's bank would. */
export function endTransfer(world: World, transfer: StoredTransfer, status: TransferEnd): void {
  const { status: current } = transfer;
  if (current === 'otp') throw new Error('The transfer waits for its OTP.');
  if (current !== 'pending' && (current !== 'success' || status === 'success')) {
    throw new Error(`The transfer has ended already: it is ${current}.`);
  }
  if (current === 'pending' && status === 'reversed') {
    throw new Error('The transfer is pending. Only one that was a success can be reversed.');
  }
  world.cancel('fail transfer', transfer.id);
  if (status === 'success') arrive(world, transfer);
  else giveBack(world, transfer, status);
}

/** Fails a transfer that is still pending. */
export function failTransfer(world: World, transfer: StoredTransfer): void {
  if (transfer.status === 'pending') giveBack(world, transfer, 'failed');
}

/** Returns the money and the fee of a transfer to the balance. */
function giveBack(world: World, transfer: StoredTransfer, status: 'failed' | 'reversed'): void {
  const { id, amount, currency, fee_charged } = transfer;
  world.change(transfer, { status, fee_charged: 0 });
  moveMoney(world, currency, amount + fee_charged, 'Transfer', id, `Transfer ${status}`);
  deductWaiting(world, currency);
  tell(world, transfer, status);
}

function tell(world: World, transfer: StoredTransfer, status: 'success' | 'failed' | 'reversed'): void {
  world.emit(`transfer.${status}`, eventOf(transfer, world));
}
