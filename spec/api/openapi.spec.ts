import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from '../../lib/arguments/fields';
import { type Method, bare, methodsByRoute } from '../support/endpoints';
import { projectRoot } from '../support/run-script';

/** A parameter in Paystack's description. */
interface Described {
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

type Parameters = Readonly<Record<string, Described>>;
type Place = 'query' | 'body';

/** Paystack's description of what each endpoint takes, by its route. */
const described = Object.entries(
  JSON.parse(readFileSync(join(projectRoot, 'spec/fixtures/openapi-parameters.json'), 'utf8')) as Readonly<
    Record<string, Readonly<Partial<Record<Place | 'path', Parameters>>>>
  >,
);

const PER_PAGE = 'pypaystack2 and Paystack’s pages send perPage';
const COUNTRY_CODE = 'as in Python, the parameter is the code, and the name is sent';

/** Endpoints of the description that no method calls, and why. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  'POST /customer/authorization/deactivate':
    '`deactivate` keeps the path of pypaystack2 2.1.1, which Paystack still answers',
};

/** Parameters of the description that a method lacks, and why. */
const PARAMETERS: Readonly<Record<string, string>> = {
  'splits.getSplits: per_page': PER_PAGE,
  'terminals.getTerminals: per_page': PER_PAGE,
  'transactions.getTransactions: per_page': PER_PAGE,
  'transactions.getTransactions: terminal_id': 'pypaystack2 sends terminalid, as Paystack’s page has it',
  'transferRecipients.getTransferRecipients: per_page': PER_PAGE,
  'transfers.getTransfers: per_page': PER_PAGE,
};

/** Values of the description that a method refuses, and why. */
const VALUES: Readonly<Record<string, string>> = {
  'miscellaneous.getBanks: country ghana': COUNTRY_CODE,
  'miscellaneous.getBanks: country kenya': COUNTRY_CODE,
  'miscellaneous.getBanks: country nigeria': COUNTRY_CODE,
  'miscellaneous.getBanks: country south africa': COUNTRY_CODE,
};

const methods = methodsByRoute();

const wireName = (name: string, { wire }: Field<unknown>) =>
  wire ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The names on the wire of a method, with the fields that have them. */
const onWire = ({ fields }: Method) =>
  new Map(Object.entries(fields).map(([name, field]) => [wireName(name, field), field]));

test('every endpoint of the description has a method', () => {
  const missing = described.map(([route]) => route).filter((route) => !methods.has(bare(route)));
  expect(missing).toEqual(Object.keys(ENDPOINTS));
});

test('every parameter of the description is one of the method', () => {
  const missing = described.flatMap(([route, { query = {}, body = {} }]) =>
    (methods.get(bare(route)) ?? []).flatMap((method) => {
      const known = onWire(method);
      return Object.keys({ ...query, ...body })
        .filter((name) => name !== '[]' && !known.has(name))
        .map((name) => `${method.name}: ${name}`);
    }),
  );
  expect(missing.sort()).toEqual(Object.keys(PARAMETERS).sort());
});

test('every value of the description is taken', () => {
  const refused = described.flatMap(([route, { query = {}, body = {} }]) =>
    (methods.get(bare(route)) ?? []).flatMap((method) => {
      const known = onWire(method);
      return Object.entries({ ...query, ...body }).flatMap(([name, { enum: values = [], type }]) => {
        const field = known.get(name);
        return values
          .filter((value) => field?.check(type === 'array' ? [value] : value) !== undefined)
          .map((value) => `${method.name}: ${name} ${String(value)}`);
      });
    }),
  );
  expect(refused.sort()).toEqual(Object.keys(VALUES).sort());
});
