import type { SplitRecord } from '../../records/split';
import { omit, pick } from '../core/plain';
import type { StoredSplit } from '../core/records/payouts';
import type { World } from '../core/world';
import { subaccountIn } from './subaccounts';

/** Returns what replies show of a split. */
export function splitIn(split: StoredSplit, world: World): SplitRecord {
  return {
    ...omit(split, 'shares', 'createdAt', 'updatedAt'),
    ...pick(split, 'createdAt', 'updatedAt'),
    subaccounts: split.shares.flatMap(({ subaccount: id, share }) => {
      const subaccount = world.subaccounts.withId(id);
      return subaccount ? [{ subaccount: subaccountIn(subaccount), share }] : [];
    }),
    total_subaccounts: split.shares.length,
  };
}
