import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { Groups } from '../../lib/commands/groups';
import { importedLists } from '../../lib/commands/imported-lists';
import { Journal } from '../../lib/commands/journal';
import { ImportFile } from '../../lib/commands/list-file';
import { Folder, PROGRAM, accepted, startServer } from '../commands/support';
import { runNode } from '../support/run-script';

let sandbox: Sandbox;
let folder: Folder;

beforeAll(async () => {
  sandbox = await startSandbox({ latency: { min: 0, max: 10 } });
  folder = new Folder();
});
afterAll(async () => {
  folder.remove();
  await sandbox.stop();
});

const KILLS = 20;

/** Milliseconds within which a run is killed: until then it starts, sends, and writes. */
const LONGEST_RUN = 1_000;

/** Of each three customers, the first two are known to Paystack: one is named by code, and one by email. */
const customers = Array.from({ length: 9_000 }, (_, row) => ({
  kind: (['by code', 'by email', 'new'] as const)[row % 3],
  email: `c${row}@example.com`,
  customer_code: `CUS_${row}`,
  first_name: row % 5 === 0 ? `=First; ${row}` : `First ${row}`,
  metadata: { row, note: row % 7 === 0 ? 'a,"b"\n=c' : 'é' },
}));
const known = customers.filter(({ kind }) => kind !== 'new');

function rowOf(
  { kind, email, customer_code, first_name, metadata }: (typeof customers)[number],
  row: number,
) {
  const names = kind === 'by code' ? `,${customer_code}` : ` ${email.toUpperCase()} ,`;
  const cell = `"${JSON.stringify(metadata).replaceAll('"', '""')}"`;
  return `${names},${first_name},${cell}${row % 2 === 0 ? '\r\n' : '\n'}`;
}

test('killed at twenty random moments and run again, the account holds exactly the customers of the file', async () => {
  const before = known.map(({ email, customer_code }) => ({ email, customer_code, phone: '080' }));
  await sandbox.seedCustomers(before);
  const repeated = customers.filter(({ kind }, row) => kind !== 'by code' && row % 100 === 0);
  const file = folder.write(
    'all.csv',
    'email,Customer Code,First Name,metadata\n' +
      customers.map(rowOf).join('') +
      repeated.map(({ email }) => `${email},,Again,\n`).join(''),
  );
  const env = { PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey, PAYSTACK_BASE_URL: sandbox.url };

  const moments = Array.from({ length: KILLS }, () => Math.round(Math.random() * LONGEST_RUN));
  // To be tried again, should this fail.
  process.stdout.write(`Killed after ${moments.join(', ')} ms.\n`);
  const signals: (string | null)[] = [];
  for (const [index, moment] of moments.entries()) {
    await sandbox.setFailures(index % 4 === 3 ? { status: 502, rate: 0.2 } : null);
    const killer = index % 2 === 0 ? 'SIGKILL' : 'SIGTERM';
    const { signal } = await folder.runAlone(['import', 'customers', file], {
      env,
      onSpawn: (child) => setTimeout(() => child.kill(killer), moment),
    });
    signals.push(signal);
  }
  await sandbox.setFailures(null);
  expect(signals).toEqual(moments.map((_, index) => (index % 2 === 0 ? 'SIGKILL' : 'SIGTERM')));

  const { code, stdout } = await folder.runAlone(['import', 'customers', file], { env });
  expect(stdout).toMatch(
    new RegExp(`^${customers.length + repeated.length} rows: .* ${repeated.length} rejected, 0 left\\.\n`),
  );
  expect(code).toBe(1);
  const held = await sandbox.customers();
  const byRow = new Map(held.map((customer) => [customer.metadata?.row, customer]));
  expect(held).toHaveLength(customers.length);
  expect(
    customers.map(({ metadata: { row } }) => {
      const { email, first_name, phone, metadata } = byRow.get(row) ?? {};
      return { email: email?.toLowerCase(), first_name, phone, metadata };
    }),
  ).toEqual(
    customers.map(({ kind, email, first_name, metadata }) => ({
      ...{ email, first_name, phone: kind === 'new' ? null : '080', metadata },
    })),
  );
});

describe('killed at twenty random moments and run again, the account has each item of the file once', () => {
  const COUNT = 1_500;
  const lists = {
    plans: ['name,amount,interval', (row: number) => `Plan ${row},${row + 10_000},monthly`],
    products: ['name,description,price,currency', (row: number) => `Product ${row},x,${row + 10_000},NGN`],
    subaccounts: [
      'business_name,bank_code,account_number,percentage_charge',
      (row: number) => `Shop ${row},057,${String(row).padStart(10, '0')},5`,
    ],
    'transfer-recipients': [
      'type,name,account_number,bank_code',
      (row: number) => `nuban,Name ${row},${String(row).padStart(10, '0')},057`,
    ],
  } as const;

  test.each(Object.entries(lists))('%s', async (name, [header, rowOf]) => {
    await sandbox.reset();
    const rows = Array.from({ length: COUNT }, (_, row) => rowOf(row));
    const file = folder.write(`${name}.csv`, `${header}\n${rows.join('\n')}\n`);
    const env = { PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey, PAYSTACK_BASE_URL: sandbox.url };
    const moments = Array.from({ length: KILLS }, () => Math.round(Math.random() * LONGEST_RUN));
    process.stdout.write(`Killed after ${moments.join(', ')} ms.\n`);
    for (const moment of moments) {
      await folder.runAlone(['import', name, file], {
        env,
        onSpawn: (child) => setTimeout(() => child.kill('SIGKILL'), moment),
      });
      // The calls under way end within the start of the next run, so it need not wait for them.
      if (existsSync(`${file}.journal`)) folder.age(`${name}.csv.journal`);
    }
    const { stdout } = await folder.run(['import', name, file], { env });
    expect(stdout).toMatch(new RegExp(`^${COUNT} rows: .* 0 rejected, 0 left\\.\n$`));
    const exported = await folder.run(['export', name], { env });
    const held = exported.stdout.trimEnd().split('\n').slice(1);
    expect(held).toHaveLength(COUNT);
    const names = rows.map((row) => row.split(',')[name === 'transfer-recipients' ? 1 : 0] ?? '');
    expect(names.filter((each) => !held.some((line) => line.includes(`,${each},`)))).toEqual([]);
  });
});

describe('a file of 1,000,000 rows', () => {
  const ROWS = 1_000_000;
  /** Megabytes. */
  const MOST_MEMORY = 500;
  const report = 'process.on("exit", () => process._rawDebug("MB " + process.resourceUsage().maxRSS / 1024))';
  const measured = async (args: readonly string[], env: Record<string, string>) => {
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(report)}`];
    const { code, stdout, stderr } = await runNode([...flags, PROGRAM, ...args], { env, deadline: 500_000 });
    const memory = Math.round(Number(/MB (.*)/.exec(stderr)?.[1]));
    process.stdout.write(`${args.join(' ').replace(folder.at(''), '')}: ${memory} MB\n`);
    return { code, stdout, memory };
  };

  test('is read row by row: an import keeps below 500 MB', async () => {
    const file = folder.at('large.csv');
    const output = createWriteStream(file);
    output.write('email,first_name,phone,metadata\n');
    for (let row = 0; row < ROWS; row++) {
      const line = `customer${row}@example.com,First ${row},+234${row},"{""tier"":${row}}"\n`;
      if (!output.write(line)) await once(output, 'drain');
    }
    await once(output.end(), 'finish');
    const server = await startServer(accepted);
    const env = { PAYSTACK_AUTHORIZATION_KEY: 'sk_test_x', PAYSTACK_BASE_URL: server.url };

    const dry = await measured(['import', 'customers', '--dry-run', file], env);
    expect(dry.stdout).toMatch(/\n1000000 rows: 0 done before, 1000000 done, 0 rejected, 0 left\.\n$/);

    // As an earlier run would have written it.
    const list = importedLists.customers;
    if (list === undefined) throw new Error('There are no customers.');
    const journal = new Journal(`${file}.journal`, `${server.url}\nsk_test_x`, new Groups(), true);
    journal.open(`${file}.journal`);
    let written = 0;
    for (const { digest, values } of new ImportFile(file, list, [], { inBaseUnit: false }).rows()) {
      if (++written > ROWS - 5_000) break;
      journal.write(digest, { result: 'done', code: `CUS_${written}`, email: String(values.email) });
    }
    journal.close();
    const rest = await measured(['import', 'customers', file], env);
    await server.stop();
    expect(rest.stdout).toBe('1000000 rows: 995000 done before, 5000 done, 0 rejected, 0 left.\n');
    expect(server.requests).toHaveLength(5_000);
    expect(Math.max(dry.memory, rest.memory)).toBeLessThan(MOST_MEMORY);

    let lines = 0;
    for await (const _line of createInterface({ input: createReadStream(`${file}.journal`) })) lines += 1;
    expect(lines).toBe(ROWS + 1);
  });
});
