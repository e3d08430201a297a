import type { Stored } from './collection';

type Fields = Readonly<Record<string, unknown>>;

/** What is read of a saved world. */
interface OldWorld {
  readonly settings: object;
  readonly records: Readonly<Record<string, Stored[]>>;
}

/** What records of older versions of the package lack, by the name of their collection. */
const LACKING: Readonly<Record<string, (record: Fields, saved: OldWorld) => Fields>> = {
  transactions: ({ status, amount, fees }) => ({
    bearer: null,
    transaction_charge: null,
    invoice_limit: null,
    purchase: null,
    shares:
      status === 'success' || status === 'reversed'
        ? { main: { fee: Number(fees), amount: Number(amount) - Number(fees) }, subaccounts: [] }
        : null,
  }),
  orders: () => ({ transaction: null, paid_at: null }),
  refunds: () => ({ returned: null }),
  settlements: ({ id }, { records }) => ({
    transactions: (records.transactions ?? [])
      .filter((transaction) => (transaction as { settlement?: unknown }).settlement === id)
      .map((transaction) => transaction.id),
  }),
  splits: () => ({ is_dynamic: false }),
  subscriptions: ({ plan }, { records }) => ({
    interval: (records.plans?.find(({ id }) => id === plan) as { interval?: unknown } | undefined)?.interval,
  }),
};

/** Adds to a saved world what an older version of the package did not know. */
export function upgraded<World extends OldWorld>(saved: World): World {
  const records = Object.entries(saved.records).map(([name, list]): [string, Stored[]] => [
    name,
    list.map((record) => filled(record, LACKING[name]?.(record as unknown as Fields, saved) ?? {})),
  ]);
  return {
    ...saved,
    settings: filled(saved.settings, { transfers: 'success', currencies: {}, declines: [], pauses: [] }),
    records: Object.fromEntries(records),
  };
}

/** Adds the fields that an object lacks. The others keep their order. */
function filled<T extends object>(object: T, fields: Fields): T {
  const lacking = Object.entries(fields).filter(([name]) => !(name in object));
  return { ...object, ...(Object.fromEntries(lacking) as T) };
}
