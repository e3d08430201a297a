import { fetches, found, lists, named, ok, omit, pick } from '../core/plain';
import {
  readCurrency,
  maybe,
  need,
  read,
  readAnything,
  readList,
  readObject,
  readShape,
  readText,
} from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { ensureSharers } from '../flows/transactions';
import { splitIn } from '../views/splits';
import { detailed, summary } from '../views/virtual-terminals';

const destinationsShape = {
  destinations: need(readList(readShape({ target: need(readText), name: maybe(readText, '') }))),
};

const of = (world: World) => world.virtualTerminals;

const inPath = named(of, 'code', 'Virtual Terminal not found');

function destinationsOf(world: World, given: readonly { target: string; name: string }[]) {
  return given.map(({ target, name }) => ({ target, type: 'whatsapp', name, created_at: world.now }));
}

const create: Handler = (world, { body }) => {
  const fields = read(body, {
    name: need(readText),
    ...destinationsShape,
    currency: maybe(readCurrency, 'NGN'),
    split_code: maybe(readText),
    metadata: maybe(readObject),
    custom_fields: maybe(readAnything),
  });
  ensureSharers(world, { split_code: fields.split_code });
  const terminal = of(world).add({
    ...world.stamp(of(world)),
    ...pick(fields, 'name', 'currency'),
    code: `VT_${world.random.text(8, 'upper')}`,
    active: true,
    metadata: fields.metadata ?? null,
    split_code: fields.split_code ?? null,
    destinations: destinationsOf(world, fields.destinations),
  });
  return ok('Virtual Terminal created', {
    ...omit(summary(terminal), 'created_at'),
    metadata: terminal.metadata,
    destinations: terminal.destinations.map((destination) => omit(destination, 'created_at')),
  });
};

/** Lists virtual terminals. `perPage` in the meta is a text, as with Paystack. */
const listAll: Handler = (world, call) => {
  const reply = lists(of, 'Virtual Terminals retrieved', summary, {
    filters: {
      status: ({ active }, value) => (active ? 'active' : 'inactive') === value,
      active: ({ active }, value) => String(active) === value,
      search: ({ name }, value) => name.includes(value),
    },
  })(world, call);
  const { body } = reply as { body: { meta: { perPage: number } } };
  return { ...reply, body: { ...body, meta: { ...body.meta, perPage: String(body.meta.perPage) } } };
};

const assign: Handler = (world, call) => {
  const terminal = inPath(world, call);
  const added = destinationsOf(world, read(call.body, destinationsShape).destinations);
  const first = terminal.destinations.length + 1;
  world.change(terminal, { destinations: [...terminal.destinations, ...added] });
  return ok(
    'Destinations assigned',
    added.map(({ created_at: createdAt, ...destination }, at) => ({
      integration: terminal.integration,
      ...destination,
      id: first + at,
      createdAt,
      updatedAt: createdAt,
    })),
  );
};

const unassign: Handler = (world, call) => {
  const terminal = inPath(world, call);
  const { targets } = read(call.body, { targets: need(readList(readText)) });
  const destinations = terminal.destinations.filter(({ target }) => !targets.includes(target));
  world.change(terminal, { destinations });
  return ok('Destinations unassigned');
};

const addSplit: Handler = (world, call) => {
  const terminal = inPath(world, call);
  const { split_code } = read(call.body, { split_code: need(readText) });
  const split = found(world.splits.with('split_code', split_code), 'Split not found');
  world.change(terminal, { split_code });
  return ok('Split code added', splitIn(split, world));
};

/** The endpoints of virtual terminals. */
export const virtualTerminalRoutes: Routes = {
  'POST /virtual_terminal': create,
  'GET /virtual_terminal': listAll,
  'GET /virtual_terminal/{code}': fetches(inPath, 'Virtual Terminal retrieved', detailed),
  'PUT /virtual_terminal/{code}': (world, call) => {
    const terminal = world.change(inPath(world, call), read(call.body, { name: need(readText) }));
    return ok('Virtual Terminal updated', detailed(terminal));
  },
  'PUT /virtual_terminal/{code}/deactivate': (world, call) => {
    world.change(inPath(world, call), { active: false });
    return ok('Virtual Terminal deactivated');
  },
  'POST /virtual_terminal/{code}/destination/assign': assign,
  'POST /virtual_terminal/{code}/destination/unassign': unassign,
  'PUT /virtual_terminal/{code}/split_code': addSplit,
  'DELETE /virtual_terminal/{code}/split_code': (world, call) => {
    world.change(inPath(world, call), { split_code: null });
    return ok('Split code removed');
  },
};
