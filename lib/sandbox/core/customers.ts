import { found } from './plain';
import type {
  AuthorizationSeed,
  CustomerSeed,
  Profile,
  StoredAuthorization,
  StoredCustomer,
} from './records/customers';
import { INTEGRATION, type World } from './world';

const NO_PROFILE: Profile = { first_name: null, last_name: null, phone: null, metadata: null };

const FIRST_NAMES = ['Ada', 'Kwame', 'Ngozi', 'Thabo', 'Wanjiru', 'Aminata', 'Tunde', 'Zainab'];

const LAST_NAMES = ['Okafor', 'Mensah', 'Balogun', 'Dlamini', 'Kamau', 'Kouassi', 'Adeyemi'];

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

/** Finds a customer by email, code or id, or refuses the request. */
export function customerNamed(world: World, value: string | number): StoredCustomer {
  return found(world.customers.find(value), 'Customer not found');
}

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

/** The name of a customer; their email where there is none. */
export function nameOf({ first_name, last_name, email }: StoredCustomer): string {
  return [first_name, last_name].filter(Boolean).join(' ') || email;
}
