import * as tspaystack2 from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Parameter, camelCase, signatures } from '../support/recorded';
import { runNode } from '../support/run-script';
import { fieldsOfResponse, parametersOf } from './declarations';
import { blocksIn, tableUnder } from './pages';

const PAGE = 'docs/porting.md';
const { exceptions, Response } = signatures;
// The page is about the Customer API.
const classNames = ['Customer', 'AsyncCustomer'];
const enumNames = ['Country', 'RiskAction', 'Identification', 'HTTPMethod'];
const enums = Object.fromEntries(enumNames.map((name) => [name, signatures.enums[name] ?? {}]));
const methods = [
  ['__init__', signatures.constructor] as const,
  ...Object.entries(signatures.classes.Customer.methods)
    .map(([name, { params }]) => [name, params] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1)),
];

const quoted = (text: string) => `\`${text}\``;
const sorted = (rows: readonly string[][]) => rows.map((row) => row.join(' | ')).sort();

function inPython({ name, type, required, default: value }: Parameter): string {
  return `${name}: ${type}${required ? '' : ` = ${value ?? 'None'}`}`;
}

function inTypeScript({ name, type, required }: Parameter): string {
  const [, bare = type] = /^Optional\[(.*)\]$/.exec(type) ?? [];
  const types: Readonly<Record<string, string>> = { str: 'string', int: 'number', dict: 'object' };
  return `${camelCase(name)}${required ? '' : '?'}: ${types[bare] ?? bare}`;
}

/** The name of a method in TypeScript. */
function methodName(python: string): string {
  return python === '__init__' ? 'constructor' : camelCase(python);
}

describe('the tables hold all that Python has:', () => {
  test('names', () => {
    const modules = {
      'pypaystack2.api': classNames,
      'pypaystack2.utils': [...Object.keys(enums), 'Response'],
      'pypaystack2.exceptions': exceptions,
    };
    const rows = Object.entries(modules).flatMap(([module, names]) =>
      names.map((name) => [quoted(`${module}.${name}`), quoted(name)]),
    );
    expect(sorted(tableUnder('## Names', PAGE))).toEqual(sorted(rows));
  });

  test('methods and parameters, which both classes have alike', () => {
    const rows = methods.flatMap(([method, parameters]) =>
      parameters.map((parameter, index) => [
        ...(index === 0 ? [quoted(method), quoted(methodName(method))] : ['', '']),
        quoted(inPython(parameter)),
        quoted(inTypeScript(parameter)),
      ]),
    );
    expect(tableUnder('## Methods and parameters', PAGE)).toEqual(rows);
  });

  test('enum members', () => {
    const rows = Object.entries(enums).flatMap(([name, members]) =>
      Object.entries(members).map(([member, value]) => [quoted(`${name}.${member}`), quoted(value)]),
    );
    expect(tableUnder('## Enum members', PAGE)).toEqual(rows);
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
  const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };

  test.each(classNames)('methods and parameters of %s', (className) => {
    const declaredHere = methods.map(([method]) => parametersOf(className, methodName(method)).sort());
    expect(declaredHere).toEqual(methods.map(([, parameters]) => parameters.map(inTypeScript).sort()));
  });

  test('enums and their members', () => {
    expect(Object.fromEntries(Object.keys(enums).map((name) => [name, exported[name]]))).toEqual(enums);
  });

  test('exceptions, and no others', () => {
    const { PaystackException } = tspaystack2;
    const classes = Object.entries(exported).filter(
      ([, value]) =>
        value === PaystackException ||
        (typeof value === 'function' && value.prototype instanceof PaystackException),
    );
    const named = tableUnder('## Exceptions', PAGE).map(([, name]) => name);
    expect(named.sort()).toEqual(classes.map(([name]) => quoted(name)).sort());
  });

  test('fields of Response, and raw', () => {
    expect(fieldsOfResponse().sort()).toEqual([...Response.map(camelCase), 'raw'].sort());
  });
});

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
