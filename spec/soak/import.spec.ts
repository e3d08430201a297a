import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { Folder } from '../commands/support';

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
