/** What a cell of a customer's row is for. */
export type CustomerField = 'code' | 'email' | 'firstName' | 'lastName' | 'phone' | 'metadata';

/** The columns that are sent, by their names without spaces, hyphens, underscores and capitals. */
const SENT: Readonly<Record<string, CustomerField>> = {
  customercode: 'code',
  email: 'email',
  emailaddress: 'email',
  firstname: 'firstName',
  lastname: 'lastName',
  phone: 'phone',
  phonenumber: 'phone',
  metadata: 'metadata',
};

/** The other columns of an export: Paystack sets them itself. */
const SET_BY_PAYSTACK = ['riskaction', 'createdat', 'updatedat', 'id', 'integration', 'domain'];

/** The column that `rejected.csv` has before the others. */
export const REASON = 'reason';

const ALLOWED =
  'Columns are email, customer_code, first_name, last_name, phone and metadata, in any order; ' +
  'spaces, hyphens, underscores and capitals do not matter. --ignore leaves out a column.';

/** What the columns of a file are for. */
export interface Columns {
  /** The place of each field that the file has, from 0. */
  readonly places: Readonly<Partial<Record<CustomerField, number>>>;
  /** How many columns there are up to the last that has a name. */
  readonly count: number;
  /** The places of columns without a name, in which no cell may have anything. */
  readonly unnamed: readonly number[];
  /** The names of columns that are known, and not sent. */
  readonly unsent: readonly string[];
  /** Whether the first column is that of `rejected.csv`. */
  readonly hasReason: boolean;
}

/**
 * Reads the header of a file of customers.
 *
 * @param names - the columns as the header has them.
 * @param ignored - columns that the user wants to leave out.
 * @throws Error that names the column, for one that is unknown or there twice, and where neither email nor code is there.
 */
export function readColumns(names: readonly string[], ignored: readonly string[]): Columns {
  const places: Partial<Record<CustomerField, number>> = {};
  const unnamed: number[] = [];
  const unsent: string[] = [];
  const ignoredKeys = ignored.map(keyOf);
  const keys = names.map(keyOf);
  const unfound = ignored.find((name) => !keys.includes(keyOf(name)));
  if (unfound !== undefined) throw new Error(`There is no column ${shown(unfound)} to ignore.`);
  for (const [place, key] of keys.entries()) {
    const name = names[place] ?? '';
    const field = Object.hasOwn(SENT, key) ? SENT[key] : undefined;
    if (key === '') unnamed.push(place);
    else if (ignoredKeys.includes(key) || (key === REASON && place === 0)) continue;
    else if (SET_BY_PAYSTACK.includes(key)) unsent.push(name.trim());
    else if (field === undefined)
      throw new Error(`Column ${place + 1}, ${shown(name)}, is unknown. ${ALLOWED}`);
    else if (places[field] === undefined) places[field] = place;
    else
      throw new Error(
        `Columns ${places[field] + 1} and ${place + 1}, ${shown(name)}, are the same. ${ALLOWED}`,
      );
  }
  if (places.email === undefined && places.code === undefined) {
    throw new Error(`There is no column email, and none customer_code. ${ALLOWED}`);
  }
  return {
    places,
    count: keys.findLastIndex((key) => key !== '') + 1,
    unnamed,
    unsent,
    hasReason: keys[0] === REASON,
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
