import { Bearer, Split } from '../../arguments/enums';
import { found } from '../core/plain';
import {
  type Read,
  type Reader,
  maybe,
  missing,
  need,
  readList,
  readNumber,
  readOneOf,
  readShape,
  readText,
} from '../core/reading';
import type { StoredSplit } from '../core/records/payouts';
import { invalidParams } from '../core/refusal';
import type { World } from '../core/world';

/** Reads who bears the fee. */
export const readBearer: Reader<Bearer> = (value) => {
  const known = Object.values(Bearer).find((each) => each === value);
  if (known !== undefined) return known;
  throw invalidParams('Invalid bearer type : must be one of: subaccount, account, all-proportional or all');
};

/** The fields of one share. */
export const shareShape = { subaccount: need(readText), share: need(readNumber) };

/** Reads a share of a subaccount that exists. */
export function shareOf(world: World, { subaccount, share }: { subaccount: string; share: number }) {
  return { subaccount: found(world.subaccounts.find(subaccount), 'Subaccount not found').id, share };
}

/** Id of the subaccount that bears the fee. */
export function bearerOf(world: World, code: string | undefined): number | null {
  return code === undefined ? null : found(world.subaccounts.find(code), 'Subaccount not found').id;
}

/** Refuses shares that no payment can pay. */
export function ensureShares({ type, shares }: Pick<StoredSplit, 'type' | 'shares'>): void {
  if (shares.some(({ share }) => share < 0)) throw invalidParams('A share must not be negative');
  if (type === 'flat' && !shares.every(({ share }) => Number.isInteger(share))) {
    throw invalidParams('A flat share must be an integer');
  }
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (type === 'percentage' && sum > 100) throw invalidParams('The shares must not be more than 100 percent');
}

/** Refuses a split whose fee a subaccount bears that is not named, or has no share. */
export function ensureBearer({
  bearer_type,
  bearer_subaccount,
  shares,
}: Pick<StoredSplit, 'bearer_type' | 'bearer_subaccount' | 'shares'>): void {
  if (bearer_type !== 'subaccount') return;
  if (bearer_subaccount === null) throw missing('Bearer subaccount');
  if (shares.some(({ subaccount }) => subaccount === bearer_subaccount)) return;
  throw invalidParams('The bearer subaccount has no share of the split');
}

/** The fields that a split has wherever it is made. */
export const splitShape = {
  type: need(readOneOf(Split)),
  subaccounts: need(readList(readShape(shareShape))),
  bearer_type: maybe(readBearer, 'all'),
  bearer_subaccount: maybe(readText),
};

/** Reads the split that a request to pay brings with it. */
export const readDynamicSplit = readShape({ ...splitShape, bearer_type: maybe(readBearer, 'account') });

/** Makes a split. */
export function newSplit(
  world: World,
  { type, subaccounts, bearer_type, bearer_subaccount }: Read<typeof splitShape>,
  { name, currency, is_dynamic }: Pick<StoredSplit, 'name' | 'currency' | 'is_dynamic'>,
): StoredSplit {
  const shares = subaccounts.map((share) => shareOf(world, share));
  ensureShares({ type, shares });
  const bearer = bearerOf(world, bearer_subaccount);
  ensureBearer({ bearer_type, bearer_subaccount: bearer, shares });
  return {
    ...world.stamp(world.splits),
    ...{ name, type, currency, bearer_type, is_dynamic },
    split_code: `SPL_${world.random.text(10, 'mixed')}`,
    active: true,
    bearer_subaccount: bearer,
    shares,
  };
}
