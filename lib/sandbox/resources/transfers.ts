import { type Find, fetches, found, lists, named, ok, omit, pick } from '../core/plain';
import {
  type Reader,
  readCurrency,
  maybe,
  need,
  read,
  readAmount,
  readList,
  readObject,
  readText,
} from '../core/reading';
import type { StoredRecipient, StoredTransfer } from '../core/records/payouts';
import { Refusal, invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { ensureBalance, ensureOtp, newTransfer, payOut, recipientNamed } from '../flows/transfers';
import { brief, detailed } from '../views/transfers';
import { exported } from './exports';

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

const shape = { ...itemShape, source: maybe(readText, 'balance'), currency: maybe(readCurrency) };

/** The currency of a transfer. A recipient is paid in their own only. */
function currencyFor({ currency }: StoredRecipient, wanted = currency): string {
  if (wanted === currency) return currency;
  throw invalidParams(`The recipient is paid in ${currency}, not in ${wanted}`);
}

const initiate: Handler = (world, { body }) => {
  const { source, recipient: code, ...fields } = read(body, shape);
  const recipient = recipientNamed(world, code);
  const asked = { ...fields, recipient, currency: currencyFor(recipient, fields.currency) };
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
    currency: maybe(readCurrency),
  });
  if (world.settings.isOtpRequired) {
    throw invalidParams('Bulk transfers need the OTP requirement for transfers to be disabled');
  }
  const asked = transfers.map((each) => {
    const { recipient: code, reference = world.random.text(12), ...fields } = read(each, itemShape);
    const recipient = recipientNamed(world, code);
    return { ...fields, recipient, reference, currency: currencyFor(recipient, paidIn) };
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
