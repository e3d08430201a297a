import { Reason } from '../../enums';
import { lists, ok } from '../core/plain';
import { maybe, need, read, readOneOf, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { invalidParams } from '../refusal';

/** The only right one-time password in the sandbox. */
export const OTP = '123456';

/** Changes a balance, and adds an entry to the ledger. */
export function moveMoney(
  world: World,
  currency: string,
  difference: number,
  model_responsible: string,
  model_row: number,
  reason: string,
): void {
  const { balances } = world.settings;
  const balance = (balances[currency] ?? 0) + difference;
  balances[currency] = balance;
  world.ledger.add({
    ...world.stamp(world.ledger),
    balance,
    currency,
    difference,
    reason,
    model_responsible,
    model_row,
  });
}

/** Refuses a wrong one-time password. */
export function ensureOtp(given: string): void {
  if (given !== OTP) throw invalidParams('OTP is invalid');
}

const balance: Handler = (world) =>
  ok(
    'Balances retrieved',
    Object.entries(world.settings.balances).map(([currency, amount]) => ({ currency, balance: amount })),
  );

const resendOtp: Handler = (world, { body }) => {
  const { transfer_code } = read(body, {
    transfer_code: need(readText),
    reason: maybe(readOneOf(Reason), Reason.RESEND_OTP),
  });
  const transfer = world.transfers.with('transfer_code', transfer_code);
  if (!transfer) throw invalidParams('Transfer code is invalid');
  return ok('OTP has been resent');
};

const finalizeDisabling: Handler = (world, { body }) => {
  ensureOtp(read(body, { otp: need(readText, 'OTP') }).otp);
  world.settings.isOtpRequired = false;
  return ok('OTP requirement for transfers has been disabled');
};

const enableOtp: Handler = (world) => {
  world.settings.isOtpRequired = true;
  return ok('OTP requirement for transfers has been enabled');
};

/** The endpoints of transfer control. */
export const transferControlRoutes: Routes = {
  'GET /balance': balance,
  'GET /balance/ledger': lists(
    (world) => world.ledger,
    'Balance ledger retrieved',
    (entry) => entry,
  ),
  'POST /transfer/resend_otp': resendOtp,
  'POST /transfer/disable_otp': () => ok('OTP has been sent to mobile number ending with 4321'),
  'POST /transfer/disable_otp_finalize': finalizeDisabling,
  'POST /transfer/enable_otp': enableOtp,
};
