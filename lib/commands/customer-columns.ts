/** The fields that a cell of a customer's row can hold. */
export type CustomerField = 'code' | 'email' | 'firstName' | 'lastName' | 'phone' | 'metadata';

/** The columns that are sent. Their names are in lower case, without spaces, hyphens and underscores. */
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

/** The other columns of an export. Paystack sets these values itself. */
const SET_BY_PAYSTACK = ['riskaction', 'createdat', 'updatedat', 'id', 'integration', 'domain'];

/** The first column of `rejected.csv`. */
export const REASON = 'reason';

const ALLOWED =
  'Columns are email, customer_code, first_name, last_name, phone and metadata, in any order; ' +
  'spaces, hyphens, underscores and capitals do not matter. --ignore leaves out a column.';

/** The meaning of the columns of a file. */
export interface Columns {
  /** The number of each field's column, from 0. */
  readonly places: Readonly<Partial<Record<CustomerField, number>>>;
  /** The number of columns, up to the last column with a name. */
  readonly count: number;
  /** The numbers of the columns without a name. Their cells must be empty. */
  readonly unnamed: readonly number[];
  /** The names of the known columns that are not sent. */
  readonly unsent: readonly string[];
  /** Whether the first column is that of `rejected.csv`. */
  readonly hasReason: boolean;
}

/**
 * Reads the header of a file of customers.
 *
 * @param names - the names in the header.
 * @param ignored - columns that the user wants to leave out.
 * @throws Error for an unknown column, for a column that is there twice, and for a file without both email and code.
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
