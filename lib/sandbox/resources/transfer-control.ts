import { Reason } from '../../arguments/enums';
import { lists, ok } from '../core/plain';
import { maybe, need, read, readOneOf, readText } from '../core/reading';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import { ensureOtp } from '../flows/transfers';

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
