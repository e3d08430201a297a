import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { dataOf, payOnce, told } from './flows';

const email = 'ada@example.com';

let sandbox: Sandbox;
let paystack: AsyncPaystack;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const get = async (path: string, query = {}) => paystack.request('GET', path, { query });

describe('the authorization', () => {
  it('of a payment by transfer names who sent it', async () => {
    await paystack.customers.create(email, { firstName: 'Ada', lastName: 'Obi' });
    const { reference } = dataOf(await paystack.transactions.initialize(50_000, { email }));
    await sandbox.pay(reference, { channel: 'bank_transfer' });
    expect(dataOf(await paystack.transactions.verify(reference)).authorization).toMatchObject({
      channel: 'bank_transfer',
      bank: null,
      brand: 'Managed Account',
      signature: null,
      sender_name: 'Ada Obi',
      sender_bank_account_number: 'XXXXXXX553',
      narration: `Transfer for ${reference}`,
      receiver_bank: null,
    });
  });

  it('of a payment into a dedicated account names the account', async () => {
    await paystack.customers.create(email, { firstName: 'Ada', lastName: 'Obi' });
    const { account_number } = dataOf(await paystack.dedicatedAccounts.create(email));
    const { reference } = await sandbox.payInto(account_number, 50_000);
    expect(dataOf(await paystack.transactions.verify(reference)).authorization).toMatchObject({
      sender_name: 'Ada Obi',
      sender_bank: 'Test Bank',
      receiver_bank: 'Test Bank',
      receiver_bank_account_number: account_number,
      signature: null,
    });
  });

  it.each([
    ['mtn', 'GHS', '0551234987', { bank: 'MTN', bin: '055XXX', last4: 'X987', country_code: 'GH' }],
    ['mpesa', 'KES', '+254710000000', { bank: 'M-PESA', bin: '+25XXX', last4: 'X000', country_code: 'KE' }],
  ])('of a payment by %s names the wallet', async (provider, currency, phone, shown) => {
    const charged = await paystack.request('POST', '/charge', {
      body: { email, amount: 50_000, currency, mobile_money: { phone, provider } },
    });
    expect((dataOf(charged) as { authorization: unknown }).authorization).toMatchObject({
      ...shown,
      mobile_money_number: phone,
      signature: null,
    });
  });
});

it('tells in subscription.create what a shop needs to stop the subscription', async () => {
  const plan = dataOf(await paystack.plans.create('Lessons', { amount: 50_000, interval: 'monthly' }));
  const { reference } = dataOf(
    await paystack.transactions.initialize(50_000, { email, plan: plan.plan_code }),
  );
  await sandbox.pay(reference);
  const [{ id, email_token, subscription_code } = {}] = await sandbox.subscriptions();
  expect(await told(sandbox, 'subscription.create')).toMatchObject({
    ...{ id, email_token, subscription_code, integration: 100_032, invoice_limit: 0, payments_count: 1 },
    ...{ cancelledAt: null, split_code: null, most_recent_invoice: null },
  });
});

it('says in the metadata of a bulk charge from which batch it is', async () => {
  const { authCode } = await payOnce({ sandbox, paystack }, email);
  const { batch_code } = dataOf(
    await paystack.bulkCharges.initiate([{ authorization: authCode, amount: 10_000, reference: 'a_b' }]),
  );
  await sandbox.advance('1 minute');
  expect(((await told(sandbox, 'charge.success')) as { metadata: unknown }).metadata).toEqual({
    custom_fields: [
      { display_name: 'Bulkcharge ID', variable_name: 'bulkcharge_id', value: '1' },
      { display_name: 'Bulkcharge batch code', variable_name: 'bulkcharge_batch_code', value: batch_code },
      { display_name: 'Charged via', variable_name: 'charged_via', value: 'Bulkcharge' },
    ],
  });
});

it.each([
  ['success', 'processed', /^\d{12}$/],
  ['refund-failed', 'failed', /^TRF_/],
  ['refund-needs-attention', 'needs-attention', /^TRF_/],
] as const)('gives a refund of the card %s a reference when it is %s', async (card, status, reference) => {
  const paid = dataOf(await paystack.transactions.initialize(50_000, { email }));
  await sandbox.pay(paid.reference, { card });
  await paystack.refunds.create(paid.reference);
  expect(await told(sandbox, 'refund.pending')).toMatchObject({ refund_reference: null });
  await sandbox.advance('2 days');
  expect(await told(sandbox, `refund.${status}`)).toMatchObject({
    refund_reference: expect.stringMatching(reference) as unknown,
  });
});

it('pages banks by cursors, to the last one', async () => {
  const names: unknown[] = [];
  for await (const { name } of paystack.miscellaneous.allBanks({ pagination: 7 })) names.push(name);
  const all = await get('/bank', { perPage: 1_000 });
  expect(names).toEqual((dataOf(all) as { name: string }[]).map(({ name }) => name));
  expect(all.meta).toMatchObject({ next: null, previous: null });
  const first = await get('/bank', { perPage: 5 });
  expect(first.meta).toMatchObject({ next: expect.any(String) as unknown, previous: null, perPage: 5 });
});

it('gives up to 1000 records a page', async () => {
  await sandbox.seedCustomers(1_001);
  const [page, above] = [
    await get('/customer', { perPage: 500 }),
    await get('/customer', { perPage: 5_000 }),
  ];
  expect([dataOf(page), dataOf(above)].map((data) => (data as unknown[]).length)).toEqual([500, 1_000]);
});

it('takes a reference with an underscore, as shops send it', async () => {
  const reply = await paystack.transactions.initialize(50_000, { email, reference: '17_1699999999' });
  expect(dataOf(reply).reference).toBe('17_1699999999');
});

it.each(['2026-02-30', '2025-02-29T10:00:00Z', '2026-13-01', '2026-04-31'])(
  'refuses the day %s',
  async (from) => {
    const reply = await get('/transaction', { from });
    expect([reply.statusCode, reply.message]).toEqual([400, 'from must be a date']);
    const request = await paystack.request('POST', '/paymentrequest', {
      body: { customer: email, amount: 1_000, due_date: from },
    });
    expect(request.statusCode).toBe(400);
  },
);

it('takes the last day of each month', async () => {
  for (const from of ['2024-02-29', '2026-02-28', '2026-12-31T23:59:59Z']) {
    expect((await get('/transaction', { from })).statusCode).toBe(200);
  }
});
