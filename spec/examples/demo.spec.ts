import { startSandbox } from 'tspaystack2/sandbox';
import { type ScriptResult, runNode } from '../support/run-script';

async function demo(env: Readonly<Record<string, string>> = {}): Promise<ScriptResult> {
  const result = await runNode(['--import', 'tsx', 'examples/demo.ts'], { env });
  const stdout = result.stdout
    .replace(/(CUS|AUTH)_[a-z0-9]+/g, '$1_…')
    .replace(/[\d.]+ ms/g, '… ms')
    .replace(/checkout\/\w+/, 'checkout/…')
    .replace(/127\.0\.0\.1:\d+\/checkout/, '127.0.0.1:…/checkout')
    .replace(/(verify\/|verify\('|pay\(')\w{10}\b/g, '$1…')
    .replace(/\b(ada|augusta)\.\w+@/g, '$1.…@');
  return { ...result, stdout };
}

/** What the demo shows of seven calls: each with its request and its reply. */
function shown(client: string, firstNumber: number, email: string, listed: string): string {
  const contact = `CUS_…  email: ${email}  first_name: Ada`;
  const added = `${contact}  phone: +2348012345678  risk_action: default`;
  const changed = `${contact}  last_name: Lovelace  phone: +2348012345678  metadata: {"tier":"gold"}  risk_action:`;
  const calls = [
    `create('${email}', { firstName: 'Ada', phone: '+2348012345678' })
   POST /customer/ → 200 in … ms
   ✓ 200 Customer created
   ${added}`,
    `getCustomers({ pagination: 2 })
   GET /customer/ → 200 in … ms
   ✓ 200 Customers retrieved
   ${added}
   ${listed}`,
    `getCustomer('${email}')
   GET /customer/${encodeURIComponent(email)}/ → 200 in … ms
   ✓ 200 Customer retrieved
   ${added}`,
    `update(code, { lastName: 'Lovelace', metadata: { tier: 'gold' } })
   PUT /customer/CUS_…/ → 200 in … ms
   ✓ 200 Customer updated
   ${changed} default`,
    `validate(code, { identificationType: Identification.BVN, country: Country.NIGERIA, … })
   POST /customer/CUS_…/identification → 202 in … ms
   ✓ 202 Customer Identification in progress`,
    `flag(code, { riskAction: RiskAction.WHITELIST })
   POST /customer/set_risk_action → 200 in … ms
   ✓ 200 Customer updated
   ${changed} allow`,
    `deactivate('AUTH_…')
   POST /customer/deactivate_authorization → 200 in … ms
   ✓ 200 Authorization has been deactivated`,
  ];
  return calls.map((call, index) => `${firstNumber + index}. ${client}.${call}\n`).join('\n');
}

const PAYMENT = `
AsyncPaystack: a payment, from its start to its webhook

15. await paystack.transactions.initialize(500_000, { email: 'ada@example.com' })
   POST /transaction/initialize → 200 in … ms
   ✓ 200 Authorization URL created
   The customer pays at http://127.0.0.1:…/checkout/…

16. await paystack.transactions.verify('…')
   GET /transaction/verify/… → 200 in … ms
   ✓ 200 Verification successful
   abandoned: NGN 5000.00

   sandbox.pay('…', { card: 'success' })

17. await paystack.transactions.verify('…')
   GET /transaction/verify/… → 200 in … ms
   ✓ 200 Verification successful
   success: NGN 5000.00, fees 17500, visa 4081

   constructEvent(body, signature)
   ✓ charge.success
`;

test('the demo shows all calls, blocking and with promises, and a payment, on the sandbox', async () => {
  const grace = `CUS_…  email: grace@example.com  first_name: Grace  risk_action: default
   meta {"total":2,"skipped":0,"perPage":2,"page":1,"pageCount":1}`;
  const ada = `CUS_…  email: ada@example.com  first_name: Ada  last_name: Lovelace  phone: +2348012345678  metadata: {"tier":"gold"}  risk_action: allow
   meta {"total":3,"skipped":0,"perPage":2,"page":1,"pageCount":2}`;
  expect(await demo()).toEqual({
    code: 0,
    signal: null,
    stdout: `
Customer: blocking calls

${shown('customer', 1, 'ada@example.com', grace)}
AsyncCustomer: promises

${shown('await asyncCustomer', 8, 'augusta@example.com', ada)}${PAYMENT}
17 calls made on the embedded sandbox: 7 blocking, 10 with promises.
`,
    stderr: '',
  });
});

test('with a test key the demo goes to Paystack, or where the environment says', async () => {
  const sandbox = await startSandbox({ authKey: 'sk_test_demo' });
  const env = { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: 'sk_test_demo' };
  const { code, stdout, stderr } = await demo(env);
  const requests = await sandbox.requests();
  await sandbox.stop();

  const last = `\n14 calls made on ${sandbox.url}: 7 blocking, 7 with promises.\n`;
  expect({ code, last: stdout.slice(-last.length), stderr }).toEqual({ code: 0, last, stderr: '' });
  // The card that it deactivates is not there.
  const statuses = [200, 200, 200, 200, 202, 200, 404];
  expect(requests.map(({ statusCode }) => statusCode)).toEqual([...statuses, ...statuses]);
});

test('a key that Paystack refuses ends the demo', async () => {
  const sandbox = await startSandbox();
  const env = { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: 'sk_test_wrong' };
  const result = await demo(env);
  await sandbox.stop();
  expect(result).toEqual({
    code: 1,
    signal: null,
    stdout: `
Customer: blocking calls

1. customer.create('ada.…@example.com', { firstName: 'Ada', phone: '+2348012345678' })
   POST /customer/ → 401 in … ms
   ✗ 401 Invalid key
   meta {"nextStep":"Send the key of this sandbox in the header Authorization: Bearer <key>."}
`,
    stderr: 'Error: There is no customer to go on with: Invalid key\n',
  });
});

test('the demo refuses a live key', async () => {
  expect(await demo({ PAYSTACK_AUTHORIZATION_KEY: 'sk_live_demo' })).toEqual({
    code: 1,
    signal: null,
    stdout: '',
    stderr: 'The demo changes customers: it takes a key that begins with sk_test_, and refuses any other.\n',
  });
});
