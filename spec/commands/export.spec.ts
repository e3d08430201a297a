import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { AsyncPaystack } from '../../lib/api/paystack';
import { exportedLists as lists } from '../../lib/commands/exported-lists';
import newer from '../fixtures/newer-responses.json';
import older from '../fixtures/responses.json';
import type { ScriptOptions } from '../support/run-script';
import { Folder, PROGRAM, type Server, ended, startServer } from './support';

let sandbox: Sandbox;
let folder: Folder;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  folder = new Folder();
});
afterEach(() => folder.remove());
afterAll(() => sandbox.stop());

const environment = (env: ScriptOptions['env'] = {}) => ({
  PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
  PAYSTACK_BASE_URL: sandbox.url,
  ...env,
});

const exporting = (args: readonly string[], env?: ScriptOptions['env']) =>
  folder.run(['export', ...args], { env: environment(env) });

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;
const seeds = [
  { email: 'ada@example.com', customer_code: 'CUS_1', createdAt: day(1) },
  {
    ...{
      email: 'grace@example.com',
      customer_code: 'CUS_2',
      createdAt: day(2),
      risk_action: 'deny' as const,
    },
    ...{ first_name: 'Grace, "Amazing"', last_name: 'Höpper', phone: '+2348012345678' },
    metadata: { tier: 'gold', tags: ['a,b', { deep: 'say "hi"' }] },
  },
];
const head =
  'customer_code,email,first_name,last_name,phone,metadata,risk_action,createdAt,updatedAt,id,integration,domain\n';
const ada = `CUS_1,ada@example.com,,,,,default,${day(1)},${day(1)},1,100032,test\n`;
const graceWith = (phone: string) =>
  `CUS_2,grace@example.com,"Grace, ""Amazing""",Höpper,${phone},` +
  '"{""tier"":""gold"",""tags"":[""a,b"",{""deep"":""say \\""hi\\""""}]}",' +
  `deny,${day(2)},${day(2)},2,100032,test\n`;
const grace = graceWith('+2348012345678');

describe('customers', () => {
  test('as CSV, to the standard output', async () => {
    await sandbox.seedCustomers(seeds);
    expect(await exporting(['customers'])).toEqual(ended(0, head + grace + ada, '2 of 2 customers\n'));
  });

  test('none', async () => {
    expect(await exporting(['customers'])).toEqual(ended(0, head, '0 of 0 customers\n'));
  });

  test('as JSON lines with all that Paystack tells, to a file', async () => {
    await sandbox.seedCustomers(seeds);
    const result = await exporting(['customers', '--format', 'jsonl', '--output', folder.at('all.jsonl')]);
    expect(result).toEqual(ended(0, '', '2 of 2 customers\n'));
    const lines = folder.read('all.jsonl').trimEnd().split('\n');
    const reply = await fetch(`${sandbox.url}/customer`, {
      headers: { Authorization: `Bearer ${sandbox.authKey}` },
    });
    const { data } = (await reply.json()) as { data: unknown };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(data);
  });

  test('of a span of time', async () => {
    await sandbox.seedCustomers(seeds);
    expect(await exporting(['customers', '--from', '2026-01-01', '--to', '2026-01-01T12:00:00Z'])).toEqual(
      ended(0, head + ada, '1 of 1 customer\n'),
    );
  });

  test('of a day, with all of that day', async () => {
    const late = {
      ...seeds[0],
      email: 'late@example.com',
      customer_code: 'CUS_3',
      createdAt: '2026-01-01T23:59:59.000Z',
    };
    await sandbox.seedCustomers([...seeds, late]);
    const { stdout } = await exporting(['customers', '--from', '2026-01-01', '--to', '2026-01-01']);
    expect(stdout.match(/CUS_\d/g)).toEqual(['CUS_3', 'CUS_1']);
  });

  test.each([
    [';', ';'],
    ['|', '|'],
    ['tab', '\t'],
  ])('with %s between the cells', async (name, sign) => {
    await sandbox.seedCustomers([{ ...seeds[0], first_name: 'a;b|c\td,e' }]);
    const { stdout } = await exporting(['customers', '--separator', name]);
    expect(stdout.split('\n')[0]).toBe(head.trimEnd().replaceAll(',', sign));
    expect(parse(stdout, { delimiter: sign })[1]?.[2]).toBe('a;b|c\td,e');
  });

  test('to the standard output by name', async () => {
    await sandbox.seedCustomers(seeds);
    expect(await exporting(['customers', '--output', '-'])).toEqual(
      ended(0, head + grace + ada, '2 of 2 customers\n'),
    );
  });

  test('for spreadsheets, with quotes around whatever another program takes for a separator', async () => {
    await sandbox.seedCustomers([{ ...seeds[0], first_name: 'a;b', last_name: 'a\tb', phone: 'a\nb' }]);
    const { stdout } = await exporting(['customers', '--for-spreadsheets']);
    expect(stdout).toBe(
      `\uFEFF${head}CUS_1,ada@example.com,"a;b","a\tb","a\nb",,default,2026-01-01 00:00:00,2026-01-01 00:00:00,1,100032,test\n`,
    );
  });

  test('for spreadsheets, as UTF-8 by its first bytes and without formulas', async () => {
    await sandbox.seedCustomers(seeds);
    const args = ['customers', '--for-spreadsheets', '--output', folder.at('all.csv')];
    expect(await exporting(args)).toEqual(ended(0, '', '2 of 2 customers\n'));
    expect(folder.read('all.csv')).toBe(
      `\uFEFF${head}${graceWith("'+2348012345678")}${ada}`.replaceAll(/T(00:00:00)\.000Z/g, ' $1'),
    );
  });

  test('after a failure they go on where it stopped', async () => {
    const customers = await sandbox.seedCustomers(150);
    const args = ['customers', '--for-spreadsheets', '--output', folder.at('all.csv')];
    await sandbox.setFailures({ status: 400, rate: 1 / 3 });
    const broken = await exporting(args);
    const position = /--position '(.*)'/.exec(broken.stderr)?.[1] ?? '';
    expect(broken).toEqual(
      ended(
        1,
        '',
        '100 of 150 customers\nA page could not be fetched: HTTP 400.\nPaystack says: This failure was asked for\n' +
          'all.csv is not whole: it has the first 100 customers.\nTo go on from there: ' +
          `npx tspaystack2 export customers --for-spreadsheets --output all.csv --position '${position}'\n`,
      ),
    );
    await sandbox.setFailures(null);
    expect(await exporting([...args, '--position', position])).toEqual(ended(0, '', '50 of 150 customers\n'));
    const [first, ...rows] = folder.read('all.csv').trimEnd().split('\n');
    expect(first).toBe(`\uFEFF${head.trimEnd()}`);
    const codes = customers.map(({ customer_code }) => customer_code).reverse();
    expect(rows.map((row) => row.split(',')[0])).toEqual(codes);
  });
});

test.each([
  [1, String.raw`, waiting for Paystack's rate limit \(until \d\d:\d\d:\d\d\)`],
  [4, ", waiting for Paystack's rate limit"],
])('with %d pages at a time, a wait for the rate limit is told', async (concurrency, words) => {
  const page = { status: true, message: 'ok', data: [{ id: 1 }], meta: { total: 2, page: 1, pageCount: 2 } };
  const busy = await startServer(({ path }, nth) => {
    if (nth === 3) return [429, { status: false, message: 'Rate limit exceeded!' }, { 'retry-after': '1' }];
    const isLast = path.includes('page=2');
    return [200, isLast ? { ...page, data: [{ id: 2 }], meta: { ...page.meta, page: 2 } } : page];
  });
  const args = ['customers', '--concurrency', String(concurrency)];
  const { code, stderr } = await exporting(args, { PAYSTACK_BASE_URL: busy.url });
  await busy.stop();
  expect(code).toBe(0);
  expect(stderr).toMatch(new RegExp(`^[01] of 2 customers.*${words}\\n2 of 2 customers\\n$`));
});

describe('an output that nobody reads any longer', () => {
  test.each([[['export', 'customers']], [['export', '--help']]])('ends %j quietly', async (args) => {
    await sandbox.seedCustomers(300);
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const exit = once(child, 'exit');
    expect([await text(child.stderr), await exit]).toEqual(['', [0, null]]);
  });
});

test.each([
  [['plans', '--format', 'xml'], {}, "error: option '--format <format>' argument 'xml' is invalid."],
  [['plans', '--sheet'], {}, "error: unknown option '--sheet'\n"],
  [['plans', '--from', '2026-01-01'], {}, "error: unknown option '--from'\n"],
  [['customers', '--from', 'monday'], {}, '`--from` must be an ISO 8601 date or date-time such as'],
  [['customers', '--to', '2026-13-01'], {}, '`--to` must be an ISO 8601 date or date-time such as'],
  [['plans', '--status', 'Success'], {}, '`status` must'],
  [
    ['plans', '--position', 'x'],
    {},
    '`--position` must be what a stopped export printed, such as page:3, but "x"',
  ],
  [['plans', '--separator', 'x'], {}, '`--separator` must be one of , ; | and tab, but "x" was given.'],
  [
    ['plans', '--concurrency', '17'],
    {},
    '`--concurrency` must be a whole number, 1 to 16, but "17" was given.',
  ],
  [['plans', '--amounts', 'naira'], {}, "error: option '--amounts <unit>' argument 'naira' is invalid."],
  [['plans', '--format', 'jsonl', '--separator', ';'], {}, '`--separator` must be left out with JSON lines'],
  [
    ['plans', '--format', 'jsonl', '--amounts', 'base'],
    {},
    '`--amounts base` must be left out with JSON lines',
  ],
  [['customers', '--to', '2026-02-31'], {}, '`--to` must be an ISO 8601 date or date-time such as'],
  [['customers', '--from', '2025-02-29'], {}, '`--from` must be an ISO 8601 date or date-time such as'],
  [['customers', '--from', '2026-1-1'], {}, '`--from` must be an ISO 8601 date or date-time such as'],
  [['customers', '--to', '2026-01-01T25:00:00Z'], {}, '`--to` must be an ISO 8601 date or date-time such as'],
  [['customers', '--to', '2026-01-01T10:00:00'], {}, '`--to` must be an ISO 8601 date or date-time such as'],
  [
    ['customers', '--from', '2026-02-01', '--to', '2026-01-31'],
    {},
    '`--from` must be before --to, which is 2026-01-31, but "2026-02-01" was given.',
  ],
  [['plans', '--output', '/'], {}, '/ is a folder.\n'],
  [
    ['plans', '--format', 'jsonl', '--for-spreadsheets'],
    {},
    '`--for-spreadsheets` must be left out with JSON lines',
  ],
  [['people'], {}, "error: unknown command 'people'\n"],
  [['plans'], { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_wrong' }, 'Paystack refuses: HTTP 401: Invalid key\n'],
  [['plans'], { PAYSTACK_AUTHORIZATION_KEY: '' }, 'No Paystack key: '],
  [
    ['plans', '--output', '/no/such/folder/plans.csv'],
    {},
    '/no/such/folder/plans.csv cannot be written: its folder is not there.\n',
  ],
])('%j with %j fails, and says why', async (args, env, problem) => {
  const { code, stdout, stderr } = await exporting(args, env);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.slice(0, problem.length)).toBe(problem);
});

test('a refused key leaves the file as it was', async () => {
  const file = folder.write('plans.csv', 'mine');
  await exporting(['plans', '--output', file], { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_wrong' });
  expect(folder.read('plans.csv')).toBe('mine');
});

test.each(Object.keys(lists))('%s --help tells its options and columns', async (name) => {
  const { code, stdout } = await exporting([name, '--help']);
  expect(code).toBe(0);
  expect(stdout.startsWith(`Usage: tspaystack2 export ${name} [options]\n`)).toBe(true);
  expect(stdout).toContain(`\nColumns of CSV: ${lists[name]?.columns.join(', ')}.\n`);
  expect(['from', 'to', 'status'].filter((option) => stdout.includes(` --${option} `))).toEqual([
    ...(lists[name]?.byPeriod ? ['from', 'to'] : []),
    ...(lists[name]?.byStatus ? ['status'] : []),
  ]);
});

describe('each list', () => {
  let server: Server;
  const samples: Record<string, { readonly status: number; readonly body: object }> = { ...older, ...newer };

  beforeAll(async () => {
    server = await startServer(({ method, path }) => {
      const { pathname } = new URL(path, 'http://localhost');
      const { status, body } = samples[`${method} ${pathname.replace(/\/$/, '')}`] ?? {
        status: 404,
        body: {},
      };
      return [status, { ...body, meta: { total: 1, page: 1, pageCount: 1 } }];
    });
  });
  afterAll(() => server.stop());
  beforeEach(() => server.requests.splice(0));

  const paystack = () => new AsyncPaystack('sk_test_key', { baseURL: server.url });

  test.each(Object.entries(lists))('%s has each column in the sample of Paystack', async (_name, list) => {
    const { value: item } = (await list.paginate(paystack(), {}).next()) as { value: object };
    const has = (column: string) => {
      const names = column.split('.');
      let holder: unknown = item;
      for (const name of names.slice(0, -1)) holder = (holder as Record<string, unknown> | null)?.[name];
      return Object.hasOwn(Object(holder) as object, names.at(-1) ?? '');
    };
    expect(list.columns.filter((column) => !has(column))).toEqual([]);
  });

  test.each(Object.entries(lists))('%s takes what its options give', async (_name, list) => {
    const params = list.byPeriod ? { startDate: '2026-01-01', endDate: '2026-01-31' } : {};
    await list.page(paystack(), { ...params, pagination: 1 });
    await list.paginate(paystack(), params).next();
    const spans = server.requests.map(({ path }) => /from=([^&]*)&to=([^&]*)/.exec(path)?.slice(1));
    const span = list.byPeriod ? ['2026-01-01', '2026-01-31'] : undefined;
    expect(spans.slice(0, 2)).toEqual([span, span]);
    expect(new Set(server.requests.map(({ path }) => path.split('?')[0])).size).toBe(1);
  });

  test('nothing is left out that is not in use', async () => {
    for (const name of ['splits', 'dedicated-accounts', 'payment-requests']) {
      await lists[name]?.paginate(paystack(), {}).next();
    }
    const queries = server.requests.map(({ path }) => [...new URL(path, server.url).searchParams]);
    const flags = queries.map((query) => query.filter(([key]) => /active|currency|include/.test(key)));
    expect(flags).toEqual([[], [], [['include_archive', 'true']]]);
  });

  test.each([
    [[], '125398,-5000,NGN'],
    [['--for-spreadsheets'], '125398,-5000,NGN'],
    [['--amounts', 'base'], '1253.98,-50.00,NGN'],
    [['--amounts', 'base', '--for-spreadsheets'], '1253.98,-50.00,NGN'],
  ])('a ledger with %j has numbers that a spreadsheet can add up', async (options, numbers) => {
    const entry = { id: 1, balance: 125_398, difference: -5_000, currency: 'NGN', reason: '=1+1' };
    const ledger = await startServer(() => [
      200,
      { status: true, message: 'ok', data: [entry], meta: { total: '1', pageCount: 1 } },
    ]);
    const { stdout } = await exporting(['balance-ledger', ...options], { PAYSTACK_BASE_URL: ledger.url });
    await ledger.stop();
    const formula = options.includes('--for-spreadsheets') ? "'=1+1" : '=1+1';
    expect(stdout.split('\n')[1]).toBe(`1,${numbers},${formula},,,,,,`);
  });

  test('what is nested is found by its column', async () => {
    const { stdout, stderr } = await exporting(['transactions'], { PAYSTACK_BASE_URL: server.url });
    expect(stderr).toBe('1 of 1 transaction\n');
    const [row] = parse<Record<string, string>>(stdout, { columns: true });
    const [transaction] = older['GET /transaction'].body.data;
    expect(row).toMatchObject({
      id: String(transaction?.id),
      reference: transaction?.reference,
      'customer.email': transaction?.customer.email,
      'authorization.bank': transaction?.authorization.bank,
      plan: '{}',
    });
  });
});
