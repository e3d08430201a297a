/**
 * Makes the seven customer calls twice, blocking and with promises, and shows each call, the request that it
 * sent and the reply that came. On the embedded sandbox; with a test key in the environment, on Paystack itself.
 */
import { styleText } from 'node:util';
import {
  AsyncCustomer,
  type AttemptReport,
  Country,
  Customer,
  type CustomerRecord,
  Identification,
  type Response,
  RiskAction,
} from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';

type Style = Parameters<typeof styleText>[0];
type MethodName = 'create' | 'getCustomers' | 'getCustomer' | 'update' | 'validate' | 'flag' | 'deactivate';
type Client<Returned> = { readonly [Name in MethodName]: (...args: Parameters<Customer[Name]>) => Returned };

interface Step<Returned> {
  /** The call as one would write it. */
  readonly call: string;
  /** Makes it, for the customer with this code. */
  readonly run: (code: string) => Returned;
}

const paint = (style: Style, text: string) => (process.stdout.isTTY ? styleText(style, text) : text);
const attempts: AttemptReport[] = [];
const options = { onAttempt: (attempt: AttemptReport) => attempts.push(attempt) };

function steps<Returned>(client: Client<Returned>, email: string, authCode: string): Step<Returned>[] {
  const { BVN } = Identification;
  return [
    {
      call: `create('${email}', { firstName: 'Ada', phone: '+2348012345678' })`,
      run: () => client.create(email, { firstName: 'Ada', phone: '+2348012345678' }),
    },
    { call: `getCustomers({ pagination: 2 })`, run: () => client.getCustomers({ pagination: 2 }) },
    { call: `getCustomer('${email}')`, run: () => client.getCustomer(email) },
    {
      call: `update(code, { lastName: 'Lovelace', metadata: { tier: 'gold' } })`,
      run: (code) => client.update(code, { lastName: 'Lovelace', metadata: { tier: 'gold' } }),
    },
    {
      call: `validate(code, { identificationType: Identification.BVN, country: Country.NIGERIA, … })`,
      run: (code) =>
        client.validate(code, {
          firstName: 'Ada',
          lastName: 'Lovelace',
          identificationType: BVN,
          country: Country.NIGERIA,
          bvn: '20012345677',
        }),
    },
    {
      call: `flag(code, { riskAction: RiskAction.WHITELIST })`,
      run: (code) => client.flag(code, { riskAction: RiskAction.WHITELIST }),
    },
    { call: `deactivate('${authCode}')`, run: () => client.deactivate(authCode) },
  ];
}

let shown = 0;

/** Shows one call, and gives back the code of the customer that it was about. */
function show(call: string, reply: Response<unknown>, code: string): string {
  shown += 1;
  console.log(`\n${paint('dim', `${shown}.`)} ${paint('bold', call)}`);
  for (const { method, path, status, duration } of attempts.splice(0)) {
    console.log(
      `   ${paint('cyan', `${method} ${path}`)} ${paint('dim', `→ ${status} in ${duration.toFixed(1)} ms`)}`,
    );
  }
  const { statusCode, status, message, data, meta } = reply;
  console.log(`   ${paint(status ? 'green' : 'yellow', `${status ? '✓' : '✗'} ${statusCode} ${message}`)}`);
  for (const line of summary(data)) console.log(`   ${line}`);
  if (meta) console.log(`   ${paint('dim', `meta ${JSON.stringify(meta)}`)}`);
  if (isCustomer(data)) return data.customer_code;
  if (code === '') throw new Error(`There is no customer to go on with: ${message}`);
  return code;
}

/** The telling fields of a customer, or of each customer in a list. */
function summary(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(summary);
  if (!isCustomer(data)) return [];
  const { customer_code, email, first_name, last_name, phone, metadata, risk_action } = data;
  const fields = { email, first_name, last_name, phone, metadata, risk_action };
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : `${paint('dim', `${name}:`)} ${paint('white', text(value))}`,
  );
  return [`${paint('magenta', customer_code)}  ${given.join('  ')}`];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isCustomer(data: unknown): data is Partial<CustomerRecord> & { customer_code: string } {
  return typeof data === 'object' && data !== null && 'customer_code' in data;
}

function title(text: string): void {
  console.log(`\n${paint(['bold', 'underline'], text)}`);
}

/** One line after the other: the calls block. */
function runBlocking(client: Customer, email: string, authCode: string): void {
  title('Customer: blocking calls');
  let code = '';
  for (const { call, run } of steps<Response<unknown>>(client, email, authCode))
    code = show(`customer.${call}`, run(code), code);
}

async function runAsync(client: AsyncCustomer, email: string, authCode: string): Promise<void> {
  title('AsyncCustomer: promises');
  let code = '';
  for (const { call, run } of steps<Promise<Response<unknown>>>(client, email, authCode)) {
    code = show(`await asyncCustomer.${call}`, await run(code), code);
  }
}

async function onSandbox(): Promise<string> {
  const sandbox = await startSandbox();
  const clientOptions = { ...options, baseURL: sandbox.url };
  await sandbox.seedCustomers([{ email: 'grace@example.com', first_name: 'Grace' }]);
  const [first, second] = [
    await sandbox.seedAuthorization('grace@example.com'),
    await sandbox.seedAuthorization('grace@example.com'),
  ];
  runBlocking(new Customer(sandbox.authKey, clientOptions), 'ada@example.com', first.authorization_code);
  await runAsync(
    new AsyncCustomer(sandbox.authKey, clientOptions),
    'augusta@example.com',
    second.authorization_code,
  );
  await sandbox.stop();
  return 'the embedded sandbox';
}

async function onPaystack(key: string): Promise<string> {
  const unique = Date.now().toString(36);
  runBlocking(new Customer(key, options), `ada.${unique}@example.com`, 'AUTH_72btv547');
  await runAsync(new AsyncCustomer(key, options), `augusta.${unique}@example.com`, 'AUTH_72btv547');
  return process.env.PAYSTACK_BASE_URL ?? 'Paystack, in test mode';
}

async function main(): Promise<void> {
  const key = process.env.PAYSTACK_AUTHORIZATION_KEY;
  if (key && !key.startsWith('sk_test_')) {
    console.error(
      'The demo changes customers: it takes a key that begins with sk_test_, and refuses any other.',
    );
    process.exitCode = 1;
    return;
  }
  const place = key ? await onPaystack(key) : await onSandbox();
  console.log(
    `\n${paint(['bold', 'green'], `${shown} calls made on ${place}: ${shown / 2} blocking, ${shown / 2} with promises.`)}`,
  );
}

main().catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
