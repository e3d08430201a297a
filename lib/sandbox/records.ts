/** What may be told about a customer, and changed later. */
export interface Profile {
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  metadata: Record<string, unknown> | null;
}

/** A card, or another way to charge a customer again. */
export interface AuthorizationRecord {
  /** `AUTH_` and 10 characters. */
  authorization_code: string;
  bin: string;
  last4: string;
  exp_month: string;
  exp_year: string;
  channel: string;
  card_type: string;
  bank: string;
  country_code: string;
  brand: string;
  reusable: boolean;
  signature: string;
  account_name: string | null;
}

/** A customer as the sandbox keeps it. */
export interface CustomerRecord extends Profile {
  id: number;
  email: string;
  /** `CUS_` and 15 characters. */
  customer_code: string;
  integration: number;
  domain: string;
  risk_action: string;
  identified: boolean;
  identifications: unknown;
  authorizations: AuthorizationRecord[];
  /** ISO 8601, in UTC. */
  createdAt: string;
  /** ISO 8601, in UTC. */
  updatedAt: string;
}

/**
 * A customer to put into the sandbox. What is left out is as in a customer just created; without an `email`,
 * a name, a phone number and an email at example.com are made up.
 */
export interface CustomerSeed extends Partial<Profile> {
  email?: string;
  /** Default: a random one. */
  customer_code?: string;
  /** `default`, `allow` or `deny`. Default `default`. */
  risk_action?: string;
  /** Default `false`. */
  identified?: boolean;
  /** When the customer was created; a text is ISO 8601. Default: now. */
  createdAt?: string | Date;
}

/** An authorization to put into the sandbox. What is left out is as on a reusable test card of Visa. */
export type AuthorizationSeed = Partial<AuthorizationRecord>;

const NO_PROFILE: Profile = { first_name: null, last_name: null, phone: null, metadata: null };
const FIRST_NAMES = ['Ada', 'Kwame', 'Ngozi', 'Thabo', 'Wanjiru', 'Aminata', 'Tunde', 'Zainab'];
const LAST_NAMES = ['Okafor', 'Mensah', 'Balogun', 'Dlamini', 'Kamau', 'Kouassi', 'Adeyemi'];
const CODE_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes the customer that a seed describes. */
export function newCustomer(id: number, seed: CustomerSeed): CustomerRecord {
  const { email, createdAt = new Date(), ...given } = seed;
  const created = new Date(createdAt).toISOString();
  return {
    id,
    ...(email === undefined ? madeUp(id) : { email, ...NO_PROFILE }),
    customer_code: `CUS_${randomCode(15)}`,
    integration: 100032,
    domain: 'test',
    risk_action: 'default',
    identified: false,
    identifications: null,
    authorizations: [],
    createdAt: created,
    updatedAt: created,
    ...given,
  };
}

/** Makes the authorization that a seed describes. */
export function newAuthorization(seed: AuthorizationSeed): AuthorizationRecord {
  return {
    authorization_code: `AUTH_${randomCode(10)}`,
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
    signature: `SIG_${randomCode(20)}`,
    account_name: null,
    ...seed,
  };
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

function randomCode(length: number): string {
  return Array.from({ length }, () =>
    CODE_LETTERS.charAt(Math.floor(Math.random() * CODE_LETTERS.length)),
  ).join('');
}
