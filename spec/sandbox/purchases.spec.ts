import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { dataOf, eventsOf, payOnce, told } from './flows';

const email = 'ada@example.com';

let sandbox: Sandbox;
let paystack: AsyncPaystack;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function product(quantity: number) {
  const made = await paystack.products.create('Book', {
    description: 'A book',
    price: 50_000,
    currency: 'NGN',
    quantity,
  });
  return dataOf(made);
}

const stockOf = async (id: number) => {
  const { quantity, quantity_sold, in_stock } = dataOf(await paystack.products.getProduct(String(id)));
  return { quantity, quantity_sold, in_stock };
};

describe('a product', () => {
  it('is bought, and its stock goes down', async () => {
    const { id, product_code } = await product(3);
    const paid = await sandbox.pay(product_code, { quantity: 2, email });
    expect(paid).toMatchObject({ status: 'success', amount: 100_000, currency: 'NGN' });
    expect(await stockOf(id)).toEqual({ quantity: 1, quantity_sold: 2, in_stock: true });
    await expect(sandbox.pay(product_code, { quantity: 2 })).rejects.toThrow(
      'Of the product Book, 1 are left, not 2.',
    );
    await sandbox.pay(product_code);
    expect(await stockOf(id)).toEqual({ quantity: 0, quantity_sold: 3, in_stock: false });
  });

  it('is sold once where two want the last piece', async () => {
    const { id, product_code } = await product(1);
    const first = await sandbox.pay(product_code, { outcome: 'waiting' });
    const second = await sandbox.pay(product_code, { outcome: 'waiting' });
    expect((await sandbox.pay(first.reference)).status).toBe('success');
    expect(await sandbox.pay(second.reference)).toMatchObject({
      status: 'failed',
      gateway_response: 'Of the product Book, 0 are left, not 1.',
    });
    expect(await stockOf(id)).toEqual({ quantity: 0, quantity_sold: 1, in_stock: false });
  });

  it('stays where the payment fails', async () => {
    const { id, product_code } = await product(3);
    expect((await sandbox.pay(product_code, { card: 'declined' })).status).toBe('failed');
    expect(await stockOf(id)).toEqual({ quantity: 3, quantity_sold: 0, in_stock: true });
  });
});

describe('an order', () => {
  const ordered = async (quantity: number) => {
    const { id } = await product(5);
    const body = {
      email,
      items: [{ item: id, type: 'product', quantity, amount: 45_000 }],
      shipping: { street_line: 'a', city: 'b', state: 'c', country: 'NG', shipping_fee: 10_000 },
    };
    const order = dataOf(
      await paystack.request<{ id: number; order_code: string }>('POST', '/order', { body }),
    );
    return { product: id, ...order };
  };

  it('is paid once, and says so', async () => {
    const { id, order_code, product: bought } = await ordered(2);
    const paid = await sandbox.pay(order_code);
    expect(paid).toMatchObject({ amount: 100_000, status: 'success' });
    const shown = dataOf(await paystack.orders.getOrder(String(id)));
    expect(shown).toMatchObject({
      status: 'success',
      transaction: paid.id,
      paid_at: paid.paid_at,
      refunded: false,
    });
    expect(await stockOf(bought)).toMatchObject({ quantity: 3, quantity_sold: 2 });
    await expect(sandbox.pay(order_code)).rejects.toThrow(`The order ${order_code} is success.`);
    const list = await paystack.orders.getOrders();
    expect(list.meta).toMatchObject({ revenue: { NGN: 100_000 } });
    const ofProduct = await paystack.orders.getProductOrders(String(bought));
    expect(ofProduct.meta).toMatchObject({ quantity_sold: 2, revenue: 90_000 });
  });

  it('is paid once, also where two pay it at the same time', async () => {
    const { order_code } = await ordered(2);
    const first = await sandbox.pay(order_code, { outcome: 'waiting' });
    const second = await sandbox.pay(order_code, { outcome: 'waiting' });
    expect((await sandbox.pay(second.reference)).status).toBe('success');
    expect(await sandbox.pay(first.reference)).toMatchObject({
      status: 'failed',
      gateway_response: 'The order is paid already',
    });
  });

  it('with the same product in two lines needs enough of it for both', async () => {
    const { id } = await product(5);
    const line = { product: id, quantity: 3 };
    const order = { email, line_items: [line, line] };
    const { order_code } = dataOf(
      await paystack.request<{ order_code: string }>('POST', '/order', { body: order }),
    );
    await expect(sandbox.pay(order_code)).rejects.toThrow('Of the product Book, 5 are left, not 6.');
  });

  it('in another currency than that of the product is refused', async () => {
    const { id } = await product(5);
    const body = { email, currency: 'GHS', line_items: [{ product: id, quantity: 1 }] };
    expect(await paystack.request('POST', '/order', { body })).toMatchObject({
      statusCode: 400,
      message: 'The product Book is sold in NGN, not in GHS',
    });
  });

  it('that is refunded says how much', async () => {
    const { id, order_code } = await ordered(2);
    const { reference } = await sandbox.pay(order_code);
    await paystack.refunds.create(reference, { amount: 40_000 });
    expect(dataOf(await paystack.orders.getOrder(String(id)))).toMatchObject({
      refunded: true,
      fully_refunded: false,
      refunded_amount: 40_000,
    });
    await paystack.refunds.create(reference, { amount: 60_000 });
    expect(dataOf(await paystack.orders.getOrder(String(id)))).toMatchObject({
      fully_refunded: true,
      refunded_amount: 100_000,
    });
  });

  it('that is not paid brings in nothing', async () => {
    await ordered(1);
    expect((await paystack.orders.getOrders()).meta).toMatchObject({ revenue: { NGN: 0 } });
  });
});

describe('a page', () => {
  const page = async (body: object) =>
    dataOf(
      await paystack.request<{ id: number }>('POST', '/page', {
        body: { name: 'Lessons', slug: 'lessons', ...body },
      }),
    );

  it('with an amount is paid', async () => {
    await page({ amount: 70_000, redirect_url: 'https://shop.example.com/thanks' });
    expect(await sandbox.pay('lessons', { email })).toMatchObject({
      amount: 70_000,
      callback_url: 'https://shop.example.com/thanks',
    });
    expect((await sandbox.customers())[0]).toMatchObject({ email });
  });

  it('without one lets the payer choose', async () => {
    await page({});
    await expect(sandbox.pay('lessons')).rejects.toThrow(
      'The payer of the page lessons chooses the amount: pass one.',
    );
    expect((await sandbox.pay('lessons', { amount: 12_345 })).amount).toBe(12_345);
  });

  it('of a plan subscribes', async () => {
    const plan = dataOf(await paystack.plans.create('Lessons', { amount: 90_000, interval: 'monthly' }));
    await page({ plan: plan.id });
    await sandbox.pay('lessons');
    expect(await sandbox.subscriptions()).toMatchObject([{ amount: 90_000, status: 'active' }]);
  });

  it('takes no product of another currency', async () => {
    const { id } = await product(1);
    const made = await page({ currency: 'GHS' });
    const reply = await paystack.request('POST', `/page/${made.id}/product`, { body: { products: [id] } });
    expect(reply).toMatchObject({
      statusCode: 400,
      message: 'The product Book is sold in NGN, not in GHS',
    });
  });

  it('with products sells them, and not when it is closed', async () => {
    const { id } = await product(1);
    const made = await page({});
    await paystack.request('POST', `/page/${made.id}/product`, { body: { products: [id] } });
    expect((await sandbox.pay('lessons')).amount).toBe(50_000);
    expect(await stockOf(id)).toMatchObject({ quantity: 0, quantity_sold: 1 });
    await paystack.request('PUT', '/page/lessons', { body: { active: false } });
    await expect(sandbox.pay('lessons')).rejects.toThrow('The page lessons is not active.');
  });
});

it('lets a virtual terminal be paid, and share it by its split', async () => {
  const business = { settlementBank: '058', accountNumber: '0123456789', percentageCharge: 10 };
  const { subaccount_code } = dataOf(await paystack.subaccounts.create('Lessons', business));
  const split = dataOf(
    await paystack.splits.create('Shared', {
      ...{ type: 'percentage', currency: 'NGN', bearerType: 'account', bearerSubaccount: subaccount_code },
      subaccounts: [{ subaccount: subaccount_code, share: 50 }],
    }),
  );
  const { code } = dataOf(
    await paystack.request<{ code: string }>('POST', '/virtual_terminal', {
      body: { name: 'Till', destinations: [{ target: '+2348012345678' }], split_code: split.split_code },
    }),
  );
  await expect(sandbox.pay(code)).rejects.toThrow('chooses the amount');
  const { reference } = await sandbox.pay(code, { amount: 100_000, channel: 'bank_transfer' });
  const { split: shown } = dataOf(await paystack.transactions.verify(reference));
  expect(shown).toMatchObject({
    shares: { paystack: 1_500, integration: 48_500, subaccounts: [{ amount: 50_000 }] },
  });
  await paystack.request('PUT', `/virtual_terminal/${code}/deactivate`);
  await expect(sandbox.pay(code, { amount: 100_000 })).rejects.toThrow(
    `The virtual terminal ${code} is not active.`,
  );
});

describe('a preauthorization', () => {
  const ask = async (path: string, body: object) =>
    paystack.request('POST', `/preauthorization/${path}`, { body }) as Promise<{
      status: boolean;
      message: string;
      data: Record<string, unknown>;
    }>;
  const balance = async () => {
    const balances = dataOf(await paystack.transferControl.checkBalance());
    return balances.find(({ currency }) => currency === 'ZAR')?.balance ?? 0;
  };
  const held = async (more: object = {}) => {
    const started = await ask('initialize', { email, amount: 100_000, ...more });
    const reference = String(started.data.reference);
    await sandbox.approvePreauthorization(reference);
    return reference;
  };

  it('holds an amount, of which a part is captured', async () => {
    const reference = await held();
    expect(await sandbox.preauthorizations()).toMatchObject([{ status: 'authorized', currency: 'ZAR' }]);
    expect(await balance()).toBe(0);
    const captured = await ask('capture', { reference, amount: 60_000, currency: 'ZAR' });
    expect(captured.data).toMatchObject({ status: 'captured', captured_amount: '60000', fees: 1_840 });
    expect(dataOf(await paystack.transactions.verify(reference))).toMatchObject({
      status: 'success',
      amount: 60_000,
      fees: 1_840,
      channel: 'preauth',
    });
    expect(await balance()).toBe(58_160);
    expect((await ask('capture', { reference, amount: 1_000 })).message).toBe('Preauthorization is captured');
    expect(await eventsOf(sandbox)).toEqual([
      'preauthorization.reserve.success',
      'preauthorization.capture.success',
    ]);
    expect(await told(sandbox, 'preauthorization.capture.success')).toMatchObject({
      amount: 100_000,
      captured_amount: '60000',
      transaction: { status: 'success', fees: 1_840, reference },
    });
  });

  it('is released, and cannot be captured then', async () => {
    const reference = await held();
    expect((await ask('release', { reference })).data).toMatchObject({ status: 'released' });
    expect((await ask('capture', { reference, amount: 1_000 })).status).toBe(false);
    expect(await sandbox.transactions()).toEqual([]);
  });

  it.each([
    ['release', 'released', []],
    ['capture', 'captured', [100_000]],
  ])('that expires does what expire_action says: %s', async (expire_action, status, amounts) => {
    const reference = await held({ expire_action, expire_after_days: 3 });
    await sandbox.advance('2 days');
    expect((await sandbox.preauthorizations())[0]?.status).toBe('authorized');
    await sandbox.advance('1 day');
    const verified = await paystack.request('GET', `/preauthorization/verify/${reference}`);
    expect(verified.data).toMatchObject({ status });
    expect((await sandbox.transactions()).map(({ amount }) => amount)).toEqual(amounts);
  });

  it('on a known card takes its money while it is held', async () => {
    const { authCode: authorization_code } = await payOnce({ sandbox, paystack }, email);
    await sandbox.setFunds(authorization_code, 100_000);
    const reserve = { email, amount: 80_000, authorization_code, currency: 'NGN' };
    const first = await ask('reserve_authorization', reserve);
    expect(first.data).toMatchObject({ status: 'authorized' });
    expect((await ask('reserve_authorization', reserve)).data).toMatchObject({
      status: 'failed',
      message: 'Insufficient Funds',
    });
    await ask('release', { reference: first.data.reference });
    expect((await ask('reserve_authorization', reserve)).data).toMatchObject({ status: 'authorized' });
  });

  it('refuses more than is held, another currency, and a reference that is known', async () => {
    const reference = await held();
    const above = await ask('capture', { reference, amount: 100_001 });
    expect(above.message).toBe('Amount cannot be more than the preauthorized amount');
    expect((await ask('capture', { reference, amount: 1_000, currency: 'NGN' })).status).toBe(false);
    expect((await ask('initialize', { email, amount: 100_000, reference })).message).toBe(
      'Duplicate Transaction Reference',
    );
    expect((await paystack.transactions.initialize(10_000, { email, reference })).message).toBe(
      'Duplicate Transaction Reference',
    );
  });

  it('with a card that is declined fails, and another card can be tried', async () => {
    const started = await ask('initialize', { email, amount: 100_000 });
    const reference = String(started.data.reference);
    expect(await sandbox.approvePreauthorization(reference, 'declined')).toMatchObject({ status: 'failed' });
    expect(await sandbox.approvePreauthorization(reference)).toMatchObject({ status: 'authorized' });
  });
});
