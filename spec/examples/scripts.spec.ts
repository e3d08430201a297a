import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { closedPort } from '../faults/fault-server';
import { type ScriptOptions, runNode } from '../support/run-script';

let sandbox: Sandbox;
let folder: string;
let onRequest: () => void;

beforeAll(async () => {
  sandbox = await startSandbox({ onRequest: () => onRequest() });
});
beforeEach(async () => {
  await sandbox.reset();
  onRequest = () => undefined;
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => sandbox.stop());

/** Runs one of the scripts, and gives back all that shows of it. */
async function run(script: string, args: readonly string[], options: ScriptOptions = {}) {
  const env = {
    PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
    PAYSTACK_BASE_URL: sandbox.url,
    ...options.env,
  };
  return runNode(['--import', 'tsx', `examples/${script}-customers.ts`, ...args], { ...options, env });
}

const ended = (code: number, stdout: string, stderr: string) => ({ code, signal: null, stdout, stderr });

const path = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(path(name), 'utf8');

function write(name: string, text: string): string {
  writeFileSync(path(name), text);
  return path(name);
}

describe('export-customers', () => {
  const exporting = (args: readonly string[], options?: ScriptOptions) => run('export', args, options);
  const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

  const seeds = [
    { email: 'ada@example.com', customer_code: 'CUS_1', createdAt: day(1) },
    {
      ...{ email: 'grace@example.com', customer_code: 'CUS_2', createdAt: day(2), risk_action: 'deny' },
      ...{ first_name: 'Grace, "Amazing"', last_name: 'Höpper', phone: '+2348012345678' },
      metadata: { tier: 'gold', tags: ['a,b', { deep: 'say "hi"' }] },
    },
  ];
  const head =
    'customer_code,email,first_name,last_name,phone,metadata,risk_action,createdAt,updatedAt,id,integration,domain\n';
  const ada = `CUS_1,ada@example.com,,,,,default,${day(1)},${day(1)},1,100032,test\n`;
  const grace =
    'CUS_2,grace@example.com,"Grace, ""Amazing""",Höpper,+2348012345678,' +
    '"{""tier"":""gold"",""tags"":[""a,b"",{""deep"":""say \\""hi\\""""}]}",' +
    `deny,${day(2)},${day(2)},2,100032,test\n`;

  test('CSV, to the standard output', async () => {
    await sandbox.seedCustomers(seeds);
    expect(await exporting([])).toEqual(ended(0, head + grace + ada, '2 of 2 customers\n'));
  });

  test('CSV of no customers', async () => {
    expect(await exporting([])).toEqual(ended(0, head, '0 of 0 customers\n'));
  });

  test('JSON lines, to a file', async () => {
    await sandbox.seedCustomers(seeds);
    const result = await exporting(['--format', 'jsonl', '--output', path('all.jsonl')]);
    expect(result).toEqual(ended(0, '', '2 of 2 customers\n'));
    const lines = read('all.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).join())).toEqual(
      [head, head].map((line) => line.trimEnd()),
    );
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([...seeds].reverse());
  });

  test('those of a span of time', async () => {
    await sandbox.seedCustomers(seeds);
    const result = await exporting(['--from', '2026-01-01', '--to', '2026-01-01T12:00:00Z']);
    expect(result).toEqual(ended(0, head + ada, '1 of 1 customers\n'));
  });

  test('after a failure it goes on where it stopped', async () => {
    const customers = await sandbox.seedCustomers(150);
    const file = path('all.csv');
    await sandbox.setFailures({ status: 400, rate: 1 / 3 });
    const broken = await exporting(['--output', file]);
    const position = /--position '(.*)'/.exec(broken.stderr)?.[1] ?? '';
    expect(broken).toEqual(
      ended(
        1,
        '',
        '100 of 150 customers\nA page could not be fetched: HTTP 400.\nPaystack says: This failure was asked for\n' +
          `To go on from there: --position '${position}'\n`,
      ),
    );
    await sandbox.setFailures(null);
    const rest = await exporting(['--output', file, '--position', position]);
    expect(rest).toEqual(ended(0, '', '50 of 150 customers\n'));
    const [first, ...rows] = read('all.csv').trimEnd().split('\n');
    expect(`${first}\n`).toBe(head);
    const codes = customers.map(({ customer_code }) => customer_code).reverse();
    expect(rows.map((row) => row.split(',')[0])).toEqual(codes);
  });

  test.each([
    [['--format', 'xml'], {}, '--format takes one of csv, jsonl.\n'],
    [['--sheet'], {}, expect.stringMatching(/^Unknown option '--sheet'/)],
    [[], { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_wrong' }, 'Paystack refuses: Invalid key\n'],
    [[], { PAYSTACK_AUTHORIZATION_KEY: '' }, expect.stringMatching(/^No Paystack key: .*\n$/)],
  ])('%j with %j fails, and says why', async (args, env, stderr) => {
    expect(await exporting(args, { env })).toEqual(ended(1, '', stderr as string));
  });

  test('--help tells its usage', async () => {
    expect((await exporting(['--help'])).stdout).toMatch(/^Usage: export-customers /);
  });
});

describe('import-customers', () => {
  const importing = (args: readonly string[], options?: ScriptOptions) => run('import', args, options);

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

  test('a dry run sends nothing and writes nothing', async () => {
    const file = write('mixed.csv', mixed);
    const summary =
      'Dry run, nothing is sent. 8 rows: 0 done before, 2 created, 2 updated, 4 rejected, 0 left.\n';
    expect(await importing(['--dry-run', file])).toEqual(ended(1, summary, ''));
    expect(await sandbox.requests()).toEqual([]);
    expect(existsSync(`${file}.journal`)).toBe(false);
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  test('good rows are done, bad ones told with the reason; another run does nothing twice', async () => {
    await sandbox.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_1', phone: '+234801' }]);
    const file = write('mixed.csv', mixed);
    const rejected = [
      'email,customer_code,first_name,metadata,reason',
      ',,Nobody,,It has neither an email nor a customer_code.',
      'no email,,,,Invalid Email Address Passed',
      'hedy@example.com,,Hedy,[1],Its metadata is not a JSON object.',
      'Grace@example.com,,G.,,It is about the same customer as row 1.',
      'too@example.com,,many,,"Invalid Record Length: columns length is 4, got 5 on line 8"',
      ',CUS_9,,,Customer not found',
      '',
    ].join('\n');
    const summaries = [
      ['4 of 4 rows\n', '8 rows: 0 done before, 1 created, 1 updated, 6 rejected, 0 left.\n'],
      ['0 of 0 rows\n', '8 rows: 2 done before, 0 created, 0 updated, 6 rejected, 0 left.\n'],
    ] as const;
    for (const [progress, summary] of summaries) {
      expect(await importing([file])).toEqual(ended(1, summary, progress));
      expect(read('mixed.csv.rejected.csv')).toBe(rejected);
      expect(await sandbox.requests()).toHaveLength(4);
    }
    expect(await sandbox.customers()).toMatchObject([
      { email: 'ada@example.com', first_name: 'Ada', phone: '+234801' },
      { email: 'grace@example.com', first_name: 'Grace', metadata: { tier: { name: 'gold' } } },
    ]);
  });

  test('progress is told by the thousand', async () => {
    const emails = Array.from({ length: 1_200 }, (_, index) => `c${index}@example.com\n`);
    const file = write('many.csv', `email\n${emails.join('')}`);
    expect(await importing(['--concurrency', '16', file])).toEqual(
      ended(
        0,
        '1200 rows: 0 done before, 1200 created, 0 updated, 0 rejected, 0 left.\n',
        '1000 of 1200 rows\n1200 of 1200 rows\n',
      ),
    );
  });

  test('what may pass is left for another run', async () => {
    const file = write('few.csv', 'email\nada@example.com\ngrace@example.com\n');
    await sandbox.setFailures({ status: 500, times: 1 });
    expect(await importing(['--concurrency', '1', file])).toEqual(
      ended(1, '2 rows: 0 done before, 1 created, 0 updated, 0 rejected, 1 left.\n', '2 of 2 rows\n'),
    );
    const env = { PAYSTACK_BASE_URL: `http://127.0.0.1:${await closedPort()}` };
    expect(await importing([file], { env })).toEqual(
      ended(1, '2 rows: 1 done before, 0 created, 0 updated, 0 rejected, 1 left.\n', '1 of 1 rows\n'),
    );
    expect(await importing([file])).toEqual(
      ended(0, '2 rows: 1 done before, 1 created, 0 updated, 0 rejected, 0 left.\n', '1 of 1 rows\n'),
    );
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  test('a row that was changed is done again', async () => {
    const file = write('few.csv', 'email,first_name\nada@example.com,Ada\ngrace@example.com,Grace\n');
    await importing([file]);
    write('few.csv', 'email,first_name\nada@example.com,Augusta\ngrace@example.com,Grace\n');
    expect(await importing([file])).toEqual(
      ended(0, '2 rows: 1 done before, 1 created, 0 updated, 0 rejected, 0 left.\n', '1 of 1 rows\n'),
    );
    expect(await sandbox.customers()).toMatchObject([{ first_name: 'Augusta' }, { first_name: 'Grace' }]);
  });

  test.each([
    ['within', -5],
    ['at its end', -1],
  ])('a line of the journal that was cut off %s costs no other row', async (_where, end) => {
    const file = write('few.csv', 'email\nada@example.com\ngrace@example.com\n');
    await importing([file]);
    write('few.csv.journal', read('few.csv.journal').slice(0, end));
    const done = end === -1 ? 2 : 1;
    expect(await importing([file])).toEqual(
      ended(
        0,
        `2 rows: ${done} done before, ${2 - done} created, 0 updated, 0 rejected, 0 left.\n`,
        `${2 - done} of ${2 - done} rows\n`,
      ),
    );
    expect(await importing([file])).toEqual(
      ended(0, '2 rows: 2 done before, 0 created, 0 updated, 0 rejected, 0 left.\n', '0 of 0 rows\n'),
    );
  });

  test('a refused key stops it at once', async () => {
    const file = write('few.csv', 'email\nada@example.com\n');
    const env = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_wrong' };
    expect(await importing([file], { env })).toEqual(
      ended(2, '', '0 of 1 rows\nPaystack refuses the key: Invalid key\n'),
    );
  });

  test.each([
    [['missing.csv'], /^ENOENT: no such file/],
    [['--fast'], /^Unknown option '--fast'/],
    [
      ['--concurrency', 'x'],
      /^0 of 1 rows\n`concurrency` must be a positive integer, but NaN was given\.\n$/,
    ],
  ])('%j fails, and says why', async (args, stderr) => {
    const file = write('few.csv', 'email\nada@example.com\n');
    expect(await importing([...args, file])).toEqual(ended(2, '', expect.stringMatching(stderr) as string));
    expect(await sandbox.requests()).toEqual([]);
  });

  test('--help tells its usage', async () => {
    expect((await importing(['--help'])).stdout).toMatch(/^Usage: import-customers /);
  });

  test('killed at twenty moments and run again, it has done all rows, and none twice', async () => {
    const known = Array.from({ length: 60 }, (_, index) => ({
      email: `known${index}@example.com`,
      customer_code: `CUS_${index}`,
    }));
    const rows = Array.from({ length: 420 }, (_, index) => ({
      ...(known[index / 7] ?? { email: `new${index}@example.com`, customer_code: null }),
      first_name: `First ${index}`,
      phone: null,
      metadata: { row: index },
    }));
    await sandbox.seedCustomers(known);
    await sandbox.setLatency({ min: 0, max: 10 });
    const file = write('all.csv', stringify(rows, { header: true }));
    const done = () =>
      (existsSync(`${file}.journal`) ? read('all.csv.journal').match(/^\{/gm)?.length : 0) ?? 0;

    // After each number of replies from 1 to 20 once, in a mixed order.
    for (const replies of Array.from({ length: 20 }, (_, index) => ((index * 7) % 20) + 1)) {
      const killer = replies % 2 === 0 ? 'SIGKILL' : 'SIGINT';
      const before = { done: done(), requests: (await sandbox.requests()).length };
      let left = replies;
      const { signal } = await importing(['--concurrency', '4', file], {
        onSpawn: (child) => {
          onRequest = () => {
            left -= 1;
            if (left === 0) child.kill(killer);
          };
        },
      });
      expect(signal).toBe(killer);
      const requests = (await sandbox.requests()).slice(before.requests);
      const sent = requests.map(({ body }) => (body as { metadata: { row: number } }).metadata.row);
      // Replies that wait for the one before them, and calls under way, are what a kill can undo.
      expect(Math.min(...sent)).toBe(before.done);
      expect(new Set(sent).size).toBe(sent.length);
    }

    const before = done();
    const summary = `420 rows: ${before} done before, `;
    const result = await importing(['--concurrency', '4', file]);
    expect(result).toMatchObject({ code: 0, stderr: `${420 - before} of ${420 - before} rows\n` });
    expect(result.stdout).toMatch(
      new RegExp(`^${summary}\\d+ created, \\d+ updated, 0 rejected, 0 left.\\n$`),
    );
    const customers = await sandbox.customers();
    const byRow = customers
      .map(({ email, first_name, phone, metadata }) => ({ email, first_name, phone, metadata }))
      .sort((a, b) => Number(a.metadata?.row) - Number(b.metadata?.row));
    expect(byRow).toEqual(
      rows.map(({ email, first_name, phone, metadata }) => ({ email, first_name, phone, metadata })),
    );
  }, 90_000);
});
