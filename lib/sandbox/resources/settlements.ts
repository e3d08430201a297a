import { lists, named } from '../core/plain';
import type { Routes } from '../core/router';
import type { World } from '../core/world';
import { transactionList } from './transactions';

const of = (world: World) => world.settlements;

const inPath = named(of, 'id', 'Settlement not found');

/** The endpoints of settlements. */
export const settlementRoutes: Routes = {
  'GET /settlement': lists(of, 'Settlements retrieved', ({ subaccount: _, ...settlement }) => settlement, {
    filters: {
      // `none` means the settlements of the main account.
      subaccount: ({ subaccount }, value) => (value === 'none' ? subaccount === null : subaccount === value),
    },
  }),
  'GET /settlement/{id}/transactions': (world, call) => {
    const { id } = inPath(world, call);
    return transactionList(world, call, 'Transactions retrieved', ({ settlement }) => settlement === id);
  },
};
