import type { SettlementRecord } from '../../records/settlement';
import { lists, named, omit } from '../core/plain';
import type { Routes } from '../core/router';
import type { World } from '../core/world';
import { transactionList } from './transactions';

const of = (world: World) => world.settlements;

const inPath = named(of, 'id', 'Settlement not found');

/** The endpoints of settlements. */
export const settlementRoutes: Routes = {
  'GET /settlement': lists(
    of,
    'Settlements retrieved',
    (settlement): SettlementRecord => omit(settlement, 'subaccount', 'transactions'),
    {
      filters: {
        // `none` means the settlements of the main account.
        subaccount: ({ subaccount }, value) =>
          value === 'none' ? subaccount === null : subaccount === value,
      },
    },
  ),
  'GET /settlement/{id}/transactions': (world, call) => {
    const { transactions } = inPath(world, call);
    return transactionList(world, call, 'Transactions retrieved', ({ id }) => transactions.includes(id));
  },
};
