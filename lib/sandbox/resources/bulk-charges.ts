import { isObject } from '../../objects';
import { type Find, fetches, lists, named, ok } from '../core/plain';
import { ensureLeast, maybe, need, read, readAmount, readText, readReference } from '../core/reading';
import type { StoredBulkCharge } from '../core/records/recurring';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { QUEUE } from '../flows/bulk-charges';
import { counted, itemShown } from '../views/bulk-charges';

const initiate: Handler = (world, { items }) => {
  if (!items) throw invalidParams('The body must be an array of charges');
  const charges = items.map((item) => {
    if (!isObject(item)) throw invalidParams('A charge must be a JSON object');
    const fields = read(item, {
      authorization: need(readText),
      amount: need(readAmount),
      reference: maybe(readReference),
    });
    ensureLeast(fields.amount, 'NGN');
    return fields;
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
