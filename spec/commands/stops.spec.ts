import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type Answer, Folder, PROGRAM, type Request, accepted, startServer } from './support';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const key = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_x' };
const emails = (count: number) =>
  `email\n${Array.from({ length: count }, (_, row) => `c${row}@example.com\n`).join('')}`;

/** A list of customers of 250 items. */
function pageOf({ path }: Request): Answer {
  const query = new URL(path, 'http://localhost').searchParams;
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 50)];
  const items = Array.from({ length: 250 }, (_, index) => ({ id: index, customer_code: `CUS_${index}` }));
  return [
    200,
    {
      ...{ status: true, message: 'ok', data: items.slice((page - 1) * size, page * size) },
      meta: { total: 250, page, pageCount: Math.ceil(250 / size) },
    },
  ];
}

describe('Ctrl-C', () => {
  test('ends an import after the calls under way, and says how to go on', async () => {
    let stop: () => void = () => undefined;
    const server = await startServer((request, nth) => {
      if (nth === 9) stop();
      return accepted(request);
    });
    const env = { ...key, PAYSTACK_BASE_URL: server.url };
    const file = folder.write('many.csv', emails(500));
    const { signal, stdout, stderr } = await folder.runAlone(['import', 'customers', file], {
      env,
      onSpawn: (child) => (stop = () => child.kill('SIGINT')),
    });
    const [, done, left] =
      /^500 rows: 0 done before, (\d+) done, 0 rejected, (\d+) left\.\n$/.exec(stdout) ?? [];
    expect([signal, Number(done) + Number(left)]).toEqual(['SIGINT', 500]);
    expect(server.requests).toHaveLength(Number(done));
    expect(stderr).toContain(
      'Stopping: the calls under way are ending. Press Ctrl-C again to end at once.\n',
    );
    expect(stderr).toContain(
      '\nStopped by Ctrl-C. Run the same command again to go on: done rows are not sent again.\n',
    );
    const again = await folder.run(['import', 'customers', file], { env });
    expect(again.stdout).toBe(`500 rows: ${done} done before, ${left} done, 0 rejected, 0 left.\n`);
    expect(server.requests).toHaveLength(500);
    await server.stop();
  });

  test('ends the wait for the rate limit at once, which is told without a terminal, too', async () => {
    const server = await startServer((request, nth) =>
      nth <= 3
        ? accepted(request)
        : [429, { status: false, message: 'Rate limit exceeded!' }, { 'retry-after': '60' }],
    );
    const file = folder.write('many.csv', emails(20));
    const { signal, stdout, stderr } = await folder.runAlone(
      ['import', 'customers', '--concurrency', '1', file],
      {
        env: { ...key, PAYSTACK_BASE_URL: server.url },
        deadline: 45_000,
        onSpawn: (child) =>
          child.stderr?.on('data', (text: Buffer) => {
            if (text.includes('rate limit')) child.kill('SIGINT');
          }),
      },
    );
    await server.stop();
    expect([signal, stdout]).toEqual(['SIGINT', '20 rows: 0 done before, 3 done, 0 rejected, 17 left.\n']);
    expect(stderr).toMatch(
      /^3 of 20 rows, 6 min left, waiting for Paystack's rate limit \(until \d\d:\d\d(:\d\d)?\)\n/,
    );
  });

  test('ends an export, and says how to go on from there', async () => {
    let stop: () => void = () => undefined;
    let isHeld = true;
    const held: (() => void)[] = [];
    const server = await startServer(async (request) => {
      if (isHeld && new URL(request.path, 'http://localhost').searchParams.get('page') === '2') {
        stop();
        await new Promise<void>((resolve) => held.push(resolve));
      }
      return pageOf(request);
    });
    const env = { ...key, PAYSTACK_BASE_URL: server.url };
    const args = ['export', 'customers', '--concurrency', '1', '--output', folder.at('all.csv')];
    const { signal, stderr } = await folder.runAlone(args, {
      env,
      onSpawn: (child) => (stop = () => child.kill('SIGINT')),
    });
    isHeld = false;
    for (const release of held) release();
    expect(signal).toBe('SIGINT');
    expect(stderr).toMatch(
      /\nStopped by Ctrl-C\.\nall\.csv is not whole: it has the first 100 customers\.\n/,
    );
    const [, position = ''] = /--position '(.*)'\n$/.exec(stderr) ?? [];
    expect(stderr).toContain(
      `\nTo go on from there: npx tspaystack2 export customers --output all.csv --concurrency 1 --position '${position}'\n`,
    );
    expect((await folder.run([...args, '--position', position], { env })).code).toBe(0);
    await server.stop();
    const codes = folder.read('all.csv').trimEnd().split('\n').slice(1);
    expect(codes.map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 250 }, (_, index) => `CUS_${index}`),
    );
  });
});

test('a standard error that cannot be written is no failure', async () => {
  const server = await startServer((request) =>
    request.method === 'GET' ? pageOf(request) : accepted(request),
  );
  const file = folder.write('few.csv', 'email,id\na@example.com,1\n');
  const full = openSync('/dev/full', 'w');
  const runs = [
    ['import', 'customers', file],
    ['export', 'customers'],
  ];
  const codes = await Promise.all(
    runs.map(async (args) => {
      const child = spawn(process.execPath, [PROGRAM, ...args], {
        env: { ...process.env, ...key, PAYSTACK_BASE_URL: server.url },
        stdio: ['ignore', 'ignore', full],
      });
      const [code] = (await once(child, 'exit')) as [number];
      return code;
    }),
  );
  closeSync(full);
  await server.stop();
  expect(codes).toEqual([0, 0]);
});

describe('killed at a random moment and run again, an import loses and repeats nothing', () => {
  const lists = {
    customers: { header: 'email', rowOf: (row: number) => `c${row}@example.com`, nameOf: 'email' },
    plans: {
      header: 'name,amount,interval',
      rowOf: (row: number) => `Plan ${row},${row + 100},monthly`,
      nameOf: 'name',
    },
    products: {
      header: 'name,description,price,currency',
      rowOf: (row: number) => `Product ${row},x,100,NGN`,
      nameOf: 'name',
    },
    subaccounts: {
      header: 'business_name,bank_code,account_number,percentage_charge',
      rowOf: (row: number) => `Shop ${row},057,${String(row).padStart(10, '0')},5`,
      nameOf: 'business_name',
    },
    'transfer-recipients': {
      header: 'type,name,account_number,bank_code',
      rowOf: (row: number) => `nuban,Name ${row},${String(row).padStart(10, '0')},057`,
      nameOf: 'account_number',
    },
  } as const;

  // The long run, with twenty kills of each list, is in spec/soak.
  test.each(Object.entries(lists))('%s', async (name, { header, rowOf, nameOf }) => {
    const items: Record<string, unknown>[] = [];
    let onRequest: () => void = () => undefined;
    const server = await startServer(({ method, body }: Request): Answer => {
      if (method === 'GET')
        return [200, { status: true, message: 'ok', data: items, meta: { pageCount: 1 } }];
      onRequest();
      const codes = ['customer_code', 'plan_code', 'product_code', 'subaccount_code', 'recipient_code'];
      const code = `CODE_${items.length}`;
      const { account_number, bank_code } = body;
      const details = { account_number, bank_code };
      const item = {
        ...body,
        details,
        id: items.length,
        ...Object.fromEntries(codes.map((each) => [each, code])),
      };
      items.push(item);
      return [200, { status: true, message: 'ok', data: item }];
    });
    const env = { ...key, PAYSTACK_BASE_URL: server.url };
    const rows = Array.from({ length: 60 }, (_, row) => rowOf(row));
    const file = folder.write('all.csv', `${header}\n${rows.join('\n')}\n`);
    let left = 1 + Math.floor(Math.random() * 50);
    const { signal } = await folder.runAlone(['import', name, file], {
      env,
      onSpawn: (child) => {
        onRequest = () => {
          left -= 1;
          if (left === 0) child.kill('SIGKILL');
        };
      },
    });
    expect(signal).toBe('SIGKILL');
    onRequest = () => undefined;
    expect((await folder.run(['import', name, file], { env })).stdout).toMatch(/ 0 rejected, 0 left\.\n$/);
    await server.stop();
    const names = items.map((item) => item[nameOf]);
    expect(new Set(names).size).toBe(60);
    // Paystack itself gives back the customer of an email.
    if (name !== 'customers') expect(names).toHaveLength(60);
  });
});
