import type { StoredAuthorization } from '../core/records/customers';
import type { StoredPreauthorization } from '../core/records/preauthorizations';
import { invalidParams } from '../core/refusal';
import { DAY } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { eventOf } from '../views/preauthorizations';
import { type Instrument } from '../core/instruments';
import { authorize, obstacleOf, otherCurrency, settlePayment, takeFunds } from './payments';
import { newTransaction } from './transactions';

/** Holds the amount on a card, as if its customer had agreed. */
export function holdWith(
  world: World,
  preauthorization: StoredPreauthorization,
  instrument: Instrument,
): void {
  if (preauthorization.status !== 'abandoned' && preauthorization.status !== 'failed') {
    throw new Error(`The preauthorization is ${preauthorization.status}.`);
  }
  if (instrument.channel !== 'card') throw new Error('An amount can be held on a card only.');
  const { status, gateway_response } = instrument;
  const message =
    obstacleOf(world, preauthorization, instrument.authorization) ??
    (status === 'failed' ? gateway_response : undefined);
  if (message !== undefined) {
    world.change(preauthorization, { status: 'failed', message });
    return;
  }
  const customer = world.customers.get(preauthorization.customer);
  hold(world, preauthorization, authorize(world, customer, preauthorization.currency, instrument));
}

/** Holds the amount on an authorization. */
export function hold(
  world: World,
  preauthorization: StoredPreauthorization,
  authorization: StoredAuthorization,
): void {
  const { amount, expire_after_days } = preauthorization;
  world.change(preauthorization, { authorization: { ...authorization } });
  const message =
    obstacleOf(world, preauthorization, authorization) ??
    otherCurrency(world, preauthorization, authorization.authorization_code);
  if (message !== undefined || !takeFunds(world, authorization.authorization_code, amount)) {
    world.change(preauthorization, { status: 'failed', message: message ?? 'Insufficient Funds' });
    return;
  }
  const expiry_date = new Date(world.clock.now + expire_after_days * DAY).toISOString();
  world.change(preauthorization, { status: 'authorized', message: 'Approved', expiry_date });
  world.emit('preauthorization.reserve.success', eventOf(preauthorization, world));
  world.later(expiry_date, 'expire preauthorization', preauthorization.id);
}

/** Takes an amount that is held, and gives the rest of it back to the customer. */
export function capture(world: World, preauthorization: StoredPreauthorization, amount: number): void {
  const { authorization, reference, currency, metadata, subaccount, split } = preauthorization;
  if (!authorization) throw invalidParams('The preauthorization has no card');
  world.cancel('expire preauthorization', preauthorization.id);
  world.change(preauthorization, { captured_amount: amount });
  const { authorization_code: code } = authorization;
  if (!world.authorization(code)) {
    world.change(preauthorization, { status: 'capture_failed', message: 'Authorization is inactive' });
    giveBack(world, preauthorization, preauthorization.amount);
    world.emit('preauthorization.capture.failed', eventOf(preauthorization, world));
    return;
  }
  const transaction = newTransaction(world, world.customers.get(preauthorization.customer), {
    ...{ reference, currency, metadata, amount, channel: 'preauth', entryPoint: 'preauthorization' },
    subaccount: subaccount ?? undefined,
    split_code: split ?? undefined,
    bearer: preauthorization.bearer ?? undefined,
    transaction_charge: preauthorization.transaction_charge ?? undefined,
  });
  settlePayment(world, transaction, authorization, 'Approved');
  giveBack(world, preauthorization, preauthorization.amount - amount);
  world.change(preauthorization, {
    ...{ status: 'captured', message: 'Approved', captured_at: world.now },
    transaction: transaction.id,
  });
  world.emit('preauthorization.capture.success', eventOf(preauthorization, world));
}

/** Gives what is held back to the customer. */
export function release(world: World, preauthorization: StoredPreauthorization): void {
  world.cancel('expire preauthorization', preauthorization.id);
  world.change(preauthorization, {
    ...{ status: 'released', message: 'Release success', released_at: world.now },
  });
  giveBack(world, preauthorization, preauthorization.amount);
  world.emit('preauthorization.release.success', eventOf(preauthorization, world));
}

/** Ends a hold whose time is over. */
export function expire(world: World, preauthorization: StoredPreauthorization): void {
  if (preauthorization.status !== 'authorized') return;
  if (preauthorization.expire_action === 'capture') {
    capture(world, preauthorization, preauthorization.amount);
  } else release(world, preauthorization);
}

function giveBack(world: World, { authorization }: StoredPreauthorization, amount: number): void {
  const code = authorization?.authorization_code ?? '';
  const { funds } = world.settings;
  if (funds[code] !== undefined) funds[code] += amount;
}
