import fc from 'fast-check';
import { Country, Identification, RiskAction } from 'tspaystack2';
import type signatures from '../fixtures/signatures.json';
import { type RecordedCall, camelCase, methodOf } from '../support/recorded';
import { anyJSONObject, anyText } from './support';

export type Call = keyof typeof signatures.classes.Customer.methods;

type Values = Readonly<Record<string, unknown>>;

/** A call with anything in it. */
export interface AnyCall extends RecordedCall {
  /** The parameters to be refused, by the names that they have in TypeScript. */
  readonly wrong: readonly string[];
  /** What has to reach the server if none is wrong. */
  readonly arrives: {
    readonly method: string;
    readonly path: unknown[];
    readonly query: string[][];
    readonly body: Values | null;
  };
}

interface Endpoint {
  readonly method: string;
  /** The one form that the raw URL of a request has. */
  readonly url: RegExp;
  /** Where the values go, which have their names on the wire. */
  readonly request: (values: Values) => { path: unknown[]; query?: Values; body?: Values };
}

const encoded = `(?:[\\w.!~*'()-]|%[\\dA-F]{2})`;
const segment = `(?!(?:\\.|%2E){1,2}/)${encoded}+`;

export const endpoints: Readonly<Record<Call, Endpoint>> = {
  create: {
    method: 'POST',
    url: /^\/customer\/$/,
    request: (body) => ({ path: ['customer', ''], body }),
  },
  get_customers: {
    method: 'GET',
    url: new RegExp(`^/customer/\\?perPage=\\d+&page=\\d+(&from=${encoded}*)?(&to=${encoded}*)?$`),
    request: (query) => ({ path: ['customer', ''], query: { perPage: 50, page: 1, ...query } }),
  },
  get_customer: {
    method: 'GET',
    url: new RegExp(`^/customer/${segment}/$`),
    request: ({ email_or_code }) => ({ path: ['customer', email_or_code, ''] }),
  },
  update: {
    method: 'PUT',
    url: new RegExp(`^/customer/${segment}/$`),
    request: ({ code, ...body }) => ({ path: ['customer', code, ''], body }),
  },
  validate: {
    method: 'POST',
    url: new RegExp(`^/customer/${segment}/identification$`),
    request: ({ email_or_code, ...body }) => ({ path: ['customer', email_or_code, 'identification'], body }),
  },
  flag: {
    method: 'POST',
    url: /^\/customer\/set_risk_action$/,
    request: (body) => ({ path: ['customer', 'set_risk_action'], body }),
  },
  deactivate: {
    method: 'POST',
    url: /^\/customer\/deactivate_authorization$/,
    request: (body) => ({ path: ['customer', 'deactivate_authorization'], body }),
  },
};

const wireNames: Readonly<Record<string, string>> = {
  auth_code: 'authorization_code',
  start_date: 'from',
  end_date: 'to',
  pagination: 'perPage',
  identification_type: 'type',
  identification_number: 'value',
};

/** What may be given for a parameter, and what of it is right. */
interface Place {
  readonly given: fc.Arbitrary<unknown>;
  readonly allows: (value: unknown) => boolean;
}

const isWhole = (value: unknown) => typeof value === 'string' && value.isWellFormed();

const text: Place = { given: anyText(20_000), allows: isWhole };
// Shorter, since a URL has to fit into the 16 KiB that Node's server takes.
const date: Place = { given: anyText(), allows: isWhole };
const identifier: Place = {
  given: anyText(),
  allows: (value) => isWhole(value) && !['', '.', '..'].includes(String(value)),
};
const filled: Place = { given: anyText(), allows: (value) => isWhole(value) && value !== '' };
const count = mostly(fc.integer({ min: 1 }), Number.isSafeInteger);
const metadata = mostly(anyJSONObject, (value) => typeof value === 'object' && isWholeJSON(value));

/** Whether all strings in a value, names included, are well-formed: JSON writes half a surrogate pair as an escape. */
function isWholeJSON(value: unknown): boolean {
  return !/\\ud[89a-f]/.test(JSON.stringify(value).replaceAll('\\\\', ''));
}

function mostly(right: fc.Arbitrary<unknown>, allows: Place['allows']): Place {
  return { given: fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: anyText() }), allows };
}

function memberOf(members: object): Place {
  const values: unknown[] = Object.values(members);
  return mostly(fc.constantFrom(...values), (value) => values.includes(value));
}

/** As `memberOf`, for an enum that takes other text. Text that may be a mistaken member is not tried here. */
function openMemberOf(members: object): Place {
  const values: unknown[] = Object.values(members);
  const isName = (value: unknown) => /^[\w-]+$/.test(String(value));
  const other = anyText().filter((value) => !isName(value) || value.length > 20);
  return {
    given: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: other }),
    allows: (value) => values.includes(value) || (typeof value === 'string' && isName(value)),
  };
}

const places: Readonly<Record<string, Place>> = {
  email: filled,
  email_or_code: identifier,
  code: identifier,
  customer: filled,
  auth_code: filled,
  start_date: date,
  end_date: date,
  page: count,
  pagination: count,
  metadata,
  country: openMemberOf(Country),
  identification_type: openMemberOf(Identification),
  risk_action: memberOf(RiskAction),
};

const placeOf = (name: string) => places[name] ?? text;

// Optional, but not for a bank account.
const bankFields = ['bank_code', 'account_number'];

/** Calls of a method with anything in any of its parameters. */
export function callsOf(call: Call): fc.Arbitrary<AnyCall> {
  const { method, request } = endpoints[call];
  const { params: parameters } = methodOf({ api: 'Customer', call });
  const given = Object.fromEntries(parameters.map(({ name }) => [name, placeOf(name).given]));
  const requiredKeys = parameters
    .filter(({ name, required }) => required || bankFields.includes(name))
    .map(({ name }) => name);
  return fc.record(given, { requiredKeys }).map((kwargs) => {
    const named = Object.entries(kwargs);
    const onWire = named.map(([name, value]) => [wireNames[name] ?? name, value] as const);
    const { path, query = {}, body = null } = request(Object.fromEntries(onWire));
    return {
      api: 'Customer',
      call,
      kwargs,
      wrong: named.filter(([name, value]) => !placeOf(name).allows(value)).map(([name]) => camelCase(name)),
      arrives: {
        method,
        path,
        query: Object.entries(query).map(([name, value]) => [name, String(value)]),
        body,
      },
    };
  });
}
