import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { shipOnWebhook, startCheckout } from './checkout';

const authKey = 'sk_test_example';
let server: Server;
let sandbox: Sandbox;
let paystack: AsyncPaystack;
let shipped: string[];

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // With a seed the clock stands still, and codes are the same in each run.
  sandbox = await startSandbox({ authKey, seed: 1, webhookURL: `http://127.0.0.1:${port}/webhook` });
  paystack = new AsyncPaystack(authKey, { baseURL: sandbox.url });
});
beforeEach(async () => {
  await sandbox.reset();
  shipped = [];
  server.removeAllListeners('request');
  server.on(
    'request',
    shipOnWebhook(paystack, authKey, (order) => shipped.push(order)),
  );
});
afterAll(async () => {
  await sandbox.stop();
  server.close();
});

test('an order that is paid is shipped', async () => {
  await startCheckout(paystack, 'order-1', 'ada@example.com', 500_000);
  await sandbox.pay('order-1');

  // Waits until the webhook is delivered.
  expect(await sandbox.deliveries()).toMatchObject([{ event: 'charge.success', isDelivered: true }]);
  expect(shipped).toEqual(['order-1']);
});

test('an order is shipped once, however often Paystack tells of it', async () => {
  await startCheckout(paystack, 'order-1', 'ada@example.com', 500_000);
  await sandbox.pay('order-1');
  await sandbox.redeliver(1);

  expect(shipped).toEqual(['order-1']);
});

test('an order whose card is declined is not shipped, until another card pays', async () => {
  await startCheckout(paystack, 'order-1', 'ada@example.com', 500_000);
  await sandbox.pay('order-1', { card: 'declined' });
  expect(await sandbox.deliveries()).toEqual([]);

  await sandbox.pay('order-1');
  await sandbox.deliveries();
  expect(shipped).toEqual(['order-1']);
});

test('a subscription charges each month', async () => {
  const plan = await paystack.plans.create('Monthly', { amount: 100_000, interval: 'monthly' });
  if (!plan.status) throw new Error(plan.message ?? 'Paystack refused the plan.');
  await paystack.transactions.initialize(100_000, {
    email: 'ada@example.com',
    plan: plan.data.plan_code,
    reference: 'month-1',
  });
  await sandbox.pay('month-1');

  await sandbox.advance('31 days');
  expect((await sandbox.deliveries()).map(({ event }) => event)).toEqual([
    'charge.success',
    'subscription.create',
    'invoice.create',
    'charge.success',
    'invoice.update',
  ]);
});
