import { bankName } from '../core/banks';
import { customerNamed, customerWith } from '../core/customers';
import { stretchOf } from '../core/paging';
import { found, notFound, ok } from '../core/plain';
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
import type { StoredCustomer } from '../core/records/customers';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { listed } from '../views/direct-debits';

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
