import { Identification, RiskAction } from '../../enums';
import { type Find, fetches, found, lists, ok, omit, pick, updates } from '../core/plain';
import { maybe, need, read, readEmail, readOneOf, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { INTEGRATION, type World } from '../core/world';
import { profileOf } from '../params';
import type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
  Profile,
} from '../customer-records';
import { Refusal, invalidParams } from '../refusal';

const NO_PROFILE: Profile = { first_name: null, last_name: null, phone: null, metadata: null };
const FIRST_NAMES = ['Ada', 'Kwame', 'Ngozi', 'Thabo', 'Wanjiru', 'Aminata', 'Tunde', 'Zainab'];
const LAST_NAMES = ['Okafor', 'Mensah', 'Balogun', 'Dlamini', 'Kamau', 'Kouassi', 'Adeyemi'];

/** BVNs with which an identity check succeeds. With all others it fails. */
const RIGHT_BVNS: readonly string[] = ['22222222221', '222222222221', '12345678901'];

/** Makes a customer from a seed. */
export function newCustomer(world: World, seed: CustomerSeed): StoredCustomer {
  const { email: address, createdAt = new Date(world.clock.now), ...given } = seed;
  const id = world.customers.nextId;
  const created = new Date(createdAt).toISOString();
  return {
    id,
    ...(address === undefined ? madeUp(id) : { email: address, ...NO_PROFILE }),
    customer_code: world.code('CUS'),
    integration: INTEGRATION,
    domain: world.domain,
    risk_action: 'default',
    identified: false,
    identifications: null,
    authorizations: [],
    createdAt: created,
    updatedAt: created,
    ...given,
  };
}

/** Makes an authorization from a seed. */
export function newAuthorization(world: World, seed: AuthorizationSeed): StoredAuthorization {
  return {
    authorization_code: world.code('AUTH', 10),
    bin: '408408',
    last4: '4081',
    exp_month: '12',
    exp_year: '2030',
    channel: 'card',
    card_type: 'visa ',
    bank: 'TEST BANK',
    country_code: 'NG',
    brand: 'visa',
    reusable: true,
    signature: `SIG_${world.random.text(20, 'mixed')}`,
    account_name: null,
    ...seed,
  };
}

/** The customer with an email. Creates the customer if there is none. */
export function customerWith(world: World, address: string, profile: Partial<Profile> = {}): StoredCustomer {
  const known = world.customers.with('email', address);
  return known ?? world.customers.add(newCustomer(world, { email: address, ...profile }));
}

/** Returns what other records show of a customer. */
export function customerIn(customer: StoredCustomer) {
  return {
    ...pick(
      customer,
      'id',
      'first_name',
      'last_name',
      'email',
      'customer_code',
      'phone',
      'metadata',
      'risk_action',
    ),
    international_format_phone: customer.phone?.startsWith('+') ? customer.phone : null,
  };
}

/** Returns what a list shows of a customer. */
export function summary(customer: StoredCustomer) {
  return omit(customer, 'authorizations', 'identified', 'identifications');
}

/** Finds a customer by email, code or id, or refuses the request. */
export function customerNamed(world: World, value: string | number): StoredCustomer {
  return found(world.customers.find(value), 'Customer not found');
}

const inPath: Find<StoredCustomer> = (world, call) => customerNamed(world, call.param('customer'));

/** Finds the customer to update, by code alone. */
const byCode: Find<StoredCustomer> = (world, call) =>
  found(world.customers.with('customer_code', call.param('customer')), 'Customer not found');

function detailed(customer: StoredCustomer) {
  return { transactions: [], subscriptions: [], ...customer, authorizations: [...customer.authorizations] };
}

const create: Handler = (world, { body }) => {
  const { email: address } = read(body, { email: need(readEmail, 'Email Address') });
  const known = world.customers.with('email', address);
  const profile = profileOf(body, known);
  const customer = known ? world.change(known, profile) : customerWith(world, address, profile);
  return ok('Customer created', detailed(customer));
};

function complete(customer: StoredCustomer, world: World) {
  const paid = world.transactions.oldestFirst.filter(
    (transaction) => transaction.customer === customer.id && transaction.status === 'success',
  );
  const values = new Map<string, number>();
  for (const { currency, amount } of paid) values.set(currency, (values.get(currency) ?? 0) + amount);
  const accounts = world.dedicatedAccounts.oldestFirst.filter(
    (account) => account.customer === customer.id && account.assigned,
  );
  const shown = accounts.map((account) =>
    pick(account, 'id', 'account_name', 'account_number', 'bank', 'currency', 'active'),
  );
  return {
    ...detailed(customer),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    total_transactions: paid.length,
    total_transaction_value: [...values].map(([currency, amount]) => ({ currency, amount })),
    dedicated_account: shown[0] ?? null,
    dedicated_accounts: shown,
  };
}

const validate: Handler = (world, call) => {
  const customer = inPath(world, call);
  const { type } = read(call.body, {
    first_name: need(readText),
    last_name: need(readText),
    country: need(readText),
    type: need(readOneOf(Identification)),
  });
  const { bvn = '' } = read(call.body, { bvn: maybe(readText) });
  if (!/^\d{11}$/.test(bvn) && !RIGHT_BVNS.includes(bvn)) throw invalidParams('Invalid BVN');
  const bank =
    type === Identification.BANK_ACCOUNT
      ? read(call.body, { bank_code: need(readText), account_number: need(readText) })
      : undefined;
  identify(world, customer, { type, bvn, bank });
  return { ...ok('Customer Identification in progress'), statusCode: 202 };
};

/** Checks the identity of a customer, and sends the event. */
export function identify(
  world: World,
  customer: StoredCustomer,
  { type, bvn, bank }: { type: string; bvn: string; bank?: { bank_code: string; account_number: string } },
): boolean {
  const isRight = RIGHT_BVNS.includes(bvn);
  const secrets = bank
    ? { bvn: masked(bvn), account_number: masked(bank.account_number), bank_code: bank.bank_code }
    : { value: masked(bvn) };
  const identification = { country: 'NG', type, ...secrets };
  const { customer_code } = customer;
  if (isRight) world.change(customer, { identified: true, identifications: identification });
  world.emit(isRight ? 'customeridentification.success' : 'customeridentification.failed', {
    // Paystack sends a text in one event and a number in the other.
    customer_id: isRight ? String(customer.id) : customer.id,
    customer_code,
    email: customer.email,
    identification,
    ...(isRight ? {} : { reason: 'Account number or BVN is incorrect' }),
  });
  return isRight;
}

function masked(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 6))}${digits.slice(-3)}`;
}

const setRiskAction: Handler = (world, { body }) => {
  const fields = read(body, {
    customer: need(readText),
    risk_action: maybe(readOneOf(RiskAction), RiskAction.DEFAULT),
  });
  const customer = world.change(customerNamed(world, fields.customer), { risk_action: fields.risk_action });
  return ok('Customer updated', detailed(customer));
};

const deactivate: Handler = (world, { body }) => {
  const { authorization_code } = read(body, { authorization_code: need(readText) });
  if (!world.removeAuthorization(authorization_code)) {
    throw new Refusal(
      404,
      'not_found',
      'Authorization code not found.',
      'Send the code of an authorization that one of the customers has.',
    );
  }
  return ok('Authorization has been deactivated');
};

/** The endpoints of customers. */
export const customerRoutes: Routes = {
  'POST /customer': create,
  'GET /customer': lists((world) => world.customers, 'Customers retrieved', summary, {
    cursors: 'on request',
  }),
  'GET /customer/{customer}': fetches(inPath, 'Customer retrieved', complete),
  'PUT /customer/{customer}': updates(
    byCode,
    'Customer updated',
    (customer, _world, { body }) => profileOf(body, customer),
    detailed,
  ),
  'POST /customer/{customer}/identification': validate,
  'POST /customer/set_risk_action': setRiskAction,
  'POST /customer/deactivate_authorization': deactivate,
  'POST /customer/authorization/deactivate': deactivate,
};

function madeUp(id: number): Profile & { email: string } {
  const first_name = FIRST_NAMES[id % FIRST_NAMES.length] ?? 'Ada';
  const last_name = LAST_NAMES[id % LAST_NAMES.length] ?? 'Okafor';
  return {
    email: `${first_name}.${last_name}.${id}@example.com`.toLowerCase(),
    first_name,
    last_name,
    phone: `+23480${String(id).padStart(8, '0')}`,
    metadata: null,
  };
}
