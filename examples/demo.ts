/**
 * Makes seven customer calls twice, blocking and with promises, and shows each call, the request that it sent and the
 * reply that came. On the embedded sandbox it also shows a payment, from its start to its webhook. With a test key in
 * the environment the customer calls go to Paystack itself.
 */
import { on, once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { styleText } from 'node:util';
import {
  AsyncCustomer,
  AsyncPaystack,
  type AttemptReport,
  Country,
  Customer,
  type CustomerRecord,
  Identification,
  type Response,
  RiskAction,
  fromSubunit,
} from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type EventName, type PaystackEvent, constructEvent } from 'tspaystack2/webhooks';

type Style = Parameters<typeof styleText>[0];
type MethodName = 'create' | 'getCustomers' | 'getCustomer' | 'update' | 'validate' | 'flag' | 'deactivate';
type Client<Returned> = { readonly [Name in MethodName]: (...args: Parameters<Customer[Name]>) => Returned };

interface Step<Returned> {
  /** The call as one would write it. */
  readonly call: string;
  /** Makes it, for the customer with this code. */
  readonly run: (code: string) => Returned;
}

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

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

let blockingCalls = 0;
let asyncCalls = 0;

/** Shows one call, and gives back the code of the customer that it was about. */
function show(call: string, reply: Response<unknown>, code: string): string {
  const data = showReply(call, reply);
  for (const line of summary(data)) console.log(`   ${line}`);
  if (reply.meta) console.log(`   ${paint('dim', `meta ${JSON.stringify(reply.meta)}`)}`);
  if (isCustomer(data)) return data.customer_code;
  if (code === '') throw new Error(`There is no customer to go on with: ${reply.message}`);
  return code;
}

/** Shows a call, its requests and what came of it; gives back the data of the reply. */
function showReply(call: string, { statusCode, status, message, data }: Response<unknown>): unknown {
  if (call.startsWith('await')) asyncCalls += 1;
  else blockingCalls += 1;
  const shown = blockingCalls + asyncCalls;
  console.log(`\n${paint('dim', `${shown}.`)} ${paint('bold', call)}`);
  for (const { method, path, status, duration } of attempts.splice(0)) {
    console.log(
      `   ${paint('cyan', `${method} ${path}`)} ${paint('dim', `→ ${status} in ${duration.toFixed(1)} ms`)}`,
    );
  }
  console.log(`   ${paint(status ? 'green' : 'yellow', `${status ? '✓' : '✗'} ${statusCode} ${message}`)}`);
  return data;
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

function say(text: string): void {
  console.log(`   ${paint('white', text)}`);
}

/** Plays a payment: it is started, the customer pays, it is verified, and its event arrives. */
async function runPayment(sandbox: Sandbox, receiver: Receiver): Promise<void> {
  title('AsyncPaystack: a payment, from its start to its webhook');
  const paystack = new AsyncPaystack(sandbox.authKey, { ...options, baseURL: sandbox.url });

  const started = await paystack.transactions.initialize(500_000, { email: 'ada@example.com' });
  showReply(`await paystack.transactions.initialize(500_000, { email: 'ada@example.com' })`, started);
  if (!started.status) throw new Error(`The payment was not started: ${started.message}`);
  const { reference, authorization_url } = started.data;
  say(`The customer pays at ${authorization_url}`);

  const verify = async () => {
    const verified = await paystack.transactions.verify(reference);
    showReply(`await paystack.transactions.verify('${reference}')`, verified);
    if (!verified.status) return;
    const { status, currency, amount, fees, authorization } = verified.data;
    const card = status === 'success' ? `, fees ${fees}, ${authorization.brand} ${authorization.last4}` : '';
    say(`${status}: ${currency} ${fromSubunit(amount)}${card}`);
  };
  await verify();
  console.log(`\n   ${paint('bold', `sandbox.pay('${reference}', { card: 'success' })`)}`);
  await sandbox.pay(reference, { card: 'success' });
  await verify();

  const event = await receiver.next('charge.success');
  console.log(`\n   ${paint('bold', 'constructEvent(body, signature)')}`);
  console.log(`   ${paint('green', `✓ ${event.event}`)}`);
}

/** Receives webhooks on this machine, and verifies them. */
async function startReceiver(authKey: string) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const requests = on(server, 'request') as AsyncIterable<[IncomingMessage, ServerResponse]>;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next event of this name; others are passed over. */
    async next(name: EventName): Promise<PaystackEvent> {
      for await (const [request, response] of requests) {
        const event = constructEvent(await buffer(request), request.headers['x-paystack-signature'], authKey);
        response.end();
        if (event.event === name) return event;
      }
      throw new Error(`There was no event ${name}.`);
    },
    stop: () => server.close(),
  };
}

async function onSandbox(): Promise<string> {
  const authKey = 'sk_test_demo';
  const receiver = await startReceiver(authKey);
  const sandbox = await startSandbox({ authKey, webhookURL: receiver.url });
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
  await runPayment(sandbox, receiver);
  await sandbox.stop();
  receiver.stop();
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
    `\n${paint(['bold', 'green'], `${blockingCalls + asyncCalls} calls made on ${place}: ${blockingCalls} blocking, ${asyncCalls} with promises.`)}`,
  );
}

main().catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
