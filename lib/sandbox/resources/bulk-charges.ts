import { listed } from './transaction-views';
import type { StoredBulkCharge, StoredBulkItem, StoredTransaction } from '../core/stored-records';
import { type Find, fetches, lists, named, ok, omit, pick } from '../core/plain';
import { maybe, need, read, readAmount, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { MINUTE } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { isObject } from '../../objects';
import { invalidParams } from '../refusal';
import { customerIn } from './customers';
import { chargeAuthorization } from './payments';
import { newTransaction, reference } from './transactions';

/** Milliseconds until a batch runs. */
const QUEUE = MINUTE;

function itemsOf(batch: StoredBulkCharge, world: World): StoredBulkItem[] {
  return world.bulkItems.oldestFirst.filter(({ bulkcharge }) => bulkcharge === batch.id);
}

const initiate: Handler = (world, { items }) => {
  if (!items) throw invalidParams('The body must be an array of charges');
  const charges = items.map((item) => {
    if (!isObject(item)) throw invalidParams('A charge must be a JSON object');
    return read(item, {
      authorization: need(readText),
      amount: need(readAmount),
      reference: maybe(reference),
    });
  });
  const stamp = world.stamp(world.bulkCharges);
  const batch = world.bulkCharges.add({
    ...stamp,
    batch_code: world.code('BCH'),
    reference: `bulkcharge-${world.clock.now}-${world.random.text(10)}`,
    status: 'active',
  });
  for (const charge of charges) {
    world.bulkItems.add({
      ...world.stamp(world.bulkItems),
      bulkcharge: batch.id,
      authorization: charge.authorization,
      amount: charge.amount,
      currency: 'NGN',
      reference: charge.reference ?? null,
      status: 'pending',
      message: '',
      transaction: null,
      customer: world.ownerOf(charge.authorization)?.id ?? null,
    });
  }
  world.later(QUEUE, 'run bulk charge', batch.id);
  return ok('Charges have been queued', counted(batch, world));
};

/** Charges the items of a batch that are still pending. */
export function runBatch(world: World, batch: StoredBulkCharge): void {
  if (batch.status !== 'active') return;
  for (const item of itemsOf(batch, world)) if (item.status === 'pending') chargeItem(world, batch, item);
  world.change(batch, { status: 'complete' });
}

function chargeItem(world: World, batch: StoredBulkCharge, item: StoredBulkItem): void {
  const customer = world.ownerOf(item.authorization);
  const authorization = world.authorization(item.authorization);
  const isTaken =
    item.reference !== null && world.transactions.with('reference', item.reference) !== undefined;
  if (!customer || !authorization?.reusable || isTaken) {
    world.change(item, {
      status: 'failed',
      message: isTaken ? 'Duplicate reference' : 'Authorization is invalid',
    });
    return;
  }
  const transaction = newTransaction(world, customer, {
    amount: item.amount,
    currency: item.currency,
    reference: item.reference ?? undefined,
    metadata: {
      custom_fields: [{ display_name: 'Bulk charge', variable_name: 'bulkcharge', value: batch.batch_code }],
    },
    entryPoint: 'bulkcharge',
  });
  chargeAuthorization(world, transaction, authorization);
  const { status, id, message } = transaction;
  world.change(item, {
    status: status === 'processing' ? 'pending' : status,
    message: message ?? '',
    transaction: id,
    customer: customer.id,
  });
}

/** Keeps in the item of a batch how its charge ended. */
export function settleItem(world: World, transaction: StoredTransaction): void {
  const item = world.bulkItems.oldestFirst.find(({ transaction: id }) => id === transaction.id);
  if (item) world.change(item, { status: transaction.status });
}

function counted(batch: StoredBulkCharge, world: World) {
  const items = itemsOf(batch, world);
  return {
    ...omit(batch, 'createdAt', 'updatedAt'),
    total_charges: items.length,
    pending_charges: items.filter(({ status }) => status === 'pending').length,
    ...pick(batch, 'createdAt', 'updatedAt'),
  };
}

function itemShown(item: StoredBulkItem, world: World) {
  const customer = world.customers.withId(item.customer);
  const transaction = world.transactions.withId(item.transaction);
  const authorization = world.authorization(item.authorization) ?? transaction?.authorization;
  return {
    ...item,
    customer: customer ? customerIn(customer) : {},
    authorization: authorization ?? { authorization_code: item.authorization },
    transaction: transaction
      ? {
          ...listed(transaction, world),
          log: null,
          customer: {},
          authorization: {},
          plan: {},
          subaccount: {},
        }
      : {},
    at_least: 0,
    reference: item.reference ?? transaction?.reference ?? '',
    metadata: { custom_fields: [] },
    attempt_partial_debit: false,
  };
}

const of = (world: World) => world.bulkCharges;
const LOST = 'Bulk charge not found';
const inPath = named(of, 'id_or_code', LOST);
const byCode: Find<StoredBulkCharge> = named(of, 'batch_code', LOST);

function turns(to: 'active' | 'paused', message: string): Handler {
  return (world, call) => {
    const batch = byCode(world, call);
    if (batch.status === 'complete') throw invalidParams('Bulk charge batch is complete');
    world.change(batch, { status: to });
    world.cancel('run bulk charge', batch.id);
    if (to === 'active') world.later(QUEUE, 'run bulk charge', batch.id);
    return ok(message);
  };
}

/** The endpoints of bulk charges. */
export const bulkChargeRoutes: Routes = {
  'POST /bulkcharge': initiate,
  'GET /bulkcharge': lists(of, 'Bulk charges retrieved', (batch) => ({ ...batch, easy_cron_id: null })),
  'GET /bulkcharge/{id_or_code}': fetches(inPath, 'Bulk charge retrieved', counted),
  'GET /bulkcharge/{id_or_code}/charges': lists(
    (world) => world.bulkItems,
    'Bulk charge items retrieved',
    itemShown,
    (world, call) => {
      const { id } = inPath(world, call);
      return {
        within: ({ bulkcharge }) => bulkcharge === id,
        filters: { status: ({ status }, value) => status === value },
      };
    },
  ),
  'GET /bulkcharge/pause/{batch_code}': turns('paused', 'Bulk charge batch has been paused'),
  'GET /bulkcharge/resume/{batch_code}': turns('active', 'Bulk charge batch has been resumed'),
};
