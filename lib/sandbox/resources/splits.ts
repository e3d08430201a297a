import { Bearer, Split } from '../../arguments/enums';
import { creates, fetches, found, lists, named, ok, omit, pick, updates } from '../core/plain';
import {
  type Reader,
  readCurrency,
  given,
  maybe,
  need,
  read,
  readFlag,
  readList,
  readNumber,
  readOneOf,
  readShape,
  readText,
} from '../core/reading';
import type { StoredSplit } from '../core/records/payouts';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { splitIn } from '../views/splits';

const bearer: Reader<Bearer> = (value) => {
  const known = Object.values(Bearer).find((each) => each === value);
  if (known !== undefined) return known;
  throw invalidParams('Invalid bearer type : must be one of: subaccount, account, all-proportional or all');
};

const shareShape = { subaccount: need(readText), share: need(readNumber) };

function shareOf(world: World, { subaccount, share }: { subaccount: string; share: number }) {
  return { subaccount: found(world.subaccounts.find(subaccount), 'Subaccount not found').id, share };
}

function bearerOf(world: World, code: string | undefined): number | null {
  return code === undefined ? null : found(world.subaccounts.find(code), 'Subaccount not found').id;
}

function ensureShares({ type, shares }: Pick<StoredSplit, 'type' | 'shares'>): void {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (type === 'percentage' && sum > 100) throw invalidParams('The shares must not be more than 100 percent');
}

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
  world.change(split, { shares: split.shares.filter(({ subaccount }) => subaccount !== id) });
  return ok('Subaccount removed');
};

/** The endpoints of splits. */
export const splitRoutes: Routes = {
  'POST /split': creates(
    of,
    'Split created',
    (world, { body }) => {
      const fields = read(body, {
        name: need(readText),
        type: need(readOneOf(Split)),
        currency: need(readCurrency),
        subaccounts: need(readList(readShape(shareShape))),
        bearer_type: maybe(bearer, 'all'),
        bearer_subaccount: maybe(readText),
      });
      const shares = fields.subaccounts.map((share) => shareOf(world, share));
      ensureShares({ type: fields.type, shares });
      return {
        ...world.stamp(of(world)),
        ...pick(fields, 'name', 'type', 'currency', 'bearer_type'),
        split_code: `SPL_${world.random.text(10, 'mixed')}`,
        active: true,
        bearer_subaccount: bearerOf(world, fields.bearer_subaccount),
        shares,
      };
    },
    (split, world) => omit(splitIn(split, world), 'bearer_subaccount'),
  ),
  'GET /split': lists(of, 'Split retrieved', splitIn, {
    filters: {
      name: ({ name }, value) => name === value,
      active: ({ active }, value) => String(active) === value,
    },
  }),
  'GET /split/{id}': fetches(inPath, 'Split retrieved', splitIn),
  'PUT /split/{id}': updates(
    inPath,
    'Split group updated',
    (_split, world, { body }) => {
      const { bearer_subaccount, ...fields } = read(body, {
        name: maybe(readText),
        active: maybe(readFlag),
        bearer_type: maybe(bearer),
        bearer_subaccount: maybe(readText),
      });
      const changes = given(fields);
      return bearer_subaccount === undefined
        ? changes
        : { ...changes, bearer_subaccount: bearerOf(world, bearer_subaccount) };
    },
    splitIn,
  ),
  'POST /split/{id}/subaccount/add': addShare,
  'POST /split/{id}/subaccount/remove': removeShare,
};
