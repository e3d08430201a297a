import * as tspaystack2 from 'tspaystack2';
import { compile } from '../docs/compile';
import { read, tableUnder } from '../docs/pages';
import { thrownBy } from '../support/clients';
import { camelCase, classNames, positionalOf, signatures } from '../support/recorded';
import {
  argumentsV3,
  casesV3,
  classNamesV3,
  methodV3,
  parameterName,
  positionalV3,
  signaturesV3,
} from '../support/recorded-v3';

// Nothing of pypaystack2 3.3.0 is missing: it is in the package, or docs/porting.md names its counterpart.

const PAGE = 'docs/porting.md';
const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };

type Client = new (key: string, options: object) => object;

const clientOf = (name: string) =>
  new (exported[name] as Client)('sk_test_signatures', { baseURL: 'http://127.0.0.1:1', retries: 0 });

const kinds = classNamesV3.flatMap((api) => [
  [api, api],
  [`Async${api}`, api],
]);

const quoted = (text: string) => `\`${text}\``;
/** What stands in backticks in a cell. */
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

test.each(kinds)('%s has the methods', (name, api) => {
  const client = clientOf(name);
  const methods = Object.keys(signaturesV3.classes[api]?.methods ?? {}).map(camelCase);
  expect(methods.filter((method) => typeof Reflect.get(client, method) !== 'function')).toEqual([]);
});

test.each(kinds)('the methods of %s know the parameters', async (name, api) => {
  const client = clientOf(name);
  const missing: string[] = [];
  for (const call of Object.keys(signaturesV3.classes[api]?.methods ?? {})) {
    const known = await knownNames(client, api, call);
    const first = positionalV3({ api, call });
    const wanted = methodV3({ api, call })
      .params.filter((parameter) => parameter.name !== first)
      .map((parameter) => parameterName(parameter.name));
    missing.push(...wanted.filter((one) => !known.includes(one)).map((one) => `${call}: ${one}`));
  }
  expect(missing).toEqual([]);
});

/** The names that a method knows, as it says itself when it refuses another one. */
async function knownNames(client: object, api: string, call: string): Promise<string[]> {
  const recorded = casesV3.find((one) => one.api === api && one.call === call && one.request !== undefined);
  if (recorded === undefined) throw new Error(`There is no case of ${api}.${call}.`);
  const args = argumentsV3({ ...recorded, kwargs: { ...recorded.kwargs, no_such_parameter: true } });
  const method = Reflect.get(client, camelCase(call)) as (...args: unknown[]) => unknown;
  const { message } = await thrownBy(() => method.apply(client, args));
  const [, list = ''] = /Known are: (.*)\.$/.exec(message) ?? [];
  return list.split(', ');
}

test('both Paystack classes have the attributes', () => {
  for (const [python, name] of [
    ['PaystackClient', 'Paystack'],
    ['AsyncPaystackClient', 'AsyncPaystack'],
  ] as const) {
    const client = clientOf(name);
    const attributes = Object.keys(signaturesV3.main[python]?.attributes ?? {});
    expect(attributes).toHaveLength(28);
    expect(
      attributes.filter((attribute) => typeof Reflect.get(client, camelCase(attribute)) !== 'object'),
    ).toEqual([]);
  }
});

test.each(Object.entries(signaturesV3.enums))('%s has the members', (name, members) => {
  expect(exported[name]).toMatchObject(members);
});

describe('docs/porting.md names', () => {
  test('all clients', () => {
    const rows = tableUnder('### Clients of 3.x', PAGE);
    const expected = classNamesV3
      .filter((name) => name !== 'Paystack')
      .map((name) => {
        const {
          class: blocking = '',
          async_class: promising = '',
          attribute = '',
        } = signaturesV3.classes[name] ?? {};
        return [
          `${quoted(blocking)}, ${quoted(promising)}`,
          `${quoted(name)}, ${quoted(`Async${name}`)}`,
          quoted(`client.${attribute}`),
          quoted(`paystack.${camelCase(attribute)}`),
        ];
      });
    expect(rows).toEqual(expected);
    const named = rows.flatMap(([python]) => namesIn(python));
    expect(signaturesV3.exported_from_sub_clients.filter((name) => !named.includes(name))).toEqual([]);
  });

  test('all exceptions, and what stands for them', () => {
    const rows = tableUnder('### Exceptions of 3.x', PAGE);
    const named = rows.flatMap(([python]) => namesIn(python));
    expect(Object.keys(signaturesV3.exceptions).filter((name) => !named.includes(name))).toEqual([]);
    for (const name of rows.flatMap(([, typeScript]) => namesIn(typeScript))) {
      expect([name, typeof exported[name]]).toEqual([name, 'function']);
    }
  });

  test('all enums', () => {
    const [, section = ''] = read(PAGE).split('\n### Enums of 3.x\n');
    const [text = ''] = section.split('\n#');
    const names = [...Object.keys(signaturesV3.enums), ...Object.keys(signaturesV3.webhook_enums)];
    expect(names.filter((name) => !text.includes(quoted(name)))).toEqual([]);
  });

  test('all models, and types that the package exports', () => {
    const rows = ['#### Models of arguments', '#### Models of replies'].flatMap((heading) =>
      tableUnder(heading, PAGE),
    );
    const named = rows.flatMap(([python]) => namesIn(python));
    const models = [
      ...Object.keys(signaturesV3.payload_models),
      ...Object.keys(signaturesV3.response_models),
    ];
    expect(named.sort()).toEqual(models.sort());

    const types = rows.flatMap(([, typeScript]) => namesIn(typeScript)).filter((name) => /^[A-Z]/.test(name));
    expect(types.length).toBeGreaterThanOrEqual(models.length - 4);
    const source = 'spec/api/models-v3.ts';
    const line = (type: string, index: number) =>
      `export type Model${index} = tspaystack2.${type === 'Response' ? 'Response<unknown>' : type};`;
    const text = ["import type * as tspaystack2 from 'tspaystack2';", ...types.map(line)].join('\n');
    expect(compile(new Map([[source, text]])).problems(source)).toEqual([]);
  });

  test('all helpers of a client', () => {
    const named = tableUnder('## From pypaystack2 3.x', PAGE)
      .map(([python]) => python)
      .join();
    const helpers = Object.keys(signaturesV3.helpers_on_every_client);
    expect(helpers.filter((name) => !named.includes(`${name}(`))).toEqual([]);
  });

  test('all methods that take only the object', () => {
    const attributes = new Map(
      Object.entries(signaturesV3.main.PaystackClient?.attributes ?? {}).map(([attribute, python]) => [
        classNamesV3.find((name) => signaturesV3.classes[name]?.class === python),
        camelCase(attribute),
      ]),
    );
    const newer = classNamesV3.flatMap((api) =>
      Object.entries(signaturesV3.classes[api]?.methods ?? {})
        .filter(([call, { params }]) => params.length > 0 && positionalV3({ api, call }) === undefined)
        .map(([call]) => `${attributes.get(api)}.${camelCase(call)}`),
    );
    // 2.1.1 agrees, and two have parameters that Python lacks.
    const older = classNames.flatMap((api) =>
      Object.entries(signatures.classes[api].methods)
        .filter(([, method]) => method.params.length > 0 && positionalOf(method) === undefined)
        .map(([call]) => `${attributes.get(api)}.${camelCase(call)}`),
    );
    const listed = tableUnder(
      'If Paystack needs none of the parameters, a method takes only the object:',
      PAGE,
    ).flatMap(([attribute, methods]) =>
      namesIn(methods).map((method) => `${namesIn(attribute).join()}.${method}`),
    );
    const expected = [...newer, ...older, 'transfers.export', 'transferControl.getBalanceLedger'];
    expect(listed.sort()).toEqual([...new Set(expected)].sort());
  });

  test('of the names that nobody has, counterparts that exist', () => {
    const paystack = clientOf('Paystack');
    const rows = tableUnder('## Names that pypaystack2 never had', PAGE);
    const calls = rows.flatMap(([, right]) => [...(right ?? '').matchAll(/(?<![\w.(])([a-z]\w+)\.(\w+)/g)]);
    expect(calls.length).toBeGreaterThan(20);
    for (const [, one = '', other = ''] of calls) {
      const holder = one === 'paystack' ? paystack : (Reflect.get(paystack, one) as object);
      expect([one, other, typeof Reflect.get(holder, other)]).not.toContain('undefined');
    }
  });
});
