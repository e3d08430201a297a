import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { importedLists } from '../../lib/commands/imported-lists';
import { exportedLists } from '../../lib/commands/exported-lists';
import { tableUnder } from '../docs/pages';
import { type Answer, Folder, type Request, ended, startServer } from './support';

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

const run = (args: readonly string[], url = sandbox.url) =>
  folder.run(args, { env: { PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey, PAYSTACK_BASE_URL: url } });

const summary = (before: number, done: number, rejected: number, left = 0) => {
  const count = before + done + rejected + left;
  return `${count} ${count === 1 ? 'row' : 'rows'}: ${before} done before, ${done} done, ${rejected} rejected, ${left} left.\n`;
};

/** A file of each list, and what is sent for its first row. */
const samples = [
  {
    name: 'plans',
    header: 'name,amount,interval,description,currency,invoice_limit,send_invoices,send_sms',
    rows: ['Gold,500000,monthly,All of it,NGN,12,true,FALSE', 'Silver,100000,weekly,,,,,'],
    path: '/plan/',
    body: {
      ...{ name: 'Gold', amount: 500_000, interval: 'monthly', description: 'All of it', currency: 'NGN' },
      ...{ invoice_limit: 12, send_invoices: true, send_sms: false },
    },
  },
  {
    name: 'products',
    header: 'name,description,price,currency,unlimited,quantity',
    rows: ['Bag,"Red, large",125398,NGN,no,7', 'Song,A song,10000,NGN,yes,0'],
    path: '/product',
    body: {
      ...{ name: 'Bag', description: 'Red, large', price: 125_398, currency: 'NGN' },
      ...{ unlimited: false, quantity: 7 },
    },
  },
  {
    name: 'subaccounts',
    header:
      'business_name,bank_code,account_number,percentage_charge,description,primary_contact_email,' +
      'primary_contact_name,primary_contact_phone,metadata',
    rows: [
      'Sun,057,0193274682,18.2,A shop,ada@example.com,Ada,080,"{""a"":1}"',
      'Moon,058,0123456047,5,,,,,',
    ],
    path: '/subaccount',
    body: {
      ...{ business_name: 'Sun', settlement_bank: '057', account_number: '0193274682' },
      ...{ percentage_charge: 18.2, description: 'A shop', primary_contact_email: 'ada@example.com' },
      ...{ primary_contact_name: 'Ada', primary_contact_phone: '080', metadata: { a: 1 } },
    },
  },
  {
    name: 'transfer-recipients',
    header: 'type,name,account_number,bank_code,description,currency,metadata',
    rows: ['nuban,Ada Lovelace,0193274682,057,Monthly,NGN,"{""a"":1}"', 'nuban,Grace,0123456047,058,,,'],
    path: '/transferrecipient',
    body: {
      ...{ type: 'nuban', name: 'Ada Lovelace', account_number: '0193274682', bank_code: '057' },
      ...{ description: 'Monthly', currency: 'NGN', metadata: { a: 1 } },
    },
  },
];

describe.each(samples)('$name', ({ name, header, rows, path, body }) => {
  const write = (lines = rows) => folder.write(`${name}.csv`, `${header}\n${lines.join('\n')}\n`);
  const posts = async () => (await sandbox.requests()).filter(({ method }) => method === 'POST');

  test('are sent with all their columns, and not twice', async () => {
    const file = write();
    expect(await run(['import', name, file])).toEqual(ended(0, summary(0, 2, 0), '2 of 2 rows\n'));
    const sent = await posts();
    expect(sent.map((request) => request.path)).toEqual([path, path]);
    expect(sent[0]?.body).toEqual(body);
    expect(await run(['import', name, file])).toEqual(ended(0, summary(2, 0, 0), '0 of 0 rows\n'));
    expect(await posts()).toHaveLength(2);
  });

  test('are sent once where two rows are about the same', async () => {
    const [first = '', second = ''] = rows;
    const file = write([first, second, first]);
    const expected = `Line 4: It is about the same ${importedLists[name]?.one} as line 2.\n`;
    expect(await run(['import', name, '--dry-run', file])).toMatchObject({ code: 1, stderr: expected });
    expect(await sandbox.requests()).toEqual([]);
    expect((await run(['import', name, file])).stdout).toBe(
      `${summary(0, 2, 1)}The rejected rows are in ${name}.csv.rejected.csv.\n`,
    );
    expect(await posts()).toHaveLength(2);
  });

  test('that were exported are imported into another account', async () => {
    await run(['import', name, write()]);
    const exported = folder.at('exported.csv');
    await run(['export', name, '--output', exported, '--for-spreadsheets']);
    await sandbox.reset();
    // An export has the name of a subaccount's bank, in place of its code.
    if (name === 'subaccounts') folder.replace('exported.csv', /,[^,]* Bank,/g, ',057,');
    const { code, stdout, stderr } = await run(['import', name, exported]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: summary(0, 2, 0) });
    expect(stderr).toMatch(/^Not sent, since an import does not set them: /);
    expect(await posts()).toHaveLength(2);
  });

  test('have a help with all columns, and every column of an export is known', async () => {
    const list = importedLists[name];
    const { stdout } = await run(['import', name, '--help']);
    const columns = Object.values(list?.columns ?? {});
    for (const column of columns) expect(stdout).toContain(`\n  ${column.name} `);
    const known = new Set([
      ...(list?.unsent ?? []),
      ...columns.flatMap(({ name: own, otherNames }) => [own, ...otherNames]),
    ]);
    expect(exportedLists[name]?.columns.filter((column) => !known.has(column))).toEqual([]);
  });
});

describe.each(samples.filter(({ name }) => importedLists[name]?.existing))(
  'what the journal of $name does not know',
  ({ name, header, rows }) => {
    const write = () => folder.write(`${name}.csv`, `${header}\n${rows.join('\n')}\n`);
    const count = async () => (await sandbox.requests()).filter(({ method }) => method === 'POST').length;

    test('is found at Paystack, and not sent again', async () => {
      const file = write();
      await run(['import', name, file]);
      folder.delete(`${name}.csv.journal`);
      const { stdout, stderr } = await run(['import', name, file]);
      expect(stdout).toBe(summary(2, 0, 0));
      expect(stderr).toMatch(
        new RegExp(
          `^2 ${importedLists[name]?.many} with the same .* are there already\\. Their rows are not sent\\.\\n`,
        ),
      );
      expect(await count()).toBe(2);
      expect((await run(['import', name, file])).stderr).toBe('0 of 0 rows\n');
    });

    test('is sent again if a failure has left it open and it is not there', async () => {
      let isBroken = true;
      const server = await startServer(({ method }): Answer => {
        if (method === 'GET') return [200, { status: true, message: 'ok', data: [], meta: { pageCount: 1 } }];
        return isBroken ? [502, 'Bad gateway'] : [200, { status: true, message: 'ok', data: {} }];
      });
      const file = write();
      expect((await run(['import', name, file], server.url)).stdout).toBe(summary(0, 0, 0, 2));
      isBroken = false;
      folder.age(`${name}.csv.journal`);
      expect((await run(['import', name, file], server.url)).stdout).toBe(summary(0, 2, 0));
      await server.stop();
      expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(4);
    });

    test('cannot be found out where Paystack does not answer: nothing is sent', async () => {
      await sandbox.setFailures({ status: 403 });
      expect(await run(['import', name, write()])).toEqual(
        ended(
          2,
          '',
          `Nothing is sent, because it is not known which ${importedLists[name]?.many} are there already. A page could not be fetched: HTTP 403.\n`,
        ),
      );
      expect(await count()).toBe(0);
    });
  },
);

test('amounts in the base unit are exported and imported', async () => {
  const file = folder.write('plans.csv', 'name,amount,interval\nGold,1253.98,monthly\nSilver,200,monthly\n');
  expect((await run(['import', 'plans', '--amounts', 'base', file])).stdout).toBe(summary(0, 2, 0));
  const { stdout } = await run(['export', 'plans', '--amounts', 'base']);
  expect(stdout.split('\n').map((line) => line.split(',')[4])).toEqual([
    'amount',
    '200.00',
    '1253.98',
    undefined,
  ]);
  expect((await run(['export', 'plans'])).stdout.split('\n').map((line) => line.split(',')[4])).toEqual([
    ...['amount', '20000', '125398', undefined],
  ]);
});

test('a call whose reply was lost is not made again while it may still be under way', async () => {
  const plans: object[] = [];
  const server = await startServer(({ method, body }: Request): Answer => {
    if (method === 'GET')
      return [200, { status: true, message: 'ok', data: plans, meta: { page: 1, pageCount: 1 } }];
    plans.push({ ...body, id: plans.length + 1, plan_code: `PLN_${plans.length}` });
    return [500, 'The reply is lost.'];
  });
  const file = folder.write('plans.csv', 'name,amount,interval\nGold,500000,monthly\n');
  const sent = () => server.requests.filter(({ method }) => method === 'POST');
  expect((await run(['import', 'plans', file], server.url)).stdout).toBe(summary(0, 0, 0, 1));
  const { stdout, stderr } = await run(['import', 'plans', file], server.url);
  await server.stop();
  expect(stdout).toBe(summary(1, 0, 0));
  expect(stderr).toContain('Waiting 3 s, because its calls may still be under way.\n');
  expect(stderr).toContain('1 plan with the same name, amount, interval and currency is there already.');
  expect(sent()).toHaveLength(1);
});

test.each([
  ['customers', '#### Customers'],
  ['plans', '#### Plans'],
  ['products', '#### Products'],
  ['subaccounts', '#### Subaccounts'],
  ['transfer-recipients', '#### Transfer recipients'],
])('the page about imports has the columns of %s', (name, heading) => {
  const columns = Object.values(importedLists[name]?.columns ?? {});
  expect(
    tableUnder(heading, 'docs/import-export.md').map(([column, others = '', about = '']) => [
      ...[column?.replaceAll('`', ''), others.replaceAll('`', ''), about.startsWith('needed;')],
    ]),
  ).toEqual(columns.map(({ name: own, otherNames, isNeeded }) => [own, otherNames.join(', '), isNeeded]));
});
