import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';
import { startReceiver } from './receiver';
import { refusal } from './support';

const email = 'ada@example.com';

withBothClients((played) => {
  const initialize = async (fields: object = {}) =>
    dataOf(await played.paystack.transactions.initialize(50_000, { email, ...fields })).reference;
  const stateOf = async (reference: string) => {
    const { status, gateway_response } = dataOf(await played.paystack.transactions.verify(reference));
    return [status, gateway_response];
  };
  const balance = async () => dataOf(await played.paystack.transferControl.checkBalance())[0]?.balance;

  describe('seeds', () => {
    it('have codes of one’s choice, and can be used', async () => {
      const { paystack, sandbox } = played;
      const [gold] = await sandbox.seedPlans([{ plan_code: 'PLN_gold', amount: 7_000, interval: 'weekly' }]);
      expect(gold).toMatchObject({
        plan_code: 'PLN_gold',
        name: 'Plan 1',
        amount: 7_000,
        interval: 'weekly',
      });
      const paid = await paystack.transactions.initialize(1, { email, plan: 'PLN_gold' });
      expect((await sandbox.pay(dataOf(paid).reference)).amount).toBe(7_000);

      const [shop] = await sandbox.seedSubaccounts([
        { subaccount_code: 'ACCT_shop', percentage_charge: 7.5 },
      ]);
      expect(shop).toMatchObject({ subaccount_code: 'ACCT_shop', percentage_charge: 7.5, currency: 'NGN' });
      expect(dataOf(await paystack.subaccounts.getSubaccount('ACCT_shop')).business_name).toBe('Shop 1');

      const [grace] = await sandbox.seedRecipients([{ recipient_code: 'RCP_grace', name: 'Grace' }]);
      expect(grace).toMatchObject({ recipient_code: 'RCP_grace', name: 'Grace', type: 'nuban' });
      expect(dataOf(await paystack.transfers.initiate(5_000, { recipient: 'RCP_grace' })).status).toBe(
        'success',
      );
    });

    it('can be made up, as many as are wanted', async () => {
      const { sandbox } = played;
      expect(await sandbox.seedPlans(3)).toEqual(await sandbox.plans());
      expect(await sandbox.seedSubaccounts(2)).toEqual(await sandbox.subaccounts());
      const recipients = await sandbox.seedRecipients(2);
      expect(recipients).toEqual(await sandbox.recipients());
      expect(new Set(recipients.map(({ details }) => details.account_number)).size).toBe(2);
    });
  });

  describe('a charge', () => {
    it('that comes next is declined with the words of the bank, and the one after it is paid', async () => {
      const { sandbox } = played;
      await sandbox.failNextCharge('Do not honour');
      const [first, second] = [await initialize(), await initialize()];
      expect(await sandbox.pay(first)).toMatchObject({ status: 'failed', message: 'Do not honour' });
      expect((await sandbox.pay(second)).status).toBe('success');
      expect(await stateOf(first)).toEqual(['failed', 'Do not honour']);
    });

    it('of one authorization is declined, others are not', async () => {
      const { paystack, sandbox } = played;
      const [ada, grace] = [await payOnce(played), await payOnce(played, 'grace@example.com')];
      await sandbox.failNextCharge(undefined, { authorization: ada.authCode });
      const charge = async (address: string, authCode: string) =>
        dataOf(await paystack.transactions.charge(5_000, { email: address, authCode })).status;
      expect(await charge('grace@example.com', grace.authCode)).toBe('success');
      expect(await charge(email, ada.authCode)).toBe('failed');
      expect(await charge(email, ada.authCode)).toBe('success');
    });

    it('of a subscription is declined, too', async () => {
      const { paystack, sandbox } = played;
      await sandbox.seedPlans([{ plan_code: 'PLN_gold' }]);
      const paid = await paystack.transactions.initialize(1, { email, plan: 'PLN_gold' });
      await sandbox.pay(dataOf(paid).reference);
      await sandbox.failNextCharge('Insufficient Funds');
      await sandbox.advance('32 days');
      expect(await eventsOf(sandbox)).toContain('invoice.payment_failed');
      expect((await sandbox.subscriptions())[0]?.status).toBe('attention');
    });

    it.each(['mobile_money', 'ussd', 'qr', 'eft', 'bank', 'bank_transfer', 'card'] as const)(
      'by %s can wait, and then be paid, or be refused with the words of the bank',
      async (channel) => {
        const { sandbox } = played;
        const [paid, refused] = [await initialize(), await initialize()];
        for (const reference of [paid, refused]) {
          const waiting = await sandbox.pay(reference, { channel, outcome: 'waiting' });
          expect(waiting).toMatchObject({ status: 'ongoing', channel });
        }
        expect((await sandbox.pay(paid)).status).toBe('success');
        expect(await sandbox.decline(refused, 'The customer said no')).toMatchObject({ status: 'failed' });
        expect([await stateOf(paid), await stateOf(refused)]).toEqual([
          ['success', expect.any(String)],
          ['failed', 'The customer said no'],
        ]);
      },
    );

    it('by mobile money is refused at once, or fails once its three minutes are over', async () => {
      const { sandbox } = played;
      const [refused, late] = [await initialize(), await initialize()];
      const channel = 'mobile_money';
      expect((await sandbox.pay(refused, { channel, outcome: 'declined' })).status).toBe('failed');
      await sandbox.pay(late, { channel, outcome: 'waiting' });
      await sandbox.advance('179 seconds');
      expect((await stateOf(late))[0]).toBe('ongoing');
      await sandbox.advance('1 second');
      expect((await stateOf(late))[0]).toBe('failed');
    });

    it.each([49_999, 50_001])('by a transfer of %i is sent back, and stays open', async (amount) => {
      const { sandbox } = played;
      const reference = await initialize();
      await sandbox.pay(reference, { channel: 'bank_transfer', outcome: 'waiting' });
      await sandbox.pay(reference, { amount });
      expect(await told(sandbox, 'bank.transfer.rejected')).toMatchObject({
        bank_transfer: { amount: String(amount), message_type: 'INCORRECT_AMOUNT' },
      });
      expect((await stateOf(reference))[0]).toBe('ongoing');
      expect((await sandbox.pay(reference, { amount: 50_000 })).status).toBe('success');
    });

    it('of another amount by card says what is wrong, and nothing is paid', async () => {
      const { sandbox } = played;
      const reference = await initialize();
      await expect(sandbox.pay(reference, { amount: 20_000 })).rejects.toThrow(
        "Only a bank transfer can have another amount than the 50000 of the transaction: pay with { channel: 'bank_transfer', amount: 20000 }.",
      );
      expect((await stateOf(reference))[0]).toBe('abandoned');
      expect((await sandbox.pay(reference, { amount: 50_000 })).status).toBe('success');
    });

    it('that is paid cannot be declined', async () => {
      const { reference } = await payOnce(played);
      await expect(played.sandbox.decline(reference)).rejects.toThrow(
        `The transaction ${reference} is success.`,
      );
      await expect(played.sandbox.decline('none')).rejects.toThrow('There is no transaction none.');
    });

    it('of a direct debit and a queued one are declined before the bank has made them', async () => {
      const { paystack, sandbox } = played;
      const started = dataOf(await paystack.customers.initializeAuthorization(email));
      const { authorization_code: authCode } = await sandbox.approveMandate(started.reference);
      const charged = dataOf(await paystack.transactions.charge(5_000, { email, authCode }));
      expect(charged.status).toBe('processing');
      await sandbox.decline(charged.reference, 'Mandate limit reached');
      await sandbox.advance('1 hour');
      expect(await stateOf(charged.reference)).toEqual(['failed', 'Mandate limit reached']);
    });

    it('is paused until its customer approves it, or refuses', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      const charge = async () => dataOf(await paystack.transactions.charge(5_000, { email, authCode }));
      await sandbox.pauseNextCharge();
      await sandbox.pauseNextCharge({ authorization: authCode });
      const [first, second, third] = [await charge(), await charge(), await charge()];
      expect(first).toEqual({
        paused: true,
        reference: first.reference,
        access_code: expect.stringMatching(/^[a-z0-9]{15}$/) as string,
        authorization_url: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:\d+\/checkout\/[a-z0-9]{15}$/,
        ) as string,
      });
      expect([second.paused, third.paused]).toEqual([true, undefined]);
      expect((await stateOf(first.reference))[0]).toBe('ongoing');
      const page = await fetch(String(first.paused && first.authorization_url));
      expect(await page.text()).toContain('The bank asks you to approve the payment.');
      expect(await sandbox.pay(first.reference)).toMatchObject({
        status: 'success',
        authorization: { authorization_code: authCode },
      });
      await sandbox.decline(second.reference);
      expect((await sandbox.customers())[0]?.authorizations).toHaveLength(1);
      expect((await stateOf(second.reference))[0]).toBe('failed');
    });
  });

  describe('a transfer', () => {
    const transfer = async () => {
      const [recipient] = await played.sandbox.seedRecipients(1);
      const to = recipient?.recipient_code ?? '';
      return dataOf(await played.paystack.transfers.initiate(100_000, { recipient: to }));
    };
    const statusOf = async (reference: string) =>
      dataOf(await played.paystack.transfers.verify(reference)).status;

    it('waits until it is ended', async () => {
      const { sandbox } = played;
      await sandbox.setTransfers('pending');
      const [arrives, fails] = [await transfer(), await transfer()];
      expect([arrives.status, await eventsOf(sandbox)]).toEqual(['pending', []]);
      const left = 10_000_000 - 2 * (100_000 + 1_000);
      expect(await balance()).toBe(left);
      await expect(sandbox.endTransfer(arrives.reference, 'reversed')).rejects.toThrow('is pending');
      await sandbox.endTransfer(arrives.transfer_code, 'success');
      await sandbox.endTransfer(fails.reference, 'failed');
      expect([await statusOf(arrives.reference), await statusOf(fails.reference)]).toEqual([
        'success',
        'failed',
      ]);
      expect(await eventsOf(sandbox)).toEqual(['transfer.success', 'transfer.failed']);
      expect(await balance()).toBe(left + 101_000);
      await expect(sandbox.endTransfer(arrives.reference, 'success')).rejects.toThrow('it is success');
      await sandbox.endTransfer(arrives.reference, 'reversed');
      expect(await balance()).toBe(10_000_000);
    });

    it('fails a minute after it was pending, and never was a success', async () => {
      const { sandbox } = played;
      await sandbox.setTransfers('failed');
      const { status, reference } = await transfer();
      await sandbox.advance('1 minute');
      expect([status, await statusOf(reference), await eventsOf(sandbox)]).toEqual([
        'pending',
        'failed',
        ['transfer.failed'],
      ]);
      expect(await balance()).toBe(10_000_000);
      await sandbox.setTransfers('success');
      expect((await transfer()).status).toBe('success');
    });

    it('that waits for its OTP cannot be ended', async () => {
      const { paystack, sandbox } = played;
      await paystack.transferControl.enableOtp();
      const { reference } = await transfer();
      for (const end of ['success', 'failed', 'reversed'] as const) {
        await expect(sandbox.endTransfer(reference, end)).rejects.toThrow('OTP');
      }
    });
  });

  it('a mandate that is rejected is revoked, and cannot be charged', async () => {
    const { paystack, sandbox } = played;
    const { reference } = dataOf(await paystack.customers.initializeAuthorization(email));
    await sandbox.rejectMandate(reference);
    const verified = dataOf(await paystack.customers.verifyAuthorization(reference));
    expect(verified.active).toBe(false);
    const charged = await paystack.transactions.charge(5_000, {
      email,
      authCode: verified.authorization_code,
    });
    expect(charged.statusCode).toBe(400);
    await expect(sandbox.approveMandate(reference)).rejects.toThrow('The mandate is revoked already.');
    await expect(sandbox.rejectMandate('none')).rejects.toThrow('There is no mandate none.');
  });

  it('a bank overrules the merchant who declined a dispute, and the money goes back', async () => {
    const { paystack, sandbox } = played;
    const { reference } = await payOnce(played);
    const { id } = await sandbox.openDispute(reference);
    await expect(sandbox.overruleDispute(id)).rejects.toThrow('The merchant has not declined this dispute.');
    await paystack.disputes.resolveDispute(String(id), {
      ...{
        resolution: 'declined',
        message: 'It was delivered',
        refundAmount: 50_000,
        uploadedFilename: 'a.pdf',
      },
    });
    expect(await sandbox.refunds()).toEqual([]);
    const before = await balance();
    const overruled = await sandbox.overruleDispute(id);
    expect(overruled).toMatchObject({ status: 'resolved', resolution: 'auto-accepted' });
    await sandbox.advance('2 days');
    expect(await sandbox.refunds()).toMatchObject([{ amount: 50_000, status: 'processed' }]);
    expect(Number(before) - Number(await balance())).toBe(50_000);
    await expect(sandbox.overruleDispute(id)).rejects.toThrow('The merchant has not declined this dispute.');
    await expect(sandbox.overruleDispute(99)).rejects.toThrow('There is no dispute 99.');
  });
});

describe('events', () => {
  interface Sample {
    data: unknown;
  }
  const samples = JSON.parse(readFileSync(join(__dirname, '../fixtures/webhooks.json'), 'utf8')) as Readonly<
    Record<string, Sample>
  >;

  it('of every name are Paystack’s samples, with other values where some are given', async () => {
    await using sandbox = await startSandbox({ seed: 1 });
    for (const event of Object.keys(samples)) await sandbox.emit(event);
    for (const [event, { data }] of Object.entries(samples)) expect(await told(sandbox, event)).toEqual(data);
    await sandbox.emit('charge.success', { amount: 5, customer: { email }, log: null, extra: [1] });
    const { data } = samples['charge.success'] as { data: { customer: object } };
    expect(await told(sandbox, 'charge.success')).toEqual({
      ...data,
      ...{ amount: 5, customer: { ...data.customer, email }, log: null, extra: [1] },
    });
    await sandbox.emit('new.event', { a: { b: 1 } });
    expect(await told(sandbox, 'new.event')).toEqual({ a: { b: 1 } });
  });

  it('are held back, one is sent alone, and the rest follows in order', async () => {
    const receiver = await startReceiver('sk_test_sandbox');
    await using sandbox = await startSandbox({ seed: 1, webhookURL: receiver.url });
    await sandbox.holdWebhooks(true);
    for (const event of ['transfer.success', 'transfer.failed', 'refund.failed']) await sandbox.emit(event);
    await sandbox.advance('1 day');
    expect(receiver.received).toEqual([]);
    expect(await sandbox.redeliver(2)).toMatchObject({ isDelivered: true, attempts: [{ statusCode: 200 }] });
    await sandbox.holdWebhooks(false);
    expect((await sandbox.deliveries()).map(({ isDelivered }) => isDelivered)).toEqual([true, true, true]);
    expect(receiver.received).toEqual(['transfer.failed', 'transfer.success', 'refund.failed']);
    await receiver.stop();
  });

  it('go to the URL that is set, also after a reset; earlier ones only on demand', async () => {
    const [first, second] = [await startReceiver('sk_test_sandbox'), await startReceiver('sk_test_sandbox')];
    await using sandbox = await startSandbox({ seed: 1 });
    await sandbox.emit('transfer.success');
    await sandbox.setWebhookURL(first.url);
    await sandbox.emit('transfer.failed');
    await sandbox.deliveries();
    expect(first.received).toEqual(['transfer.failed']);
    await sandbox.redeliver(1);
    await sandbox.setWebhookURL(second.url);
    await sandbox.reset();
    await sandbox.emit('refund.failed');
    await sandbox.deliveries();
    await sandbox.setWebhookURL(null);
    await sandbox.emit('refund.pending');
    await sandbox.deliveries();
    expect([first.received, second.received]).toEqual([
      ['transfer.failed', 'transfer.success'],
      ['refund.failed'],
    ]);
    await Promise.all([first.stop(), second.stop()]);
  });
});

describe('failures', () => {
  let sandbox: Sandbox;
  beforeAll(async () => (sandbox = await startSandbox({ seed: 1 })));
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.stop());

  const send = (path: string, method = 'GET', body?: object) =>
    fetch(sandbox.url + path, {
      method,
      headers: { Authorization: `Bearer ${sandbox.authKey}` },
      body: body === undefined ? null : JSON.stringify(body),
    });
  const statusOf = async (...given: Parameters<typeof send>) =>
    send(...given).then(
      ({ status }) => status,
      () => 'dropped',
    );
  const recorded = async () => (await sandbox.requests()).map(({ statusCode }) => statusCode);

  it.each([
    ['/transaction/verify/{reference}', '/transaction/verify/a'],
    ['/transaction/*/a', '/transaction/verify/a'],
    ['/customer/', '/customer'],
    ['/customer/ada@example.com', '/customer/ada%40example.com'],
  ])('of %s hit %s alone', async (path, hit) => {
    await sandbox.setFailures({ path, status: 503 });
    expect([await statusOf(hit), await statusOf('/plan'), await statusOf(`${hit}/more`)]).toEqual([
      503, 200, 404,
    ]);
  });

  it('of one method leave the others, and count only their own requests', async () => {
    await sandbox.setFailures({ path: '/customer', method: 'POST', status: 500, times: 1 });
    expect([await statusOf('/customer'), await statusOf('/customer', 'POST', { email })]).toEqual([200, 500]);
    expect(await statusOf('/customer', 'POST', { email })).toBe(200);
  });

  it.each([
    [401, 'Invalid key', 'invalid_Key', 'validation_error'],
    [429, 'Rate limit exceeded!', 'rate_limited', 'api_error'],
    [503, 'This failure was asked for', 'injected_failure', 'api_error'],
  ] as const)('with status %i have Paystack’s words', async (status, message, code, type) => {
    await sandbox.setFailures({ status });
    const reply = await send('/customer');
    expect([reply.status, await reply.json()]).toEqual([status, refusal(message, code, type)]);
  });

  it('can be a page, as a proxy sends it', async () => {
    await sandbox.setFailures({ status: 502, body: 'html', retryAfter: 2 });
    const { status, headers, ...reply } = await send('/customer').then(async (each) => ({
      ...{ status: each.status, headers: each.headers },
      text: await each.text(),
    }));
    expect([status, headers.get('content-type'), headers.get('retry-after')]).toEqual([
      502,
      'text/html',
      '2',
    ]);
    expect(reply.text).toMatch(/^<html>[^]*502[^]*<\/html>\n$/);
  });

  it('can drop the connection before anything is done', async () => {
    await sandbox.setFailures({ drop: true, times: 1 });
    expect(await statusOf('/customer', 'POST', { email })).toBe('dropped');
    expect([await sandbox.customers(), await recorded()]).toEqual([[], [0]]);
    expect(await statusOf('/customer')).toBe(200);
  });

  it('can drop the reply of what is done', async () => {
    await sandbox.setFailures({ drop: 'reply', times: 1 });
    expect(await statusOf('/customer', 'POST', { email })).toBe('dropped');
    expect([(await sandbox.customers()).length, await recorded()]).toEqual([1, [0]]);
  });
});

test('plans of a tester stay in a snapshot', async () => {
  await using sandbox = await startSandbox({ seed: 1 });
  await sandbox.failNextCharge('Do not honour');
  const snapshot = await sandbox.snapshot();
  await sandbox.reset();
  await sandbox.restore(snapshot);
  const initialized = await fetch(`${sandbox.url}/transaction/initialize`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${sandbox.authKey}` },
    body: JSON.stringify({ email, amount: 5_000, reference: 'order-1' }),
  });
  expect(initialized.status).toBe(200);
  expect((await sandbox.pay('order-1')).gateway_response).toBe('Do not honour');
});

describe('arguments', () => {
  let shared: Sandbox;
  beforeAll(async () => (shared = await startSandbox()));
  afterAll(() => shared.stop());

  it.each([
    [(sandbox: Sandbox) => sandbox.seedPlans([{ amount: 0.5 }]), '`amount` must be'],
    [(sandbox: Sandbox) => sandbox.seedPlans([{ interval: 'often' as never }]), '`interval` must be'],
    [(sandbox: Sandbox) => sandbox.seedPlans({} as never), '`plans` must be a list of plans'],
    [(sandbox: Sandbox) => sandbox.seedSubaccounts([{ percentage_charge: 101 }]), '`percentage_charge` must'],
    [(sandbox: Sandbox) => sandbox.seedSubaccounts([{ settlement_bank: 'x' }]), 'Bank not found'],
    [(sandbox: Sandbox) => sandbox.seedRecipients([{ type: 'x' }]), 'type must be one of nuban'],
    [(sandbox: Sandbox) => sandbox.seedRecipients(-1), '`recipients` must be'],
    [
      (sandbox: Sandbox) => sandbox.pay('a', { outcome: 'lost' as never }),
      '`outcome` must be one of success',
    ],
    [(sandbox: Sandbox) => sandbox.decline(''), '`reference` must be'],
    [(sandbox: Sandbox) => sandbox.decline('a', ''), '`reason` must be'],
    [
      (sandbox: Sandbox) => sandbox.failNextCharge('a', { authorization: 5 as never }),
      '`authorization` must',
    ],
    [(sandbox: Sandbox) => sandbox.failNextCharge('a', { code: 'b' } as never), '`code` is unknown here'],
    [(sandbox: Sandbox) => sandbox.setTransfers('late' as never), '`transfers` must be one of success'],
    [(sandbox: Sandbox) => sandbox.endTransfer('a', 'lost' as never), '`status` must be one of success'],
    [(sandbox: Sandbox) => sandbox.emit(''), '`event` must be'],
    [(sandbox: Sandbox) => sandbox.emit('a', [] as never), '`data` must be'],
    [(sandbox: Sandbox) => sandbox.holdWebhooks('yes' as never), '`isHeld` must be a boolean'],
    [
      (sandbox: Sandbox) => sandbox.setWebhookURL('https://shop.example/hook'),
      '`url` must be an http or https',
    ],
    [(sandbox: Sandbox) => sandbox.setFailures({}), '`status` must be an HTTP status, 400 to 599'],
    [(sandbox: Sandbox) => sandbox.setFailures({ drop: true, status: 500 }), '`drop` leaves no reply'],
    [(sandbox: Sandbox) => sandbox.setFailures({ status: 500, path: 'a' }), '`path` must be a path'],
    [(sandbox: Sandbox) => sandbox.setFailures({ status: 500, method: 'GO' }), '`method` must be one of'],
    [(sandbox: Sandbox) => sandbox.setFailures({ status: 500, body: 'a' as never }), '`body` must be'],
  ])('%s are refused', async (call, message) => {
    await expect(call(shared)).rejects.toThrow(message);
  });
});
