import { Currency } from '../../enums';
import { type Find, fetches, found, lists, named, ok, omit, pick } from '../core/plain';
import { type Reader, maybe, need, read, readAmount, readList, readObject, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { MINUTE } from '../core/sandbox-clock';
import type { StoredRecipient, StoredTransfer } from '../core/stored-records';
import { BUSINESS, INTEGRATION, type World } from '../core/world';
import { Refusal, invalidParams } from '../refusal';
import { exported } from './exports';
import { feeOf } from './payments';
import { ensureOtp, moveMoney } from './transfer-control';
import { recipientIn } from './transfer-recipients';
import { currency } from './transactions';

/** Milliseconds that a transfer waits for its OTP. */
const OTP_TIME = 30 * MINUTE;

const transferReference: Reader<string> = (value, name) => {
  const given = readText(value, name);
  if (!/^[a-z0-9_-]+$/.test(given)) {
    throw invalidParams('Invalid transfer reference. Only lowercase letters, digits, - and _ are allowed');
  }
  return given;
};

const itemShape = {
  amount: need(readAmount),
  recipient: need(readText),
  reason: maybe(readText, ''),
  reference: maybe(transferReference),
};

const shape = { ...itemShape, source: maybe(readText, 'balance'), currency: maybe(currency) };

/** The fields of a request to transfer. */
interface Asked {
  amount: number;
  recipient: StoredRecipient;
  reason: string;
  reference: string;
  currency: string;
}

function recipientNamed(world: World, code: string): StoredRecipient {
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

function ensureBalance(world: World, all: readonly Asked[]): void {
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

function newTransfer(world: World, asked: Asked, source: string): StoredTransfer {
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
function payOut(world: World, transfer: StoredTransfer): void {
  const recipient = world.recipients.withId(transfer.recipient);
  if (!recipient) return;
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
  tell(world, transfer);
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
  tell(world, transfer);
}

function tell(world: World, transfer: StoredTransfer): void {
  const recipient = world.recipients.withId(transfer.recipient);
  const isSuccess = transfer.status === 'success';
  const shown = {
    ...omit(transfer, 'request', 'createdAt', 'updatedAt', 'fee_charged', 'recipient'),
    failures: null,
    source_details: null,
    titan_code: null,
    integration: { id: INTEGRATION, is_live: world.domain === 'live', business_name: BUSINESS },
    session: isSuccess
      ? { provider: null, id: null }
      : { provider: 'nip', id: world.random.text(17, 'digits') },
  };
  const { createdAt, updatedAt } = transfer;
  const dates = isSuccess ? { createdAt, updatedAt } : { created_at: createdAt, updated_at: updatedAt };
  world.emit(`transfer.${transfer.status}`, {
    ...shown,
    recipient: recipient && {
      ...omit({ ...recipient, is_deleted: !recipient.active }, 'createdAt', 'updatedAt'),
      ...(isSuccess
        ? pick(recipient, 'createdAt', 'updatedAt')
        : { created_at: recipient.createdAt, updated_at: recipient.updatedAt }),
    },
    ...dates,
    ...(isSuccess ? { fee_charged: transfer.fee_charged, gateway_response: null } : {}),
  });
}

/** Returns what the replies that create or finalize a transfer show of it. */
function brief(transfer: StoredTransfer) {
  return {
    ...omit(transfer, 'fee_charged', 'request'),
    source_details: null,
    failures: null,
    titan_code: null,
    request: transfer.request,
  };
}

function detailed(transfer: StoredTransfer, world: World) {
  const recipient = world.recipients.withId(transfer.recipient);
  return {
    ...brief(transfer),
    recipient: recipient && recipientIn(recipient),
    session: { provider: null, id: null },
    fee_charged: transfer.fee_charged,
    fees_breakdown: null,
    gateway_response: null,
  };
}

const initiate: Handler = (world, { body }) => {
  const { source, recipient: code, ...fields } = read(body, shape);
  const recipient = recipientNamed(world, code);
  const asked = { ...fields, recipient, currency: fields.currency ?? recipient.currency };
  const reference = fields.reference ?? world.random.text(12);
  if (world.transfers.with('reference', reference)) {
    throw new Refusal(
      400,
      'duplicate_reference',
      'Please provide a unique reference. Reference already exists on a transfer',
      'Provide a unique reference, or verify the transfer that has it',
    );
  }
  ensureBalance(world, [{ ...asked, reference }]);
  const transfer = newTransfer(world, { ...asked, reference }, source);
  const message =
    transfer.status === 'otp' ? 'Transfer requires OTP to continue' : 'Transfer has been queued';
  return ok(message, { transfersessionid: [], transfertrials: [], ...brief(transfer) });
};

const finalize: Handler = (world, { body }) => {
  const { transfer_code, otp } = read(body, { transfer_code: need(readText), otp: need(readText, 'OTP') });
  const transfer = world.transfers.with('transfer_code', transfer_code);
  if (transfer?.status !== 'otp') throw invalidParams('Transfer code is invalid');
  ensureOtp(otp);
  const recipient = world.recipients.withId(transfer.recipient);
  if (recipient) ensureBalance(world, [{ ...transfer, recipient }]);
  world.cancel('abandon transfer', transfer.id);
  payOut(world, transfer);
  return ok('Transfer has been queued', omit(brief(transfer), 'request'));
};

const bulk: Handler = (world, { body }) => {
  const {
    transfers,
    source,
    currency: paidIn,
  } = read(body, {
    transfers: need(readList(readObject)),
    source: maybe(readText, 'balance'),
    currency: maybe(currency),
  });
  if (world.settings.isOtpRequired) {
    throw invalidParams('Bulk transfers need the OTP requirement for transfers to be disabled');
  }
  const asked = transfers.map((each) => {
    const { recipient: code, reference = world.random.text(12), ...fields } = read(each, itemShape);
    const recipient = recipientNamed(world, code);
    return { ...fields, recipient, reference, currency: paidIn ?? recipient.currency };
  });
  const references = asked.map(({ reference }) => reference);
  const twice = references.filter(
    (reference, at) => references.indexOf(reference) !== at || world.transfers.with('reference', reference),
  );
  if (twice.length > 0) {
    throw new Refusal(
      404,
      'unknown',
      `Duplicate reference(s) found: ${[...new Set(twice)].sort().join(',')}`,
      'Try again later',
    );
  }
  ensureBalance(world, asked);
  const made = asked.map((each) => {
    const transfer = newTransfer(world, each, source);
    return {
      ...pick(transfer, 'reference', 'amount', 'transfer_code', 'currency', 'status'),
      recipient: each.recipient.recipient_code,
    };
  });
  return ok(`${made.length} transfers queued.`, made);
};

const of = (world: World) => world.transfers;

const byReference: Find<StoredTransfer> = (world, call) =>
  found(of(world).with('reference', call.param('reference')), 'Transfer not found');

/** The endpoints of transfers. */
export const transferRoutes: Routes = {
  'POST /transfer': initiate,
  'POST /transfer/finalize_transfer': finalize,
  'POST /transfer/bulk': bulk,
  'GET /transfer': lists(
    of,
    'Transfers retrieved',
    (transfer, world) => omit(detailed(transfer, world), 'gateway_response'),
    (world) => {
      const byRecipient = ({ recipient }: StoredTransfer, value: string) =>
        recipient === world.recipients.find(value)?.id;
      return {
        cursors: 'on request',
        filters: {
          recipient: byRecipient,
          customer: byRecipient,
          status: ({ status }, value) => status === value,
        },
      };
    },
  ),
  'GET /transfer/{id_or_code}': fetches(
    named(of, 'id_or_code', 'Transfer not found'),
    'Transfer retrieved',
    detailed,
  ),
  'GET /transfer/verify/{reference}': fetches(byReference, 'Transfer retrieved', detailed),
  'GET /transfer/export': exported('transfers', 'Export successful'),
};
