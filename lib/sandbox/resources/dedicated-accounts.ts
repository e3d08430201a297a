import { fetches, found, lists, named, notFound, ok, omit, pick } from '../core/plain';
import { maybe, need, read, readAnything, readEmail, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { StoredDedicatedAccount, StoredTransaction } from '../core/stored-records';
import { BUSINESS, INTEGRATION, type World } from '../core/world';
import type { StoredCustomer } from '../customer-records';
import { signatureOf } from '../core/instruments';
import { customerIn, customerNamed, customerWith, identify, newAuthorization } from './customers';
import { succeed } from './payments';
import { newTransaction } from './transactions';

const PROVIDERS = [
  { provider_slug: 'access-bank', bank_id: 1, bank_name: 'Access Bank', id: 6 },
  { provider_slug: 'wema-bank', bank_id: 20, bank_name: 'Wema Bank', id: 5 },
  { provider_slug: 'titan-paystack', bank_id: 297, bank_name: 'Titan Paystack', id: 7 },
];

/** The provider of all test accounts. The API does not list it. */
const TEST_BANK = { provider_slug: 'test-bank', bank_id: 24, bank_name: 'Test Bank', id: 1 };

const splitShape = { subaccount: maybe(readText), split_code: maybe(readText) };

/** Makes an account for a customer, at one of the providers. */
function newAccount(
  world: World,
  customer: StoredCustomer,
  {
    preferred_bank = TEST_BANK.provider_slug,
    subaccount,
    split_code,
  }: {
    preferred_bank?: string | undefined;
    subaccount?: string | undefined;
    split_code?: string | undefined;
  },
): StoredDedicatedAccount {
  const known = [...PROVIDERS, TEST_BANK].find(({ provider_slug }) => provider_slug === preferred_bank);
  const { bank_name: name, bank_id: id, provider_slug: slug } = found(known, 'Preferred bank not found');
  const { first_name, last_name, email: address } = customer;
  const holder = [first_name, last_name].filter(Boolean).join(' ') || address;
  return world.dedicatedAccounts.add({
    ...world.stamp(world.dedicatedAccounts),
    bank: { name, id, slug },
    account_name: `${BUSINESS}/${holder}`.toUpperCase(),
    account_number: `9${world.random.text(9, 'digits')}`,
    assigned: true,
    active: true,
    currency: 'NGN',
    customer: customer.id,
    split_config: {
      ...(subaccount === undefined ? {} : { subaccount }),
      ...(split_code === undefined ? {} : { split_code }),
    },
    assigned_at: world.now,
  });
}

/** Pays money into an account, as a bank transfer would. */
export function payInto(world: World, account: StoredDedicatedAccount, amount: number): StoredTransaction {
  if (!account.active || !account.assigned) throw new Error('The account is not active.');
  const customer = customerNamed(world, account.customer);
  const transaction = newTransaction(world, customer, {
    amount,
    currency: account.currency,
    channel: 'dedicated_nuban',
    metadata: {
      receiver_account_number: account.account_number,
      receiver_bank: account.bank.name,
    },
    subaccount: account.split_config.subaccount,
    split_code: account.split_config.split_code,
    entryPoint: 'dedicated_account',
  });
  const authorization = newAuthorization(world, {
    bin: '008XXX',
    last4: 'X553',
    exp_month: '12',
    exp_year: '9999',
    channel: 'dedicated_nuban',
    card_type: 'transfer',
    bank: 'Test Bank',
    brand: 'Managed Account',
    reusable: false,
    signature: signatureOf(`dedicated_nuban ${account.account_number}`),
  });
  succeed(world, transaction, authorization, 'Approved');
  return transaction;
}

/** Returns what the replies that create or unassign an account show of it. */
function assignedOne(account: StoredDedicatedAccount, { expires = true } = {}) {
  const { bank, account_name, account_number, assigned, currency, active, id, createdAt, updatedAt } =
    account;
  return {
    ...{ bank, account_name, account_number, assigned, currency },
    metadata: null,
    active,
    id,
    created_at: createdAt,
    updated_at: updatedAt,
    assignment: {
      integration: INTEGRATION,
      assignee_id: account.assigned ? account.customer : INTEGRATION,
      assignee_type: account.assigned ? 'Customer' : 'Integration',
      ...(expires ? { expired: false } : {}),
      account_type: 'PAY-WITH-TRANSFER-RECURRING',
      assigned_at: account.assigned_at,
      ...(expires ? { expired_at: null } : {}),
    },
  };
}

function createdOne(account: StoredDedicatedAccount, world: World) {
  return { ...assignedOne(account), customer: customerIn(customerNamed(world, account.customer)) };
}

function listed(account: StoredDedicatedAccount, world: World) {
  const { createdAt: created_at, updatedAt: updated_at } = account;
  return {
    customer: omit(customerIn(customerNamed(world, account.customer)), 'metadata'),
    ...pick(account, 'bank', 'id', 'account_name', 'account_number'),
    created_at,
    updated_at,
    ...pick(account, 'currency', 'split_config', 'active', 'assigned'),
  };
}

function fetched(account: StoredDedicatedAccount, world: World) {
  return {
    ...listed(account, world),
    customer: customerIn(customerNamed(world, account.customer)),
    // Paystack sends JSON as a text here.
    split_config: JSON.stringify(account.split_config),
  };
}

const of = (world: World) => world.dedicatedAccounts;
const LOST = 'Dedicated account not found';
const inPath = named(of, 'id', LOST);

const create: Handler = (world, { body }) => {
  const fields = read(body, { customer: need(readAnything), preferred_bank: maybe(readText), ...splitShape });
  const customer = customerNamed(world, fields.customer as string | number);
  return ok('NUBAN successfully created', createdOne(newAccount(world, customer, fields), world));
};

const assign: Handler = (world, { body }) => {
  const fields = read(body, {
    email: need(readEmail, 'Email Address'),
    first_name: need(readText),
    last_name: need(readText),
    phone: need(readText),
    preferred_bank: need(readText),
    country: need(readText),
    account_number: maybe(readText),
    bvn: maybe(readText),
    bank_code: maybe(readText),
    ...splitShape,
  });
  const { first_name, last_name, phone, account_number, bank_code, bvn } = fields;
  const customer = customerWith(world, fields.email, { first_name, last_name, phone });
  world.change(customer, { first_name, last_name, phone });
  const isIdentified =
    bvn === undefined || account_number === undefined || bank_code === undefined
      ? true
      : identify(world, customer, { type: 'bank_account', bvn, bank: { bank_code, account_number } });
  const account = isIdentified ? newAccount(world, customer, fields) : null;
  world.emit(`dedicatedaccount.assign.${account ? 'success' : 'failed'}`, {
    customer: customerIn(customer),
    dedicated_account: account && assignedOne(account),
    identification: { status: account ? 'success' : 'failed' },
  });
  return ok('Assign dedicated account in progress');
};

const split: Handler = (world, { body }) => {
  const fields = read(body, { customer: need(readAnything), preferred_bank: maybe(readText), ...splitShape });
  const { subaccount, split_code } = fields;
  const customer = customerNamed(world, fields.customer as string | number);
  const known = of(world).oldestFirst.find((account) => account.customer === customer.id && account.assigned);
  const account = known ?? newAccount(world, customer, fields);
  const split_config = subaccount === undefined ? { split_code } : { subaccount };
  world.change(account, {
    split_config: JSON.parse(JSON.stringify(split_config)) as typeof account.split_config,
  });
  return ok('Assigned Managed Account Successfully Created', {
    ...createdOne(account, world),
    split_config: account.split_config,
  });
};

const removeSplit: Handler = (world, { body }) => {
  const { account_number } = read(body, { account_number: need(readText) });
  const account = found(of(world).with('account_number', account_number), LOST);
  world.change(account, { split_config: {} });
  const data = pick(
    account,
    'id',
    'split_config',
    'account_name',
    'account_number',
    'currency',
    'assigned',
    'active',
  );
  const { createdAt, updatedAt } = account;
  // Here the status is a text, as in Paystack's sample.
  const reply = {
    status: 'success',
    message: 'Subaccount unassigned',
    data: { ...data, createdAt, updatedAt },
  };
  return { statusCode: 200, body: reply };
};

const unassign: Handler = (world, call) => {
  const account = inPath(world, call);
  if (!account.assigned) throw notFound(LOST);
  world.change(account, { assigned: false });
  return ok('Managed Account Successfully Unassigned', assignedOne(account, { expires: false }));
};

const requery: Handler = (world, { query }) => {
  const { account_number } = read(Object.fromEntries(query), {
    account_number: need(readText),
    provider_slug: need(readText),
    date: maybe(readText),
  });
  found(of(world).with('account_number', account_number), LOST);
  return ok(
    'We are checking the status of your transfer. We will send you a notification once it is confirmed',
  );
};

/** The endpoints of dedicated accounts. */
export const dedicatedAccountRoutes: Routes = {
  'POST /dedicated_account': create,
  'POST /dedicated_account/assign': assign,
  'GET /dedicated_account': lists(of, 'Managed accounts successfully retrieved', listed, (world) => ({
    cursors: 'on request',
    filters: {
      active: ({ active, assigned }, value) => String(active && assigned) === value,
      currency: (account, value) => account.currency === value,
      provider_slug: ({ bank }, value) => bank.slug === value,
      bank_id: ({ bank }, value) => bank.id === Number(value),
      customer: ({ customer }, value) => customer === world.customers.find(value)?.id,
    },
  })),
  'GET /dedicated_account/{id}': fetches(inPath, 'Managed account successfully retrieved', fetched),
  'GET /dedicated_account/requery': requery,
  'DELETE /dedicated_account/{id}': unassign,
  'POST /dedicated_account/split': split,
  'DELETE /dedicated_account/split': removeSplit,
  'GET /dedicated_account/available_providers': () => ok('Dedicated account providers retrieved', PROVIDERS),
};
