import { type Setting, startSetting } from './sandbox';

let setting: Setting;

// Once for this file, and a fresh state for each test.
beforeAll(async () => {
  setting = await startSetting();
});
afterAll(() => setting.stop());
beforeEach(async () => {
  await setting.sandbox.reset();
  setting.app.paid.clear();
});

test('a payment reaches the app by its webhook', async () => {
  const { app, sandbox, paystack } = setting;
  await paystack.transactions.initialize(500_000, { email: 'ada@example.com', reference: 'order-1' });
  await sandbox.pay('order-1');
  await sandbox.deliveries(); // waits until the webhook was answered
  expect([...app.paid]).toEqual(['order-1']);
});

test('the next test knows nothing of it', async () => {
  expect(await setting.sandbox.transactions()).toEqual([]);
  expect([...setting.app.paid]).toEqual([]);
});
