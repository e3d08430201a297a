import { Identification, RiskAction } from '../enums';
import { listCustomers } from './listing';
import { type Fields, ensureMember, isEmail, optionalText, profileOf, requiredText } from './params';
import type { CustomerRecord } from './records';
import { type PaystackReply, Refusal, invalidParams } from './refusal';
import type { CustomerStore } from './store';

/** A request to one endpoint. */
export interface Call {
  /** The customer that the path names; empty where it names none. */
  customer: string;
  query: URLSearchParams;
  body: Fields;
}

/** Fulfils a request, or throws a `Refusal`. */
export type Endpoint = (store: CustomerStore, call: Call) => PaystackReply;

/** `POST /customer`: an email that is known already updates its customer. */
export const create: Endpoint = (store, { body }) => {
  const email = requiredText(body, 'email');
  if (!isEmail(email)) throw invalidParams('email must be an email address');
  const known = store.withEmail(email);
  const profile = profileOf(body, known);
  const customer = known ? store.update(known, profile) : store.add({ email, ...profile });
  return ok('Customer created', { data: detailed(customer) });
};

/** `GET /customer`: by page, or by cursor with `use_cursor=true`. */
export const list: Endpoint = (store, { query }) => {
  const { customers, meta } = listCustomers(store, query);
  return ok('Customers retrieved', { data: customers.map(summary), meta });
};

/** `GET /customer/:customer`: by code or email. */
export const fetch: Endpoint = (store, call) => {
  const customer = found(store.withEmailOrCode(call.customer));
  const data = {
    ...detailed(customer),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    total_transactions: 0,
    total_transaction_value: [],
    dedicated_account: null,
    dedicated_accounts: [],
  };
  return ok('Customer retrieved', { data });
};

/** `PUT /customer/:customer`: by code. */
export const update: Endpoint = (store, call) => {
  const customer = found(store.withCode(call.customer));
  store.update(customer, profileOf(call.body, customer));
  return ok('Customer updated', { data: detailed(customer) });
};

/** `POST /customer/:customer/identification`: by code or email. It stays in progress for ever. */
export const validate: Endpoint = (store, call) => {
  found(store.withEmailOrCode(call.customer));
  for (const name of ['first_name', 'last_name', 'country']) requiredText(call.body, name);
  const type = ensureMember('type', requiredText(call.body, 'type'), Identification);
  if (!/^\d{11}$/.test(optionalText(call.body, 'bvn') ?? '')) throw invalidParams('Invalid BVN');
  if (type === Identification.BANK_ACCOUNT) {
    for (const name of ['bank_code', 'account_number']) requiredText(call.body, name);
  }
  return { ...ok('Customer Identification in progress'), statusCode: 202 };
};

/** `POST /customer/set_risk_action`: by code or email. */
export const setRiskAction: Endpoint = (store, { body }) => {
  const customer = found(store.withEmailOrCode(requiredText(body, 'customer')));
  const action = optionalText(body, 'risk_action') ?? RiskAction.DEFAULT;
  const risk_action = ensureMember('risk_action', action, RiskAction);
  store.update(customer, { risk_action });
  return ok('Customer updated', { data: detailed(customer) });
};

/** `POST /customer/deactivate_authorization`: the authorization is gone afterwards. */
export const deactivateAuthorization: Endpoint = (store, { body }) => {
  if (!store.removeAuthorization(requiredText(body, 'authorization_code'))) {
    throw new Refusal(
      404,
      'authorization_not_found',
      'Authorization code not found.',
      'Send the code of an authorization that one of the customers has.',
    );
  }
  return ok('Authorization has been deactivated');
};

function ok(message: string, content: object = {}): PaystackReply {
  return { statusCode: 200, body: { status: true, message, ...content } };
}

function found(customer: CustomerRecord | undefined): CustomerRecord {
  if (customer) return customer;
  throw new Refusal(
    404,
    'customer_not_found',
    'Customer not found',
    'Send the code or the email of a customer that exists.',
  );
}

function summary(customer: CustomerRecord) {
  const { integration, first_name, last_name, email, phone, metadata, domain } = customer;
  const { customer_code, risk_action, id, createdAt, updatedAt } = customer;
  return {
    integration,
    first_name,
    last_name,
    email,
    phone,
    metadata,
    domain,
    customer_code,
    risk_action,
    id,
    createdAt,
    updatedAt,
  };
}

function detailed(customer: CustomerRecord) {
  const { identified, identifications, authorizations } = customer;
  return {
    transactions: [],
    subscriptions: [],
    authorizations: [...authorizations],
    ...summary(customer),
    identified,
    identifications,
  };
}
