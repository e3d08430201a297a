import { ensureSharers } from '../flows/transactions';
import { customerNamed, customerWith } from '../core/customers';
import { fetches, found, lists, named, notFound, ok, pick } from '../core/plain';
import { maybe, need, read, readAnything, readEmail, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { identify } from '../flows/customers';
import { PROVIDERS, newAccount } from '../flows/dedicated-accounts';
import { customerIn } from '../views/customers';
import { assignedOne, unassignedOne, createdOne, fetched, listed } from '../views/dedicated-accounts';

const splitShape = { subaccount: maybe(readText), split_code: maybe(readText) };

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
  if (account) {
    world.emit('dedicatedaccount.assign.success', {
      customer: customerIn(customer),
      dedicated_account: assignedOne(account),
      identification: { status: 'success' },
    });
  } else {
    world.emit('dedicatedaccount.assign.failed', {
      customer: customerIn(customer),
      dedicated_account: null,
      identification: { status: 'failed' },
    });
  }
  return ok('Assign dedicated account in progress');
};

const split: Handler = (world, { body }) => {
  const fields = read(body, { customer: need(readAnything), preferred_bank: maybe(readText), ...splitShape });
  const { subaccount, split_code } = fields;
  const customer = customerNamed(world, fields.customer as string | number);
  ensureSharers(world, fields);
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
  return ok('Managed Account Successfully Unassigned', unassignedOne(account));
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
