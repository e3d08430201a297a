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

async function balance(currency = 'NGN'): Promise<number | undefined> {
  const { data } = await paystack.transferControl.checkBalance();
  return (data as { currency: string; balance: number }[]).find((each) => each.currency === currency)
    ?.balance;
}

/** The code of a new subaccount. */
async function subaccount(percentageCharge: number): Promise<string> {
  const made = await paystack.subaccounts.create('Lessons', {
    settlementBank: '058',
    accountNumber: '0123456789',
    percentageCharge,
  });
  return dataOf(made).subaccount_code;
}

/** Starts a transaction with fields that may not be in the types, and pays it. */
async function pay(body: object): Promise<string> {
  const reply = await paystack.request('POST', '/transaction/initialize', { body: { email, ...body } });
  const { reference } = dataOf(reply) as { reference: string };
  await sandbox.pay(reference);
  return reference;
}

const verified = async (reference: string) => dataOf(await paystack.transactions.verify(reference));

describe('a payment with one subaccount', () => {
  // Both are replies of Paystack.
  it.each([
    [
      { amount: 45_875_000, transaction_charge: 875_000, bearer: 'account' },
      20,
      { paystack: 200_000, integration: 675_000, subaccount: 45_000_000 },
      { bearer: 'account', transaction_charge: '875000', percentage_charge: '20' },
    ],
    [
      { amount: 20_000, bearer: 'account' },
      0.2,
      { paystack: 300, integration: 40, subaccount: 19_660 },
      { bearer: 'account', transaction_charge: '', percentage_charge: '0.2' },
    ],
    [
      { amount: 1_000_000, bearer: 'subaccount' },
      20,
      { paystack: 25_000, integration: 200_000, subaccount: 775_000 },
      { bearer: 'subaccount', transaction_charge: '', percentage_charge: '20' },
    ],
  ])('is shared: %j at %d percent', async (body, percentage, shares, params) => {
    const reference = await pay({ ...body, subaccount: await subaccount(percentage) });
    expect((await verified(reference)).fees_split).toEqual({ ...shares, params });
    expect(await balance()).toBe(10_000_000 + shares.integration);
    expect(((await told(sandbox, 'charge.success')) as { fees_split: unknown }).fees_split).toEqual({
      ...shares,
      params,
    });
  });

  it('has a settlement for each account', async () => {
    const code = await subaccount(20);
    await pay({ amount: 1_000_000, subaccount: code });
    await sandbox.advance('1 day');
    const settled = dataOf(await paystack.settlements.getSettlements());
    expect(
      settled.map(({ total_amount, total_fees, total_processed }) => [
        total_amount,
        total_fees,
        total_processed,
      ]),
    ).toEqual([
      [800_000, 0, 800_000],
      [175_000, 25_000, 200_000],
    ]);
    const own = await paystack.settlements.getSettlements({ subaccount: code });
    expect(dataOf(own).map(({ total_amount }) => total_amount)).toEqual([800_000]);
    const within = await paystack.settlements.getSettlementTransactions(String(dataOf(own)[0]?.id));
    expect(dataOf(within)).toHaveLength(1);
  });

  it('is refused for a subaccount that does not exist, wherever it is named', async () => {
    const split = {
      type: 'percentage',
      bearer_type: 'account',
      subaccounts: [{ subaccount: 'ACCT_none', share: 20 }],
    };
    for (const body of [{ subaccount: 'ACCT_none' }, { split_code: 'SPL_none' }, { split }]) {
      const reply = await paystack.request('POST', '/transaction/initialize', {
        body: { email, amount: 10_000, ...body },
      });
      expect([reply.statusCode, reply.message]).toEqual([404, expect.stringMatching(/not found$/)]);
    }
    expect(await sandbox.transactions()).toEqual([]);
  });
});

describe('a payment with a split', () => {
  // Paystack's sample of `charge.success`.
  it('shows who got what, as in the event of Paystack', async () => {
    const code = await subaccount(10);
    const made = await paystack.splits.create('Example Split', {
      type: 'percentage',
      currency: 'NGN',
      subaccounts: [{ subaccount: code, share: 20 }],
      bearerType: 'account',
      bearerSubaccount: code,
    });
    const { split_code, id } = dataOf(made);
    const reference = await pay({ amount: 10_000, split_code });
    const split = {
      id,
      name: 'Example Split',
      split_code,
      formula: {
        type: 'percentage',
        subaccounts: [{ share: 20, subaccount_code: code, id: 1, name: 'Lessons' }],
        integration: 80,
      },
      shares: {
        paystack: 150,
        subaccounts: [{ amount: 2_000, subaccount_code: code, id: 1 }],
        integration: 7_850,
      },
    };
    expect((await verified(reference)).split).toEqual(split);
    expect(await told(sandbox, 'charge.success')).toMatchObject({ split, fees_split: null });
  });

  it.each([
    ['account', { integration: 725_000, amounts: [200_000, 50_000] }],
    ['subaccount', { integration: 750_000, amounts: [175_000, 50_000] }],
    ['all', { integration: 741_666, amounts: [191_667, 41_667] }],
    ['all-proportional', { integration: 731_250, amounts: [195_000, 48_750] }],
  ])('that it brings with it lets %s bear the fee', async (bearer_type, { integration, amounts }) => {
    const [one, two] = [await subaccount(10), await subaccount(10)];
    const split = {
      type: 'flat',
      bearer_type,
      bearer_subaccount: one,
      subaccounts: [
        { subaccount: one, share: 200_000 },
        { subaccount: two, share: 50_000 },
      ],
    };
    const reference = await pay({ amount: 1_000_000, split });
    const { shares } = (await verified(reference)).split as {
      shares: { integration: number; subaccounts: { amount: number }[] };
    };
    expect([shares.integration, shares.subaccounts.map(({ amount }) => amount)]).toEqual([
      integration,
      amounts,
    ]);
    expect(dataOf(await paystack.splits.getSplits())).toEqual([]);
  });
});

it('a share in percent is exact', async () => {
  const seller = await subaccount(20);
  const split = { type: 'percentage', subaccounts: [{ subaccount: seller, share: 0.29 }] };
  const { split: shown } = await verified(await pay({ amount: 100_000, split }));
  // 0.29 % is 290, and the fee is 1500.
  expect(shown).toMatchObject({
    shares: { paystack: 1_500, integration: 98_210, subaccounts: [{ amount: 290 }] },
  });
});

it('a split whose fee a subaccount bears names one that has a share', async () => {
  const [one, other] = [await subaccount(20), await subaccount(20)];
  const make = async (bearer: object) => {
    const body = {
      ...{ name: 'Shared', type: 'percentage', currency: 'NGN', bearer_type: 'subaccount', ...bearer },
      subaccounts: [{ subaccount: one, share: 20 }],
    };
    const { statusCode, message } = await paystack.request('POST', '/split', { body });
    return [statusCode, message];
  };
  expect(await make({})).toEqual([400, 'Bearer subaccount is required']);
  expect(await make({ bearer_subaccount: other })).toEqual([
    400,
    'The bearer subaccount has no share of the split',
  ]);
  expect(await make({ bearer_subaccount: one })).toEqual([200, 'Split created']);
});

describe('the fee', () => {
  it.each([
    ['NGN', 'card', 1_000_000, 25_000],
    ['NGN', 'card', 250_000, 13_750],
    ['USD', 'card', 1_000_000, 39_000],
    ['ZAR', 'card', 1_000_000, 29_100],
    ['ZAR', 'eft', 1_000_000, 20_000],
    ['GHS', 'mobile_money', 4_999, 98],
    ['KES', 'card', 1_000_000, 29_000],
    ['KES', 'mobile_money', 1_000_000, 15_000],
    ['XOF', 'card', 1_000_000, 32_000],
    ['XOF', 'mobile_money', 1_000_000, 19_500],
    ['RWF', 'card', 1_000_000, 29_000],
    ['EGP', 'card', 1_000_000, 27_250],
  ] as const)('of a payment in %s by %s is that of the list', async (currency, channel, amount, fees) => {
    const { reference } = dataOf(await paystack.transactions.initialize(amount, { email, currency }));
    expect(await sandbox.pay(reference, { channel })).toMatchObject({ status: 'success', fees });
    expect((await verified(reference)).fees).toBe(fees);
  });

  it.each([
    ['ZAR', 31_100],
    ['KES', 38_000],
  ])('of a capture in %s on a card from another country is the international one', async (currency, fee) => {
    await sandbox.seedCustomers([{ email }]);
    await sandbox.seedAuthorization(email, { authorization_code: 'AUTH_ada', country_code: 'US' });
    const amount = 1_000_000;
    const body = { email, amount, currency, authorization_code: 'AUTH_ada', reference: 'held' };
    await paystack.request('POST', '/preauthorization/reserve_authorization', { body });
    await paystack.request('POST', '/preauthorization/capture', { body: { reference: 'held', amount } });
    expect((await verified('held')).fees).toBe(fee);
  });

  it('of a card from another country is the international one', async () => {
    await paystack.customers.create(email);
    const { authorization_code: authCode } = await sandbox.seedAuthorization(email, { country_code: 'US' });
    const charged = await paystack.transactions.charge(1_000_000, { email, authCode });
    expect(dataOf(charged)).toMatchObject({ fees: 49_000 });
  });
});

describe('refunds', () => {
  const twoDays = () => sandbox.advance('2 days');

  it('that together reach the payment make it reversed, and no dispute can claim it again', async () => {
    const { reference } = await payOnce({ sandbox, paystack }, email, 500_000);
    const paid = await balance();
    await paystack.refunds.create(reference, { amount: 250_000 });
    expect(await balance()).toBe(Number(paid) - 250_000);
    await paystack.refunds.create(reference, { amount: 250_000 });
    await expect(sandbox.openDispute(reference)).rejects.toThrow('has been refunded already');
    await twoDays();
    expect((await verified(reference)).status).toBe('reversed');
    expect(await balance()).toBe(Number(paid) - 500_000);
  });

  it('that fail give the money back', async () => {
    const { reference } = dataOf(await paystack.transactions.initialize(500_000, { email }));
    await sandbox.pay(reference, { card: 'refund-failed' });
    const paid = await balance();
    await paystack.refunds.create(reference);
    expect(await balance()).toBe(Number(paid) - 500_000);
    await twoDays();
    expect(await balance()).toBe(paid);
    expect((await sandbox.refunds())[0]).toMatchObject({
      status: 'failed',
      deducted_amount: 0,
      fully_deducted: false,
    });
  });

  it('wait for money where the balance is too small', async () => {
    const { reference } = await payOnce({ sandbox, paystack }, email, 500_000);
    await sandbox.setBalance(100_000);
    await paystack.refunds.create(reference);
    expect(await balance()).toBe(0);
    expect((await sandbox.refunds())[0]).toMatchObject({ deducted_amount: 100_000, fully_deducted: false });
    await twoDays();
    expect((await sandbox.refunds())[0]?.status).toBe('pending');
    await sandbox.setBalance(1_000_000);
    expect(await balance()).toBe(600_000);
    await twoDays();
    expect((await sandbox.refunds())[0]?.status).toBe('processed');
  });

  it('are deducted from the settlement', async () => {
    const { reference } = await payOnce({ sandbox, paystack }, email, 500_000);
    await payOnce({ sandbox, paystack }, email, 1_000_000);
    await paystack.refunds.create(reference);
    await sandbox.advance('1 day');
    const [settlement] = dataOf(await paystack.settlements.getSettlements());
    expect(settlement).toMatchObject({
      total_processed: 1_500_000,
      total_fees: 42_500,
      total_amount: 1_457_500,
      deductions: 500_000,
      effective_amount: 957_500,
    });
  });

  it('cannot be asked for what an open dispute claims, and a resolved dispute stays as it is', async () => {
    const { reference } = await payOnce({ sandbox, paystack }, email, 500_000);
    const { id } = await sandbox.openDispute(reference, { amount: 400_000 });
    expect((await paystack.refunds.create(reference, { amount: 100_001 })).status).toBe(false);
    expect((await paystack.refunds.create(reference, { amount: 100_000 })).status).toBe(true);
    await sandbox.advance('16 hours');
    const late = await paystack.disputes.updateDispute(String(id), { refundAmount: 1 });
    expect(late.message).toBe('Dispute has been resolved already');
    expect((await sandbox.refunds()).map(({ amount }) => amount)).toEqual([100_000, 400_000]);
  });
});

describe('a plan that changes', () => {
  async function subscribed(params: object = {}): Promise<{ code: string }> {
    const made = await paystack.plans.create('Lessons', { amount: 500_000, interval: 'monthly' });
    const code = dataOf(made).plan_code;
    await pay({ amount: 1, plan: code, ...params });
    return { code };
  }
  const charges = async () => (await sandbox.transactions()).map(({ amount }) => amount);

  it.each([1, 29])('after %d days charges, invoices and sums up the new amount', async (days) => {
    const { code } = await subscribed();
    await sandbox.advance(`${days} days`);
    await paystack.plans.update(code, { name: 'Lessons', amount: 700_000, interval: 'monthly' });
    await sandbox.advance(`${32 - days} days`);
    expect(await charges()).toEqual([500_000, 700_000]);
    expect(await told(sandbox, 'invoice.update')).toMatchObject({
      amount: 700_000,
      transaction: { amount: 700_000 },
    });
    expect(dataOf(await paystack.plans.getPlan(code)).total_revenue).toBe(1_200_000);
  });

  it('leaves the subscriptions alone where it is told to', async () => {
    const { code } = await subscribed();
    const reply = await paystack.request('PUT', `/plan/${code}`, {
      body: { amount: 700_000, interval: 'weekly', update_existing_subscriptions: false },
    });
    expect(reply.message).toBe('Plan updated. 0 subscription(s) affected');
    await sandbox.advance('32 days');
    expect(await charges()).toEqual([500_000, 500_000]);
    expect((await sandbox.subscriptions())[0]).toMatchObject({ cron_expression: '0 0 1 * *' });
  });

  it('to another interval changes the schedule of its subscriptions', async () => {
    const { code } = await subscribed();
    await paystack.plans.update(code, { name: 'Lessons', amount: 500_000, interval: 'weekly' });
    expect((await sandbox.subscriptions())[0]).toMatchObject({ cron_expression: '0 0 * * 0' });
    await sandbox.advance('46 days');
    expect((await charges()).length).toBe(4);
  });

  it('to another interval changes the period of an invoice that is not charged yet', async () => {
    const { code } = await subscribed();
    await sandbox.advance('29 days');
    await paystack.plans.update(code, { name: 'Lessons', amount: 500_000, interval: 'weekly' });
    const [invoice] = await sandbox.invoices();
    expect(Date.parse(invoice?.period_end ?? '') - Date.parse(invoice?.period_start ?? '')).toBe(
      7 * 86_400_000,
    );
    await sandbox.advance('3 days');
    expect((await sandbox.subscriptions())[0]?.next_payment_date).toBe(invoice?.period_end);
  });

  it('cannot go on after its last payment', async () => {
    await subscribed({ invoice_limit: 2 });
    await sandbox.advance('32 days');
    const { subscription_code: code, email_token: token } = (await sandbox.subscriptions())[0] ?? {};
    const reply = await paystack.request('POST', '/subscription/enable', { body: { code, token } });
    expect(reply).toMatchObject({ statusCode: 400, message: 'Subscription has made all its payments' });
    await sandbox.advance('100 days');
    expect(await charges()).toEqual([500_000, 500_000]);
  });

  it('ends after the limit of initialize', async () => {
    await subscribed({ invoice_limit: 2 });
    await sandbox.advance('100 days');
    expect(await charges()).toEqual([500_000, 500_000]);
    expect((await sandbox.subscriptions())[0]).toMatchObject({ invoice_limit: 2, status: 'completed' });
  });

  it('gives a payment its currency', async () => {
    const made = await paystack.plans.create('Lessons', {
      amount: 500_000,
      interval: 'monthly',
      currency: 'GHS',
    });
    await pay({ amount: 1, plan: dataOf(made).plan_code, currency: 'NGN' });
    expect((await sandbox.transactions())[0]).toMatchObject({ amount: 500_000, currency: 'GHS' });
  });
});
