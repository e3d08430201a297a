import { existsSync, readFileSync } from 'node:fs';
import { type Sandbox, type StoredCustomer, startSandbox } from 'tspaystack2/sandbox';
import { closedPort } from '../faults/fault-server';
import type { ScriptOptions } from '../support/run-script';
import { type Answer, Folder, type Request, type Server, accepted, ended, startServer } from './support';

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

const environment = ({ env }: ScriptOptions) => ({
  ...{ PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey, PAYSTACK_BASE_URL: sandbox.url, ...env },
});
const importing = (args: readonly string[], options: ScriptOptions = {}) =>
  folder.run(['import', 'customers', ...args], { env: environment(options) });
const importingAlone = (args: readonly string[], options: ScriptOptions) =>
  folder.runAlone(['import', 'customers', ...args], { ...options, env: environment(options) });

const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);
/** The words about some counts, with what follows them. */
const summary = (before: number, done: number, rejected: number, left = 0, more = '') =>
  `${rows(before + done + rejected + left)}: ${before} done before, ${done} done, ${rejected} rejected, ${left} left.\n${more}`;
const rejectedIn = (name: string) => `The rejected rows are in ${name}.rejected.csv.\n`;
const dryRun = 'Dry run, nothing is sent. If Paystack accepts every row that it gets:\n';

/** What a customer holds that an import can set. */
const profile = ({ email, first_name, last_name, phone, metadata }: StoredCustomer) => ({
  ...{ email, first_name, last_name, phone, metadata },
});

describe('a file', () => {
  const mixed = [
    'email,customer_code,first_name,metadata',
    'grace@example.com,,Grace,"{""tier"":{""name"":""gold""}}"',
    ',CUS_1,Ada,',
    ',,Nobody,',
    'no email,,,',
    'hedy@example.com,,Hedy,[1]',
    'Grace@example.com,,G.,',
    'too@example.com,,many,,cells',
    ',CUS_9,,',
  ].join('\n');

  test('is not sent by a dry run, which tells what cannot be done', async () => {
    const file = folder.write('mixed.csv', mixed);
    expect(await importing(['--dry-run', file])).toEqual(
      ended(
        1,
        dryRun + summary(0, 3, 5),
        [
          'Line 4: It has neither an email nor a customer_code.',
          'Line 5: Its email is not an email address.',
          'Line 6: Its metadata is not a JSON object.',
          'Line 7: It is about the same customer as line 2.',
          'Line 8: Its number of cells is 5, but that of the columns is 4.',
          '',
        ].join('\n'),
      ),
    );
    expect(await sandbox.requests()).toEqual([]);
    expect(existsSync(`${file}.journal`)).toBe(false);
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  test('has its good rows done and its bad ones told; another run does nothing twice', async () => {
    await sandbox.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_1', phone: '+234801' }]);
    const file = folder.write('mixed.csv', mixed);
    const rejected = [
      'reason,email,customer_code,first_name,metadata',
      'It has neither an email nor a customer_code.,,,Nobody,',
      'Its email is not an email address.,no email,,,',
      'Its metadata is not a JSON object.,hedy@example.com,,Hedy,[1]',
      'It is about the same customer as line 2.,Grace@example.com,,G.,',
      '"Its number of cells is 5, but that of the columns is 4.",too@example.com,,many,,cells',
      'Customer not found,,CUS_9,,',
      '',
    ].join('\n');
    const results = [
      ended(1, summary(0, 2, 6, 0, rejectedIn('mixed.csv')), '3 of 3 rows\n'),
      ended(1, summary(2, 0, 6, 0, rejectedIn('mixed.csv')), '0 of 0 rows\n'),
    ];
    for (const result of results) {
      expect(await importing([file])).toEqual(result);
      expect(folder.read('mixed.csv.rejected.csv')).toBe(rejected);
      expect(await sandbox.requests()).toHaveLength(3);
    }
    expect((await sandbox.customers()).map(profile)).toEqual([
      { email: 'ada@example.com', first_name: 'Ada', last_name: null, phone: '+234801', metadata: null },
      {
        ...{ email: 'grace@example.com', first_name: 'Grace', last_name: null, phone: null },
        metadata: { tier: { name: 'gold' } },
      },
    ]);
  });

  test('without rows is done', async () => {
    const file = folder.write('none.csv', 'email\n');
    expect(await importing([file])).toEqual(ended(0, summary(0, 0, 0), '0 of 0 rows\n'));
  });

  test('whose rejected rows are mended is done by importing those', async () => {
    const file = folder.write('few.csv', 'email;phone\r\nwrong;1\r\nada@example.com;"2;3"\r\n');
    await importing([file]);
    const rejected = `${file}.rejected.csv`;
    const mended = readFileSync(rejected, 'utf8').replace('wrong', 'grace@example.com');
    folder.write('few.csv.rejected.csv', mended);
    expect(await importing([rejected])).toEqual(ended(0, summary(0, 1, 0), '1 of 1 row\n'));
    expect((await sandbox.customers()).map(({ phone }) => phone)).toEqual(['2;3', '1']);
  });

  test('that was rejected twice has one reason a row', async () => {
    const file = folder.write('few.csv.rejected.csv', 'reason,email,phone\n"Say ""x"", y",bad,1\nno more\n');
    await importing([file]);
    expect(folder.read('few.csv.rejected.csv.rejected.csv')).toBe(
      'reason,email,phone\nIts email is not an email address.,bad,1\n' +
        '"Its number of cells is 1, but that of the columns is 3.",\n',
    );
  });
});

describe('replies', () => {
  let server: Server;
  let answer: (request: Request, nth: number) => Answer;

  beforeAll(async () => {
    server = await startServer((request, nth) => answer(request, nth));
  });
  beforeEach(() => server.requests.splice(0));
  afterAll(() => server.stop());

  const env = () => ({ PAYSTACK_BASE_URL: server.url });
  const emails = (count: number) =>
    `email\n${Array.from({ length: count }, (_, index) => `c${index}@example.com\n`).join('')}`;
  const html = '<html><title>Attention required! | Cloudflare</title></html>';

  test.each<[Answer, string]>([
    [[400, html], 'HTTP 400: The body of this HTTP 400 reply is not a JSON object.'],
    [[404, ''], 'HTTP 404: The body of this HTTP 404 reply is not a JSON object.'],
    [[400, { message: 'no route' }], 'HTTP 400: no route'],
    [[400, { status: false }], 'HTTP 400: null'],
    [[403, { status: false, message: 'Not from here' }], 'HTTP 403: Not from here'],
    [[500, { status: false, message: 'Oops' }], 'HTTP 500: Oops'],
    [[200, { status: false, message: 'Later' }], 'HTTP 200: Later'],
  ])('%j is not the last word of Paystack: the rows are sent again', async (refusal, reason) => {
    answer = () => refusal;
    const file = folder.write('few.csv', emails(3));
    expect(await importing([file], { env: env() })).toEqual(
      ended(1, summary(0, 0, 0, 3), `3 of 3 rows\n3 left: ${reason}\n`),
    );
    answer = accepted;
    expect(await importing([file], { env: env() })).toEqual(ended(0, summary(0, 3, 0), '3 of 3 rows\n'));
  });

  test.each([400, 404, 422])('a refusal of Paystack with %d is the last word', async (status) => {
    answer = () => [status, { status: false, message: 'No such thing', type: 'validation_error' }];
    const file = folder.write('few.csv', emails(2));
    await importing([file], { env: env() });
    expect(await importing([file], { env: env() })).toEqual(
      ended(1, summary(0, 0, 2, 0, rejectedIn('few.csv')), '0 of 0 rows\n'),
    );
    expect(server.requests).toHaveLength(2);
    expect(folder.read('few.csv.rejected.csv')).toBe(
      'reason,email\nNo such thing,c0@example.com\nNo such thing,c1@example.com\n',
    );
  });

  test('that are all the same failure stop it, and tell why', async () => {
    answer = () => [403, { status: false, message: 'Your IP address is not allowed to make this call' }];
    const file = folder.write('many.csv', emails(200));
    const { code, stdout, stderr } = await importing([file], { env: env() });
    const sent = server.requests.length;
    expect(sent).toBeLessThan(40);
    const reason = 'HTTP 403: Your IP address is not allowed to make this call';
    expect({ code, stdout }).toEqual({ code: 2, stdout: summary(0, 0, 0, 200) });
    expect(stderr).toBe(
      `${sent} of 200 rows\n${sent} left: ${reason}\n${200 - sent} left: not sent\n` +
        `Stopped: 20 calls in a row failed alike. ${reason}\n`,
    );
  });

  test('that are the same refusal from the first row on stop it', async () => {
    answer = () => [404, { status: false, message: 'Customer not found' }];
    const codes = Array.from({ length: 200 }, (_, index) => `CUS_${index}\n`);
    const file = folder.write('many.csv', `customer_code\n${codes.join('')}`);
    const { code, stderr } = await importing(['--concurrency', '1', file], { env: env() });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /\nStopped: The first 20 rows were refused alike\. Is it the right account\? Customer not found\n$/,
    );
    expect(server.requests.length).toBeLessThan(40);
  });

  test('that are the same refusal or failure now and then do not stop it', async () => {
    answer = (request, nth) => {
      if (nth === 1 || nth % 20 === 0) return accepted(request);
      return nth < 100 ? [400, { status: false, message: 'No' }] : [500, ''];
    };
    const file = folder.write('many.csv', emails(150));
    const { code, stdout } = await importing(['--concurrency', '1', file], { env: env() });
    expect({ code, stdout }).toEqual({ code: 1, stdout: summary(0, 8, 94, 48, rejectedIn('many.csv')) });
  });

  test('that refuse the key stop it at once', async () => {
    answer = () => [401, { status: false, message: 'Invalid key' }];
    const file = folder.write('many.csv', emails(200));
    const { code, stderr } = await importing(['--concurrency', '1', file], { env: env() });
    expect(code).toBe(2);
    expect(stderr).toMatch(/\nStopped: Paystack refuses the key\. HTTP 401: Invalid key\n$/);
    expect(server.requests.length).toBeLessThan(3);
  });

  test('that do not come leave the rows for another run', async () => {
    const file = folder.write('few.csv', emails(2));
    const nobody = { PAYSTACK_BASE_URL: `http://127.0.0.1:${await closedPort()}` };
    const { code, stdout, stderr } = await importing([file], { env: nobody });
    expect({ code, stdout }).toEqual({ code: 1, stdout: summary(0, 0, 0, 2) });
    expect(stderr).toMatch(/^2 of 2 rows\n2 left: No usable reply from Paystack after 3 attempts: .*\n$/);
  });

  test('that tell of another email are told', async () => {
    answer = accepted;
    const rows = Array.from({ length: 12 }, (_, index) => `CUS_${index},new${index}@example.com\n`);
    const file = folder.write('few.csv', `customer_code,email\nCUS_A,Cus_A@example.com\n${rows.join('')}`);
    expect(await importing([file], { env: env() })).toEqual(
      ended(
        0,
        summary(0, 13, 0),
        '13 of 13 rows\nPaystack keeps another email for the customers in 12 lines: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …\n',
      ),
    );
  });

  describe('and the journal', () => {
    const keys = ['sk_test_0123456789', 'sk_live_9876543210'];

    test('a run counts only for the key and the address that it was made with', async () => {
      answer = accepted;
      const file = folder.write('few.csv', emails(2));
      const note =
        'few.csv.journal also tells of another key or address. That does not count for this run.\n';
      for (const [index, PAYSTACK_AUTHORIZATION_KEY] of keys.entries()) {
        expect(await importing([file], { env: { ...env(), PAYSTACK_AUTHORIZATION_KEY } })).toEqual(
          ended(0, summary(0, 2, 0), `${index === 0 ? '' : note}2 of 2 rows\n`),
        );
      }
      expect(await importing([file])).toEqual(ended(0, summary(0, 2, 0), `${note}2 of 2 rows\n`));
      for (const PAYSTACK_AUTHORIZATION_KEY of keys) {
        expect(
          await importing(['--dry-run', file], { env: { ...env(), PAYSTACK_AUTHORIZATION_KEY } }),
        ).toEqual(ended(0, dryRun + summary(2, 0, 0), note));
      }
      expect(server.requests.map(({ key }) => key)).toEqual([keys[0], keys[0], keys[1], keys[1]]);
      for (const key of [...keys, '0123456789', '9876543210', server.url]) {
        expect(folder.read('few.csv.journal')).not.toContain(key);
      }
    });

    test.each([
      ['within', -5],
      ['at its end', -1],
    ])('a line that was cut off %s costs no other row', async (_where, end) => {
      answer = accepted;
      const file = folder.write('few.csv', emails(2));
      await importing([file], { env: env() });
      folder.write('few.csv.journal', folder.read('few.csv.journal').slice(0, end));
      const done = end === -1 ? 2 : 1;
      const [again, then] = [
        await importing([file], { env: env() }),
        await importing([file], { env: env() }),
      ];
      expect(again.stdout).toBe(summary(done, 2 - done, 0));
      expect(then.stdout).toBe(summary(2, 0, 0));
    });

    test('a row that was changed is done again, also when it is changed back', async () => {
      answer = accepted;
      const names = ['Ada', 'Augusta', 'Ada', 'Ada'];
      const counts: string[] = [];
      for (const name of names) {
        const rows = `email,first_name\nc0@example.com,${name}\nc1@example.com,Grace\n`;
        counts.push((await importing([folder.write('few.csv', rows)], { env: env() })).stdout);
      }
      expect(counts).toEqual([summary(0, 2, 0), summary(1, 1, 0), summary(1, 1, 0), summary(2, 0, 0)]);
      expect(server.requests.map(({ body }) => body.first_name).sort()).toEqual([
        ...['Ada', 'Ada', 'Augusta', 'Grace'],
      ]);
    });

    test('a row that was moved, or stands in other columns, is not done again', async () => {
      answer = accepted;
      await importing([folder.write('few.csv', 'email,phone\nc0@example.com,1\nc1@example.com,2\n')], {
        env: env(),
      });
      const file = folder.write(
        'few.csv',
        'phone;e-mail\n2;"c1@example.com"\n3;c2@example.com\n1;c0@example.com\n',
      );
      expect((await importing([file], { env: env() })).stdout).toBe(summary(2, 1, 0));
    });
  });
});

describe('rows about the same customer', () => {
  const known = [
    { email: 'ada@example.com', customer_code: 'CUS_A' },
    { email: 'grace@example.com', customer_code: 'CUS_G' },
  ];
  const same = (line: number) => `It is about the same customer as line ${line}.`;
  const reasons = () =>
    folder
      .read('few.csv.rejected.csv')
      .split('\n')
      .slice(1, -1)
      .map((row) => row.split(',', 1)[0]);

  test.each([
    ['emails in other letters and with spaces', 'u31@example.com,,a\n U31@Example.COM ,,b\n', 1, [same(2)]],
    ['codes in other letters', ',CUS_A,a\n, cus_a ,b\n', 1, [same(2)]],
    ['code and email', 'ada@example.com,CUS_A,a\nADA@example.com,,b\n,CUS_A,c\n', 1, [same(2), same(2)]],
    ['a chain', ',CUS_A,a\nada@example.com,,b\nada@example.com,CUS_A,c\n', 1, [same(2), same(2)]],
    ['the same cells', 'ada@example.com,,a\nada@example.com,,a\n', 1, [same(2)]],
    [
      'a row before that cannot be sent',
      'ada@example.com,,a,{]\nada@example.com,,b,\nada@example.com,,c,\n',
      1,
      ['Its metadata is not a JSON object.', same(3)],
    ],
    [
      'a row before that the library refuses',
      'ada@example.com,,a,"{""a"":-0}"\nada@example.com,,b,\n',
      1,
      ['"`metadata` must be an object that JSON can carry'],
    ],
  ])('%s: the first good one is sent, and a dry run counts the same', async (_what, rows, sent, expected) => {
    await sandbox.seedCustomers(known);
    const file = folder.write(
      'few.csv',
      `email,customer_code,first_name,metadata\n${rows.replace(/([abc])$/gm, '$1,')}`,
    );
    const counts = summary(0, sent, expected.length);
    const dry = await importing(['--dry-run', file]);
    expect([dry.code, dry.stdout]).toEqual([1, dryRun + counts]);
    for (const more of [counts, summary(sent, 0, expected.length)]) {
      const { code, stdout } = await importing([file]);
      expect([code, stdout]).toEqual([1, more + rejectedIn('few.csv')]);
      expect(reasons()).toEqual(expected);
      expect(await sandbox.requests()).toHaveLength(sent);
    }
  });

  test('one that Paystack refuses leaves its place to the next, one after the other', async () => {
    await sandbox.seedCustomers(known);
    const file = folder.write(
      'few.csv',
      'customer_code,email,first_name\nCUS_9,ada@example.com,a\nCUS_9,,b\n,ada@example.com,c\n,Ada@example.com,d\n',
    );
    expect(await importing([file])).toEqual(
      ended(1, summary(0, 1, 3, 0, rejectedIn('few.csv')), '3 of 3 rows\n'),
    );
    expect(reasons()).toEqual(['Customer not found', 'Customer not found', same(4)]);
    expect((await sandbox.requests()).map(({ body }) => body)).toEqual([
      { first_name: 'a' },
      { first_name: 'b' },
      { email: 'ada@example.com', first_name: 'c' },
    ]);
    expect(await importing([file])).toEqual(
      ended(1, summary(1, 0, 3, 0, rejectedIn('few.csv')), '0 of 0 rows\n'),
    );
    expect(reasons()).toEqual(['Customer not found', 'Customer not found', same(4)]);
  });

  test('one by code and one by email are found out by the reply to the code', async () => {
    await sandbox.seedCustomers(known);
    const file = folder.write(
      'few.csv',
      'customer_code,email,first_name\n,Ada@example.com,a\nCUS_A,,b\nCUS_G,,c\n,new@example.com,d\n',
    );
    for (const counts of [summary(0, 3, 1), summary(3, 0, 1)]) {
      expect((await importing([file])).stdout).toBe(counts + rejectedIn('few.csv'));
      expect(reasons()).toEqual([same(3)]);
    }
    expect((await sandbox.customers()).map(({ first_name }) => first_name)).toEqual(['b', 'c', 'd']);
  });

  test('one that is left keeps its place', async () => {
    const file = folder.write('few.csv', 'email,first_name\nada@example.com,a\nada@example.com,b\n');
    await sandbox.setFailures({ status: 500, times: 1 });
    expect((await importing([file])).stdout).toBe(summary(0, 0, 1, 1, rejectedIn('few.csv')));
    expect((await importing([file])).stdout).toBe(summary(0, 1, 1, 0, rejectedIn('few.csv')));
    expect((await sandbox.customers()).map(({ first_name }) => first_name)).toEqual(['a']);
  });
});

describe('what an export wrote', () => {
  const texts = [
    ...[
      '=1+1',
      '+234',
      '-5',
      '@cmd',
      '\t=1',
      '\r=1',
      '\n=1',
      '＝1',
      "'",
      "'=1",
      "''=1",
      "'+",
      "'quoted'",
      "O'Brien",
    ],
    ...[
      '=HYPERLINK("https://example.com", "x")',
      'a,b;c',
      'say "hi"',
      'two\r\nlines',
      'Höpper 🎉',
      '\uFEFFx',
      '0801',
    ],
  ];
  const metadata = [{ a: '=1', deep: [{ b: 'é' }] }, [], 0, null, '', {}];
  const customers = texts.map((text, index) => ({
    ...{ id: index, customer_code: `CUS_${index}`, email: `c${index}@example.com` },
    ...{ first_name: text, last_name: `${text} x`, phone: text, metadata: metadata[index % metadata.length] },
    ...{ risk_action: 'default', createdAt: '', updatedAt: '', integration: 1, domain: 'test' },
  }));

  test.each([[[]], [['--for-spreadsheets']]])('with %j is imported as it was', async (options) => {
    const sent = new Map<string, unknown>();
    const server = await startServer((request) => {
      const [, code = ''] = /CUS_\d+/.exec(request.path)?.[0] ? [0, /CUS_\d+/.exec(request.path)?.[0]] : [];
      if (request.method === 'PUT') sent.set(code, request.body);
      return request.method === 'GET'
        ? [200, { status: true, message: 'ok', data: customers, meta: { total: customers.length } }]
        : [200, { status: true, message: 'ok', data: customers.find((each) => each.customer_code === code) }];
    });
    const env = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_x', PAYSTACK_BASE_URL: server.url };
    const file = folder.at('all.csv');
    await folder.run(['export', 'customers', '--output', file, ...options], { env });
    const result = await importing([file], { env });
    await server.stop();
    expect(result).toEqual(
      ended(
        0,
        summary(0, texts.length, 0),
        'Not sent, since an import does not set them: risk_action, createdAt, updatedAt, id, integration, domain.\n' +
          `${texts.length} of ${texts.length} rows\n`,
      ),
    );
    expect([...sent]).toEqual(
      expect.arrayContaining(
        customers.map(({ customer_code, first_name, last_name, phone, metadata: kept }) => [
          customer_code,
          { first_name, last_name, phone, ...(kept && !Array.isArray(kept) ? { metadata: kept } : {}) },
        ]),
      ),
    );
  });
});

test('killed again and again, and run once more, it has done all rows, and loses no more than what was under way', async () => {
  const file = folder.write(
    'all.csv',
    `email,first_name\n${Array.from({ length: 120 }, (_, row) => `c${row}@example.com,First ${row}\n`).join('')}`,
  );
  const done = () =>
    existsSync(`${file}.journal`)
      ? (folder.read('all.csv.journal').match(/"result":"done"/g)?.length ?? 0)
      : 0;
  let onRequest: () => void = () => undefined;
  const server = await startServer((request) => {
    onRequest();
    return accepted(request);
  });
  const env = { PAYSTACK_BASE_URL: server.url };
  for (const [replies, killer] of [
    [1, 'SIGKILL'],
    [9, 'SIGINT'],
    [4, 'SIGTERM'],
    [17, 'SIGKILL'],
  ] as const) {
    const [before, from] = [done(), server.requests.length];
    let left: number = replies;
    const { signal } = await importingAlone(['--concurrency', '4', file], {
      env,
      onSpawn: (child) => {
        onRequest = () => {
          left -= 1;
          if (left === 0) child.kill(killer);
        };
      },
    });
    expect(signal).toBe(killer);
    const sent = server.requests.slice(from).map(({ body }) => Number(/\d+/.exec(String(body.email))));
    // What was done is not sent again, and nothing is sent twice in one run.
    expect(Math.min(...sent)).toBe(before);
    expect(new Set(sent).size).toBe(sent.length);
  }
  onRequest = () => undefined;
  const before = done();
  expect(await importing([file], { env })).toEqual(
    ended(0, summary(before, 120 - before, 0), `${120 - before} of ${120 - before} rows\n`),
  );
  expect(new Set(server.requests.map(({ body }) => body.email)).size).toBe(120);
  await server.stop();
});

test.each([
  [['missing.csv'], 'missing.csv is not there.'],
  [['--fast', 'few.csv'], "error: unknown option '--fast'"],
  [['--concurrency', 'x', 'few.csv'], '`--concurrency` must be a whole number, 1 to 100, but "x" was given.'],
  [['--concurrency', '0', 'few.csv'], '`--concurrency` must be a whole number, 1 to 100, but "0" was given.'],
  [['--ignore', 'notes', 'few.csv'], 'few.csv cannot be imported. There is no column "notes" to ignore.'],
  [['latin.csv'], 'latin.csv cannot be imported. Line 2 is not UTF-8.'],
  [['names.csv'], 'names.csv cannot be imported. Column 2, "nickname", is unknown.'],
  [['few.csv', 'more.csv'], "error: too many arguments for 'customers'."],
  [[], "error: missing required argument 'file'"],
])('%j fails before anything is sent, and says why', async (args, problem) => {
  folder.write('few.csv', 'email\nada@example.com\n');
  folder.write('latin.csv', Buffer.from('email,first_name\nada@example.com,Zoé\n', 'latin1'));
  folder.write('names.csv', 'email,nickname\nada@example.com,Ada\n');
  const result = await importing(args.map((arg) => (arg.endsWith('.csv') ? folder.at(arg) : arg)));
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr.slice(0, problem.length)).toBe(problem);
  expect(await sandbox.requests()).toEqual([]);
});

test('without a key it says so', async () => {
  const file = folder.write('few.csv', 'email\n');
  const { code, stderr } = await importing([file], { env: { PAYSTACK_AUTHORIZATION_KEY: '' } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^No Paystack key: .*\n$/);
});

test('--help tells its usage', async () => {
  const { code, stdout } = await importing(['--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: tspaystack2 import customers \[options\] <file>\n/);
});
