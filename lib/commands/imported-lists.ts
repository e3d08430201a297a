import type { AsyncPaystack } from '../api/paystack';
import type { QueuedCall } from '../call/queued-call';
import type { QueueOf } from '../many/queue';
import { toSubunit } from '../money/subunit';
import { isObject } from '../objects';
import { problemOfEmail } from './damage';
import { type Names, namesIn } from './groups';
import { type Column, CellProblem, type ColumnRules, type Reading } from './list-columns';

/** The values of a row by their fields; `null` for a blank cell. */
export type Values = Readonly<Record<string, unknown>>;

/** A list that can be imported. */
export interface ImportedList extends ColumnRules {
  /** Name of one of its items, and of many. */
  readonly one: string;
  readonly many: string;
  readonly summary: string;
  /** What a row does, for the help. */
  readonly about: string;
  /** Whether it has amounts. */
  readonly hasAmounts: boolean;
  /** Whether a row may change what is there. Then the last row about a thing counts. */
  readonly updates: boolean;
  /** Says why a row cannot be sent, by all of its values; `undefined` if it can. */
  readonly problem: (values: Values) => string | undefined;
  /** What tells what a row is about. Two rows about the same thing are not both sent. */
  readonly names: (values: Values) => Names;
  readonly send: (queue: QueueOf<AsyncPaystack>, values: Values) => QueuedCall<unknown>;
  /** The names in the `data` of the reply to a row. */
  readonly namesInReply: (data: Readonly<Record<string, unknown>>) => Names;
  /**
   * How to find the items that Paystack has, for a list where a second call may make a second item; `undefined` where
   * it changes the first one.
   */
  readonly existing: ExistingItems | undefined;
}

/** How to find the items that Paystack has. */
export interface ExistingItems {
  /** In words, what an item and a row have in common if they are the same. */
  readonly sameness: string;
  readonly all: (paystack: AsyncPaystack) => AsyncIterable<object>;
  /** The part of `sameness` that every row has, as a text. */
  readonly keyOf: (item: Values) => string;
  /** Whether an item is what a row would create. */
  readonly isSame: (item: Values, values: Values) => boolean;
}

type ValuesOf<C> = { readonly [K in keyof C]: C[K] extends TypedColumn<infer T> ? T | null : never };

interface TypedColumn<T> extends Column {
  readonly read: (cell: string, reading: Reading) => T;
}

interface ListStatement<C extends Record<string, Column>> {
  readonly one: string;
  readonly many: string;
  readonly summary: string;
  readonly about: string;
  readonly columns: C;
  /** The other columns of an export, separated by spaces. */
  readonly unsent: string;
  readonly missing?: (fields: readonly string[]) => string | undefined;
  readonly hasAmounts?: boolean;
  readonly updates?: boolean;
  readonly problem?: (values: ValuesOf<C>) => string | undefined;
  readonly names: (values: ValuesOf<C>) => Names;
  readonly send: (queue: QueueOf<AsyncPaystack>, values: ValuesOf<C>) => QueuedCall<unknown>;
  readonly namesInReply: (data: Readonly<Record<string, unknown>>) => Names;
  readonly existing?: Omit<ExistingItems, 'isSame' | 'keyOf'> & {
    readonly keyOf: (item: Values) => unknown;
    readonly isSame: (item: Values, values: ValuesOf<C>) => boolean;
  };
}

/** Makes a list. The values of a row are those that its columns read. */
function imported<C extends Record<string, Column>>(list: ListStatement<C>): ImportedList {
  const needed = Object.entries(list.columns).filter(([, { isNeeded }]) => isNeeded);
  const { existing, missing, problem } = list;
  return {
    ...list,
    unsent: list.unsent.split(' '),
    hasAmounts: list.hasAmounts ?? false,
    updates: list.updates ?? false,
    missing: missing ?? ((fields) => needed.find(([field]) => !fields.includes(field))?.[1].name),
    problem: (values) => {
      const [, blank] = needed.find(([field]) => values[field] === null) ?? [];
      return blank ? `It has no ${blank.name}.` : problem?.(values as ValuesOf<C>);
    },
    names: (values) => list.names(values as ValuesOf<C>),
    send: (queue, values) => list.send(queue, values as ValuesOf<C>),
    existing: existing && {
      ...existing,
      keyOf: (item) => String(existing.keyOf(item)),
      isSame: (item, values) => existing.isSame(item, values as ValuesOf<C>),
    },
  };
}

interface ColumnStatement<T> {
  readonly about: string;
  readonly otherNames?: readonly string[];
  readonly isNeeded?: true;
  readonly isText?: true;
  readonly read: (cell: string, reading: Reading) => T;
}

function column<T>(name: string, { about, otherNames = [], ...rest }: ColumnStatement<T>): TypedColumn<T> {
  return {
    name,
    otherNames,
    about,
    isNeeded: rest.isNeeded ?? false,
    isText: rest.isText ?? false,
    read: rest.read,
  };
}

const asItIs = (cell: string) => cell;
const trimmed = (cell: string) => cell.trim();

function email(cell: string): string {
  const problem = problemOfEmail(cell.trim(), 'email');
  if (problem !== undefined) throw new CellProblem(problem);
  return cell.trim();
}

/** Makes the function that reads an amount. */
function amount(name: string) {
  return (cell: string, { inBaseUnit }: Reading): number => {
    const text = cell.trim();
    if (inBaseUnit ? /^\d+(\.\d{1,2}0*)?$/.test(text) : /^\d+$/.test(text)) {
      const value = inBaseUnit ? toSubunit(text) : Number(text);
      if (Number.isSafeInteger(value)) return value;
    }
    throw new CellProblem(
      inBaseUnit
        ? `Its ${name} is not an amount such as 1253.98, with a point and without other signs.`
        : `Its ${name} is not a whole number in the subunit of the currency, such as 125398 for 1253.98. ` +
            'For amounts such as 1253.98 there is --amounts base.',
    );
  };
}

function wholeNumber(name: string) {
  return (cell: string): number => {
    const value = /^\d+$/.test(cell.trim()) ? Number(cell) : NaN;
    if (!Number.isSafeInteger(value)) throw new CellProblem(`Its ${name} is not a whole number.`);
    return value;
  };
}

function decimal(name: string) {
  return (cell: string): number => {
    if (!/^\d+(\.\d+)?$/.test(cell.trim())) {
      throw new CellProblem(`Its ${name} is not a number such as 18.2, with a point.`);
    }
    return Number(cell);
  };
}

const TRUTHS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  1: true,
  0: false,
};

function flag(name: string) {
  return (cell: string): boolean => {
    const value = TRUTHS[cell.trim().toLowerCase()];
    if (value === undefined) throw new CellProblem(`Its ${name} is neither true nor false.`);
    return value;
  };
}

/** Reads an account number. It is not shown in a message. */
function accountNumber(cell: string): string {
  const text = cell.trim();
  if (!/^[\d+]\d*$/.test(text))
    throw new CellProblem('Its account_number has something that is not a digit.');
  return text;
}

/** Reads metadata. Paystack has several forms of empty metadata, which are not sent. */
function metadata(cell: string): object | null {
  const value = parsedJSON(cell);
  if (value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0))
    return null;
  if (!isObject(value)) throw new CellProblem('Its metadata is not a JSON object.');
  if (hasLongInteger(cell)) {
    throw new CellProblem('Its metadata has an integer so long that digits would be lost.');
  }
  return value;
}

function parsedJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasLongInteger(json: string): boolean {
  const numbers = json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.some((number) => /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number)));
}

/** How the items that are there are listed. */
const AHEAD = { concurrency: 4 };

const text = { about: 'text', isText: true, read: asItIs } as const;
const metadataColumn = column('metadata', {
  about: 'a JSON object; `[]`, `0` and `null` mean that there is none',
  isText: true,
  read: metadata,
});
const currencyColumn = { about: 'such as NGN', read: trimmed } as const;

const customers = imported({
  one: 'customer',
  many: 'customers',
  summary: 'customers',
  about:
    'A row with a customer_code updates that customer. Any other row creates a customer, or updates the one with its email. ' +
    'Empty cells change nothing.',
  columns: {
    email: column('email', {
      about: 'needed if there is no code; spaces around it are removed',
      otherNames: ['email address'],
      read: email,
    }),
    code: column('customer_code', { about: 'such as `CUS_xnxdt6s1zg1f4nx`', read: trimmed }),
    firstName: column('first_name', text),
    lastName: column('last_name', text),
    phone: column('phone', { ...text, otherNames: ['phone number'] }),
    metadata: metadataColumn,
  },
  unsent: 'risk_action createdAt updatedAt id integration domain',
  updates: true,
  missing: (fields) =>
    fields.includes('email') || fields.includes('code') ? undefined : 'email, and none customer_code',
  problem: ({ code, email }) =>
    code === null && email === null ? 'It has neither an email nor a customer_code.' : undefined,
  names: ({ code, email }) => ({ code, email }),
  send: ({ customers }, { code, email, ...profile }) =>
    code === null ? customers.create(email ?? '', profile) : customers.update(code, profile),
  namesInReply: ({ customer_code, email }) => namesIn(customer_code, email ?? null),
});

const plans = imported({
  one: 'plan',
  many: 'plans',
  summary: 'plans',
  about: 'A row creates a plan, unless there is one with the same name, amount, interval and currency.',
  columns: {
    name: column('name', { ...text, isNeeded: true }),
    amount: column('amount', {
      about: 'a whole number in the subunit of the currency, such as kobo',
      isNeeded: true,
      read: amount('amount'),
    }),
    interval: column('interval', { about: 'such as monthly', isNeeded: true, read: trimmed }),
    description: column('description', text),
    currency: column('currency', currencyColumn),
    invoiceLimit: column('invoice_limit', {
      about: 'number of payments; 0 for no end',
      read: wholeNumber('invoice_limit'),
    }),
    sendInvoices: column('send_invoices', { about: 'true or false', read: flag('send_invoices') }),
    sendSms: column('send_sms', { about: 'true or false', read: flag('send_sms') }),
  },
  unsent: 'id plan_code is_deleted is_archived createdAt updatedAt integration domain',
  hasAmounts: true,
  names: ({ name, amount, interval, currency }) => ({
    name: JSON.stringify([name, amount, interval, currency]),
  }),
  send: ({ plans }, { name, amount, interval, ...others }) =>
    plans.create(name ?? '', { amount: amount ?? 0, interval: interval as never, ...(others as object) }),
  namesInReply: ({ plan_code }) => namesIn(plan_code),
  existing: {
    sameness: 'name, amount, interval and currency',
    all: ({ plans }) => plans.allPlans(AHEAD),
    keyOf: ({ name }) => name,
    isSame: (item, { amount, interval, currency }) =>
      item.amount === amount && item.interval === interval && isSameOrUnset(item.currency, currency),
  },
});

const products = imported({
  one: 'product',
  many: 'products',
  summary: 'products',
  about: 'A row creates a product, unless there is one with the same name, price and currency.',
  columns: {
    name: column('name', { ...text, isNeeded: true }),
    description: column('description', { ...text, isNeeded: true }),
    price: column('price', {
      about: 'a whole number in the subunit of the currency, such as kobo',
      isNeeded: true,
      read: amount('price'),
    }),
    currency: column('currency', { ...currencyColumn, isNeeded: true }),
    unlimited: column('unlimited', { about: 'true or false', read: flag('unlimited') }),
    quantity: column('quantity', { about: 'number in stock', read: wholeNumber('quantity') }),
  },
  unsent:
    'id product_code quantity_sold in_stock active type createdAt updatedAt metadata integration domain',
  hasAmounts: true,
  names: ({ name, price, currency }) => ({ name: JSON.stringify([name, price, currency]) }),
  send: ({ products }, { name, description, price, currency, unlimited, quantity }) =>
    products.create(name ?? '', {
      ...{ description: description ?? '', price: price ?? 0, currency: currency as never, unlimited },
      // An export has 0 where the stock never ends.
      quantity: unlimited === true && quantity === 0 ? null : quantity,
    }),
  namesInReply: ({ product_code }) => namesIn(product_code),
  existing: {
    sameness: 'name, price and currency',
    all: ({ products }) => products.allProducts(AHEAD),
    keyOf: ({ name }) => name,
    isSame: (item, { price, currency }) => item.price === price && isSameOrUnset(item.currency, currency),
  },
});

const subaccounts = imported({
  one: 'subaccount',
  many: 'subaccounts',
  summary: 'subaccounts',
  about:
    'A row creates a subaccount, unless there is one with the same business_name, account_number and percentage_charge.',
  columns: {
    businessName: column('business_name', { ...text, isNeeded: true }),
    settlementBank: column('settlement_bank', {
      about: 'code of the bank, such as 057',
      otherNames: ['bank_code'],
      isNeeded: true,
      read: trimmed,
    }),
    accountNumber: column('account_number', { about: 'digits', isNeeded: true, read: accountNumber }),
    percentageCharge: column('percentage_charge', {
      about: 'share of the main account in per cent, such as 18.2',
      isNeeded: true,
      read: decimal('percentage_charge'),
    }),
    description: column('description', text),
    primaryContactEmail: column('primary_contact_email', { about: 'an email', read: contactEmail }),
    primaryContactName: column('primary_contact_name', text),
    primaryContactPhone: column('primary_contact_phone', text),
    metadata: metadataColumn,
  },
  unsent: 'id subaccount_code currency active is_verified createdAt updatedAt integration domain',
  names: ({ businessName, accountNumber, percentageCharge }) => ({
    name: JSON.stringify([businessName, accountNumber, percentageCharge]),
  }),
  send: ({ subaccounts }, { businessName, settlementBank, accountNumber, percentageCharge, ...others }) =>
    subaccounts.create(businessName ?? '', {
      ...{ settlementBank: settlementBank ?? '', accountNumber: accountNumber ?? '' },
      ...{ percentageCharge: percentageCharge ?? 0, ...others },
    }),
  namesInReply: ({ subaccount_code }) => namesIn(subaccount_code),
  existing: {
    sameness: 'business_name, account_number and percentage_charge',
    all: ({ subaccounts }) => subaccounts.allSubaccounts(AHEAD),
    keyOf: ({ business_name, businessName }) => business_name ?? businessName,
    isSame: (item, { accountNumber, percentageCharge }) =>
      item.account_number === accountNumber && Number(item.percentage_charge) === percentageCharge,
  },
});

function contactEmail(cell: string): string {
  const problem = problemOfEmail(cell.trim(), 'primary_contact_email');
  if (problem !== undefined) throw new CellProblem(problem);
  return cell.trim();
}

const transferRecipients = imported({
  one: 'transfer recipient',
  many: 'transfer recipients',
  summary: 'transfer recipients',
  about: 'A row creates a recipient, unless there is one with the same type, account_number and bank_code.',
  columns: {
    type: column('type', { about: 'such as nuban', isNeeded: true, read: trimmed }),
    name: column('name', { ...text, isNeeded: true }),
    accountNumber: column('account_number', {
      about: 'digits',
      otherNames: ['details.account_number'],
      isNeeded: true,
      read: accountNumber,
    }),
    bankCode: column('bank_code', {
      about: 'code of the bank, such as 057',
      otherNames: ['details.bank_code'],
      read: trimmed,
    }),
    description: column('description', text),
    currency: column('currency', currencyColumn),
    authCode: column('authorization_code', { about: 'such as `AUTH_72btv547`', read: trimmed }),
    metadata: metadataColumn,
  },
  unsent:
    'id recipient_code email details.account_name details.bank_name active is_deleted createdAt updatedAt integration domain',
  problem: ({ type, accountNumber, bankCode }) => {
    if (type !== 'nuban') return undefined;
    if (accountNumber !== null && !/^\d{10}$/.test(accountNumber)) {
      return 'Its account_number does not have 10 digits. A spreadsheet may have removed zeros at the beginning.';
    }
    return bankCode !== null && /^\d{1,2}$/.test(bankCode)
      ? 'Its bank_code has fewer than 3 digits. A spreadsheet may have removed zeros at the beginning.'
      : undefined;
  },
  names: ({ type, accountNumber, bankCode }) => ({ name: JSON.stringify([type, accountNumber, bankCode]) }),
  send: ({ transferRecipients }, { type, name, accountNumber, ...others }) =>
    transferRecipients.create(type as never, {
      ...{ name: name ?? '', accountNumber: accountNumber ?? '' },
      ...(others as object),
    }),
  namesInReply: ({ recipient_code }) => namesIn(recipient_code),
  existing: {
    sameness: 'type, account_number and bank_code',
    all: ({ transferRecipients }) => transferRecipients.allTransferRecipients(AHEAD),
    keyOf: ({ details, accountNumber }) => (isObject(details) ? details.account_number : accountNumber),
    isSame: ({ type: its, details }, { type, bankCode }) =>
      its === type && isObject(details) && isSameOrUnset(details.bank_code, bankCode),
  },
});

function isSameOrUnset(has: unknown, wanted: string | null): boolean {
  return wanted === null || has === wanted;
}

/** The lists, by the names in the command. */
export const importedLists: Readonly<Record<string, ImportedList>> = {
  customers,
  plans,
  products,
  subaccounts,
  'transfer-recipients': transferRecipients,
};
