import * as tspaystack2 from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { camelCase, signatures } from '../support/recorded';
import { runNode } from '../support/run-script';
import { fieldsOfResponse } from './declarations';
import { blocksIn, tableUnder } from './pages';

const PAGE = 'docs/porting.md';
const { classes, exceptions, Response } = signatures;
const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };

const quoted = (text: string) => `\`${text}\``;

describe('the tables hold all that Python has:', () => {
  test('the attributes of Paystack, and the classes', () => {
    const rows = Object.entries(classes).map(([name, { attribute }]) => [
      quoted(`paystack.${attribute}`),
      quoted(`paystack.${camelCase(attribute)}`),
      `[${quoted(name)}, ${quoted(`Async${name}`)}]`,
    ]);
    const listed = tableUnder('## Paystack() and its APIs', PAGE).map(([python, typeScript, link]) => [
      python,
      typeScript,
      link?.replace(/\(.*\)$/, ''),
    ]);
    expect(listed.map(String).sort()).toEqual(rows.map(String).sort());
  });

  test('helpers', () => {
    for (const [, name = ''] of tableUnder('## Names', PAGE)) {
      expect(typeof exported[name.replaceAll('`', '')]).toBe('function');
    }
  });

  test('exceptions', () => {
    const rows = tableUnder('## Exceptions', PAGE).filter(([python]) => python !== '');
    expect(rows.map(([python, counterpart]) => [python, counterpart])).toEqual(
      exceptions.map((name) => [quoted(name), quoted(name)]),
    );
  });

  test('fields of Response', () => {
    expect(tableUnder('## Response', PAGE)).toEqual(
      Response.map((field) => [quoted(field), quoted(camelCase(field))]),
    );
  });
});

describe('the package has all that the tables name:', () => {
  test('exceptions, and no others', () => {
    const { PaystackException } = tspaystack2;
    const found = Object.entries(exported).filter(
      ([, value]) =>
        value === PaystackException ||
        (typeof value === 'function' && value.prototype instanceof PaystackException),
    );
    const named = tableUnder('## Exceptions', PAGE).map(([, name]) => name);
    expect(named.sort()).toEqual(found.map(([name]) => quoted(name)).sort());
  });

  test('fields of Response, raw and headers', () => {
    expect(fieldsOfResponse().sort()).toEqual([...Response.map(camelCase), 'raw', 'headers'].sort());
  });

  test('the methods of the table of differences', () => {
    const paystack = new tspaystack2.Paystack('sk_test_porting') as unknown as Record<string, object>;
    const methods = tableUnder('In single methods:', PAGE).flatMap(
      ([names = '']) => names.match(/[\w.]+/g) ?? [],
    );
    expect(methods.length).toBeGreaterThan(20);
    for (const name of methods) {
      const [attribute = '', method = ''] = name.split('.');
      expect([name, typeof Reflect.get(paystack[attribute] ?? {}, method)]).toEqual([name, 'function']);
    }
  });
});

test('the pages of docs/api are as `npm run docs:api` writes them', async () => {
  expect(await runNode(['scripts/api-pages.mjs', '--check'], { deadline: 60_000 })).toEqual({
    code: 0,
    signal: null,
    stdout: '',
    stderr: '',
  });
}, 60_000);

test('the port sends the requests that the page lists', async () => {
  const sandbox = await startSandbox();
  const result = await runNode(['--import', 'tsx', 'examples/port.ts'], {
    env: { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey },
  });
  const requests = await sandbox.requests();
  await sandbox.stop();

  expect(result).toEqual({
    code: 0,
    signal: null,
    stdout:
      'ada@example.com: Customer Identification in progress\nkofi@example.com: Invalid BVN\n2 customers\n',
    stderr: '',
  });
  const lines = requests.map(({ method, path, query, body }) =>
    [
      method,
      path.replace(/CUS_\w+/, 'CUS_…') +
        (query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''),
      ...(body === null ? [] : [JSON.stringify(body)]),
    ].join(' '),
  );
  const listed = blocksIn(PAGE).find(({ language }) => language === 'text');
  expect(listed?.code).toBe(`${lines.join('\n')}\n`);
});
