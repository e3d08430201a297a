import { signatureOf } from '../core/instruments';
import { stretchOf } from '../core/paging';
import { found, notFound, ok, pick } from '../core/plain';
import {
  maybe,
  need,
  read,
  readEmail,
  readInteger,
  readList,
  readOneOf,
  readShape,
  readText,
} from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { StoredMandate } from '../core/stored-records';
import { INTEGRATION, type World } from '../core/world';
import type { StoredCustomer } from '../customer-records';
import { bankName } from './banks';
import { customerNamed, customerWith, newAuthorization } from './customers';

const account = readShape({
  number: need(readText, 'Account number'),
  bank_code: need(readText, 'Bank code'),
});
const address = readShape({ street: need(readText), city: need(readText), state: need(readText) });

function start(
  world: World,
  customer: StoredCustomer,
  bank?: { number: string; bank_code: string },
  callback_url: string | null = null,
) {
  const reference = world.random.text(15);
  const access_code = world.random.text(15);
  world.mandates.add({
    ...world.stamp(world.mandates),
    reference,
    access_code,
    callback_url,
    status: 'pending',
    authorization_code: world.code('AUTH', 10),
    account_number: bank?.number ?? '0000000000',
    bank_code: bank?.bank_code ?? '057',
    customer: customer.id,
    authorized_at: null,
  });
  const redirect_url = `${world.url}/checkout/mandate/${access_code}`;
  return ok('Authorization initialized', { redirect_url, access_code, reference });
}

/** Approves a mandate, as its customer would, and makes it chargeable. */
export function approve(world: World, mandate: StoredMandate): void {
  if (mandate.status !== 'pending') throw new Error(`The mandate is ${mandate.status} already.`);
  const customer = customerNamed(world, mandate.customer);
  const bank = bankName(mandate.bank_code);
  const authorization = newAuthorization(world, {
    authorization_code: mandate.authorization_code,
    bin: '000XXX',
    last4: mandate.account_number.slice(-4),
    exp_month: '01',
    exp_year: '2034',
    channel: 'direct_debit',
    card_type: 'mandate',
    bank,
    brand: bank,
    reusable: true,
    signature: signatureOf(`direct_debit ${mandate.bank_code} ${mandate.account_number}`),
  });
  world.addAuthorization(customer, authorization);
  world.change(mandate, { status: 'active', authorized_at: world.now });
  const {
    first_name,
    last_name,
    customer_code: code,
    email: address,
    phone,
    metadata,
    risk_action,
  } = customer;
  const told = {
    ...pick(
      authorization,
      'authorization_code',
      'last4',
      'channel',
      'card_type',
      'bank',
      'country_code',
      'brand',
    ),
    ...pick(authorization, 'reusable', 'signature', 'account_name'),
    // These are numbers in the events, and texts everywhere else.
    exp_month: 1,
    exp_year: 2034,
    customer: { first_name, last_name, code, email: address, phone: phone ?? '', metadata, risk_action },
  };
  world.emit('direct_debit.authorization.created', { ...told, active: false });
  const { reference, integration, domain } = mandate;
  world.emit('direct_debit.authorization.active', { ...told, active: true, integration, domain, reference });
}

const initialize: Handler = (world, { body }) => {
  const fields = read(body, {
    email: need(readEmail, 'Email Address'),
    // pypaystack2 3 spells it with a hyphen.
    channel: need(readOneOf(['direct_debit', 'direct-debit'])),
    callback_url: maybe(readText),
    account: maybe(account),
    address: maybe(address),
  });
  return start(world, customerWith(world, fields.email), fields.account, fields.callback_url);
};

const initializeForCustomer: Handler = (world, call) => {
  const customer = customerNamed(world, call.param('customer'));
  const fields = read(call.body, { account: need(account), address: need(address) });
  return start(world, customer, fields.account);
};

const verify: Handler = (world, call) => {
  const mandate = world.mandates.with('reference', call.param('reference'));
  if (!mandate) throw notFound('Authorization does not exist or does not belong to integration');
  const { customer_code: code, email: address } = customerNamed(world, mandate.customer);
  return ok('Authorization retrieved successfully', {
    authorization_code: mandate.authorization_code,
    channel: 'direct_debit',
    bank: bankName(mandate.bank_code),
    active: mandate.status === 'active',
    customer: { code, email: address },
  });
};

function listed(mandate: StoredMandate, world: World) {
  const { id, account_number } = mandate;
  return {
    id,
    status: mandate.status,
    mandate_id: id,
    authorization_id: id,
    authorization_code: mandate.authorization_code,
    integration_id: INTEGRATION,
    account_number: `${'*'.repeat(Math.max(0, account_number.length - 4))}${account_number.slice(-4)}`,
    bank_code: mandate.bank_code,
    bank_name: bankName(mandate.bank_code),
    customer: pick(
      customerNamed(world, mandate.customer),
      'id',
      'customer_code',
      'email',
      'first_name',
      'last_name',
    ),
    authorized_at: mandate.authorized_at ?? mandate.createdAt,
  };
}

/** Lists mandates. The cursor of these lists is a position. */
function mandatesOf(world: World, query: URLSearchParams, customer?: StoredCustomer) {
  const { records, meta, fitting } = stretchOf(world.mandates, numbered(query), {
    filters: { status: ({ status }, value) => status === value },
    within: (mandate) => customer === undefined || mandate.customer === customer.id,
  });
  const { page, pageCount, perPage } = meta as Record<'page' | 'pageCount' | 'perPage', number>;
  return ok(
    'Mandate authorizations retrieved successfully',
    records.map((mandate) => listed(mandate, world)),
    {
      per_page: perPage,
      next: page < pageCount ? Buffer.from(`mandate:${page + 1}`).toString('base64') : null,
      count: records.length,
      total: fitting.length,
    },
  );
}

function numbered(query: URLSearchParams): URLSearchParams {
  const paged = new URLSearchParams(query);
  const cursor = query.get('cursor');
  if (cursor !== null) paged.set('page', Buffer.from(cursor, 'base64').toString().replace('mandate:', ''));
  return paged;
}

const chargeForCustomer: Handler = (world, call) => {
  const customer = customerNamed(world, call.param('customer'));
  const { authorization_id } = read(call.body, { authorization_id: need(readInteger) });
  const mandate = world.mandates.withId(authorization_id);
  if (mandate?.customer !== customer.id)
    throw notFound('Authorization does not exist or does not belong to integration');
  return ok('Mandate is queued for retry');
};

const chargeForAll: Handler = (world, { body }) => {
  for (const id of read(body, { customer_ids: need(readList(readInteger)) }).customer_ids) {
    found(world.customers.withId(id), 'Customer not found');
  }
  return ok('Mandate is queued for retry');
};

/** The endpoints of direct debits. */
export const directDebitRoutes: Routes = {
  'POST /customer/authorization/initialize': initialize,
  'GET /customer/authorization/verify/{reference}': verify,
  'POST /customer/{customer}/initialize-direct-debit': initializeForCustomer,
  'PUT /customer/{customer}/directdebit-activation-charge': chargeForCustomer,
  'GET /customer/{customer}/directdebit-mandate-authorizations': (world, call) =>
    mandatesOf(world, call.query, customerNamed(world, call.param('customer'))),
  'PUT /directdebit/activation-charge': chargeForAll,
  'GET /directdebit/mandate-authorizations': (world, call) => mandatesOf(world, call.query),
};
