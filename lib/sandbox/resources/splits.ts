import {
  bearerOf,
  ensureBearer,
  ensureShares,
  newSplit,
  readBearer,
  shareOf,
  shareShape,
  splitShape,
} from '../flows/splits';
import { creates, fetches, found, lists, named, ok, omit, pick, updates } from '../core/plain';
import { readCurrency, given, maybe, need, read, readFlag, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { splitIn } from '../views/splits';

const of = (world: World) => world.splits;

const inPath = named(of, 'id', 'Split not found');

const addShare: Handler = (world, call) => {
  const split = inPath(world, call);
  const added = shareOf(world, read(call.body, shareShape));
  const shares = [...split.shares.filter(({ subaccount }) => subaccount !== added.subaccount), added];
  ensureShares({ type: split.type, shares });
  world.change(split, { shares });
  return ok('Subaccount added', splitIn(split, world));
};

const removeShare: Handler = (world, call) => {
  const split = inPath(world, call);
  const { subaccount: code } = read(call.body, { subaccount: need(readText) });
  const { id } = found(world.subaccounts.find(code), 'Subaccount not found');
  found(
    split.shares.find(({ subaccount }) => subaccount === id),
    'Subaccount not found',
  );
  const shares = split.shares.filter(({ subaccount }) => subaccount !== id);
  ensureBearer({ ...split, shares });
  world.change(split, { shares });
  return ok('Subaccount removed');
};

/** The endpoints of splits. */
export const splitRoutes: Routes = {
  'POST /split': creates(
    of,
    'Split created',
    (world, { body }) => {
      const fields = read(body, { name: need(readText), currency: need(readCurrency), ...splitShape });
      return newSplit(world, fields, { ...pick(fields, 'name', 'currency'), is_dynamic: false });
    },
    (split, world) => omit(splitIn(split, world), 'bearer_subaccount'),
  ),
  'GET /split': lists(of, 'Split retrieved', splitIn, {
    within: ({ is_dynamic }) => !is_dynamic,
    filters: {
      name: ({ name }, value) => name === value,
      active: ({ active }, value) => String(active) === value,
    },
  }),
  'GET /split/{id}': fetches(inPath, 'Split retrieved', splitIn),
  'PUT /split/{id}': updates(
    inPath,
    'Split group updated',
    (split, world, { body }) => {
      const { bearer_subaccount, ...fields } = read(body, {
        name: maybe(readText),
        active: maybe(readFlag),
        bearer_type: maybe(readBearer),
        bearer_subaccount: maybe(readText),
      });
      const changes = {
        ...given(fields),
        ...(bearer_subaccount === undefined ? {} : { bearer_subaccount: bearerOf(world, bearer_subaccount) }),
      };
      ensureBearer({ ...split, ...changes });
      return changes;
    },
    splitIn,
  ),
  'POST /split/{id}/subaccount/add': addShare,
  'POST /split/{id}/subaccount/remove': removeShare,
};
