import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Setting, startSetting } from './sandbox';

let setting: Setting;

// Once for this file, and a fresh state for each test.
before(async () => {
  setting = await startSetting();
});
after(() => setting.stop());
beforeEach(async () => {
  await setting.sandbox.reset();
  setting.app.paid.clear();
});

test('a payment reaches the app by its webhook', async () => {
  const { app, sandbox, paystack } = setting;
  await paystack.transactions.initialize(500_000, { email: 'ada@example.com', reference: 'order-1' });
  await sandbox.pay('order-1');
  await sandbox.deliveries(); // waits until the webhook was answered
  assert.deepEqual([...app.paid], ['order-1']);
});

test('the next test knows nothing of it', async () => {
  assert.deepEqual(await setting.sandbox.transactions(), []);
  assert.deepEqual([...setting.app.paid], []);
});
