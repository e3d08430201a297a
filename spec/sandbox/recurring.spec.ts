import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';

const email = 'ada@example.com';

withBothClients((played) => {
  describe('an authorization', () => {
    it('is charged again, as long as it is not deactivated', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      const data = dataOf(await paystack.transactions.charge(20_000, { email, authCode }));
      expect(data).toMatchObject({ status: 'success', amount: 20_000, fees: 300 });
      expect(await eventsOf(sandbox)).toEqual(['charge.success', 'charge.success']);

      await paystack.customers.deactivate(authCode);
      const refused = await paystack.transactions.charge(20_000, { email, authCode });
      expect([refused.statusCode, refused.message]).toEqual([400, 'Authorization code is invalid']);
    });

    it('is charged only for its customer, in its form, and where it can be used again', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      await payOnce(played, 'obi@example.com');
      const once = await sandbox.seedAuthorization(email, { reusable: false });
      const replies = [
        await paystack.transactions.charge(20_000, { email: 'obi@example.com', authCode }),
        await paystack.transactions.charge(20_000, { email, authCode: 'card' }),
        await paystack.transactions.charge(20_000, { email, authCode: once.authorization_code }),
      ];
      expect(replies.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
      expect(replies[1]?.message).toBe(
        '"authorization_code" with value "card" fails to match the required pattern: /^AUTH_[a-z0-9]+$/i',
      );
    });

    it('fails above what its account holds, of which a partial debit takes a part', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      await sandbox.setFunds(authCode, 30_000);
      const data = dataOf(await paystack.transactions.charge(40_000, { email, authCode }));
      expect(data).toMatchObject({ status: 'failed', gateway_response: 'Insufficient Funds' });

      const debit = { currency: 'NGN', amount: 40_000, email } as const;
      const tooLittle = await paystack.transactions.partialDebit(authCode, { ...debit, atLeast: 35_000 });
      expect(dataOf(tooLittle).status).toBe('failed');
      const partly = await paystack.transactions.partialDebit(authCode, { ...debit, atLeast: 10_000 });
      expect(dataOf(partly)).toMatchObject({ status: 'success', amount: 30_000, requested_amount: 40_000 });
      const { message } = await paystack.transactions.partialDebit(authCode, { ...debit, atLeast: 50_000 });
      expect(message).toBe('at_least cannot be greater than amount');
    });

    it('of a bank account needs a mandate, and time', async () => {
      const { paystack, sandbox } = played;
      const started = await paystack.customers.initializeAuthorization(email);
      const reference = dataOf(started).reference;
      expect(dataOf(await paystack.customers.verifyAuthorization(reference)).active).toBe(false);
      const { authorization_code: authCode } = await sandbox.approveMandate(reference);
      expect(dataOf(await paystack.customers.verifyAuthorization(reference)).active).toBe(true);
      const data = dataOf(await paystack.transactions.charge(20_000, { email, authCode }));
      expect(data).toMatchObject({ status: 'processing' });
      await sandbox.advance('1 minute');
      const verified = await paystack.transactions.verify(data.reference);
      expect([dataOf(verified).status, dataOf(verified).fees]).toEqual(['success', 100]);
      expect(await eventsOf(sandbox)).toEqual([
        'direct_debit.authorization.created',
        'direct_debit.authorization.active',
        'charge.success',
      ]);
    });

    it('is charged in a batch, which can be paused', async () => {
      const { paystack, sandbox } = played;
      const { authCode: authorization } = await payOnce(played);
      const batch = await paystack.bulkCharges.initiate([
        { authorization, amount: 10_000, reference: 'one' },
        { authorization: 'AUTH_none', amount: 20_000, reference: 'two' },
      ]);
      const code = dataOf(batch).batch_code;
      expect(dataOf(batch)).toMatchObject({ status: 'active', total_charges: 2, pending_charges: 2 });
      await paystack.bulkCharges.pauseBatch(code);
      await sandbox.advance('1 hour');
      expect(dataOf(await paystack.bulkCharges.getBatch(code))).toMatchObject({ status: 'paused' });
      await paystack.bulkCharges.resumeBatch(code);
      await sandbox.advance('1 minute');
      expect(dataOf(await paystack.bulkCharges.getBatch(code))).toMatchObject({
        status: 'complete',
        pending_charges: 0,
      });
      const items = await paystack.bulkCharges.getChargesInBatch(code);
      expect(dataOf(items).map(({ status, amount }) => [status, amount])).toEqual([
        ['failed', 20_000],
        ['success', 10_000],
      ]);
      expect(dataOf(await paystack.transactions.verify('one')).status).toBe('success');
    });
  });

  describe('a subscription', () => {
    const monthly = async (amount = 100_000, invoiceLimit?: number) => {
      const body = { name: 'Monthly', amount, interval: 'monthly', invoice_limit: invoiceLimit };
      const data = dataOf(await played.paystack.request<{ plan_code: string }>('POST', '/plan', { body }));
      return data.plan_code;
    };
    const statusOf = async () => (await played.sandbox.subscriptions()).map(({ status }) => status);

    it('starts with a payment for a plan, and charges month by month', async () => {
      const { paystack, sandbox } = played;
      const plan = await monthly();
      const started = await paystack.transactions.initialize(1, { email, plan });
      const paid = await sandbox.pay(dataOf(started).reference);
      // The plan decides on the amount.
      expect(paid.amount).toBe(100_000);
      expect(await eventsOf(sandbox)).toEqual(['charge.success', 'subscription.create']);
      const [subscription] = await sandbox.subscriptions();
      expect(subscription).toMatchObject({
        status: 'active',
        cron_expression: '0 0 1 * *',
        next_payment_date: '2026-02-01T00:00:00.000Z',
      });

      await sandbox.advance('28 days');
      expect((await eventsOf(sandbox)).slice(2)).toEqual(['invoice.create']);
      expect(await told(sandbox, 'invoice.create')).toMatchObject({
        status: 'pending',
        period_start: '2026-02-01T00:00:00.000Z',
        created_at: '2026-01-29T00:00:00.000Z',
      });
      expect(await sandbox.advance('3 days')).toBe('2026-02-01T00:00:00.000Z');
      expect((await eventsOf(sandbox)).slice(3)).toEqual(['charge.success', 'invoice.update']);
      expect(await told(sandbox, 'invoice.update')).toMatchObject({ status: 'success', paid: true });
      const data = dataOf(
        await paystack.subscriptions.getSubscription(subscription?.subscription_code ?? ''),
      );
      expect(data).toMatchObject({
        payments_count: 2,
        next_payment_date: '2026-03-01T00:00:00.000Z',
        most_recent_invoice: { status: 'success' },
      });
      await sandbox.advance('365 days');
      expect(await sandbox.transactions()).toHaveLength(14);
    });

    it('is created for a card that was used, and charges at once or from a date on', async () => {
      const { paystack, sandbox } = played;
      const plan = await monthly();
      const none = await paystack.subscriptions.create('nobody@example.com', { plan });
      expect(none.message).toBe('Customer not found');
      await sandbox.seedCustomers([{ email: 'obi@example.com' }]);
      const cardless = await paystack.subscriptions.create('obi@example.com', { plan });
      expect([cardless.statusCode, cardless.message]).toEqual([
        404,
        'The customer specified has no saved authorizations',
      ]);
      await payOnce(played);
      await paystack.subscriptions.create(email, { plan, startDate: '2026-01-11' });
      expect(await sandbox.transactions()).toHaveLength(1);
      await sandbox.advance('10 days');
      expect(await sandbox.transactions()).toHaveLength(2);
      const twice = await paystack.subscriptions.create(email, { plan });
      expect(twice.message).toBe('This subscription is already in place.');
      await payOnce(played, 'obi@example.com');
      await paystack.subscriptions.create('obi@example.com', { plan });
      expect(await sandbox.transactions()).toHaveLength(4);
    });

    it('needs attention once a charge fails, and recovers at the next', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      await paystack.subscriptions.create(email, { plan: await monthly() });
      await sandbox.setFunds(authCode, 0);
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['attention']);
      expect((await eventsOf(sandbox)).slice(-3)).toEqual([
        'invoice.create',
        'invoice.payment_failed',
        'invoice.update',
      ]);
      expect(await told(sandbox, 'invoice.payment_failed')).toMatchObject({
        status: 'pending',
        paid: false,
        transaction: {},
      });
      expect((await sandbox.invoices()).at(-1)).toMatchObject({
        status: 'failed',
        description: 'Insufficient Funds',
      });
      await sandbox.setFunds(authCode, null);
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['active']);
    });

    it('fails on a card that is deactivated', async () => {
      const { paystack, sandbox } = played;
      const { authCode } = await payOnce(played);
      await paystack.subscriptions.create(email, { plan: await monthly() });
      await paystack.customers.deactivate(authCode);
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['attention']);
    });

    it('is cancelled, runs on to its date, and can be taken up again', async () => {
      const { paystack, sandbox } = played;
      await payOnce(played);
      const data = dataOf(await paystack.subscriptions.create(email, { plan: await monthly() }));
      const code = data.subscription_code;
      const token = data.email_token;
      const wrong = await paystack.subscriptions.disable(code, { token: 'wrong' });
      expect(wrong.message).toBe('Subscription with code not found or already inactive');
      await paystack.subscriptions.disable(code, { token });
      expect(await statusOf()).toEqual(['non-renewing']);
      expect(await told(sandbox, 'subscription.not_renew')).toMatchObject({ next_payment_date: null });
      await paystack.subscriptions.enable(code, { token });
      expect(await statusOf()).toEqual(['active']);
      await sandbox.advance('31 days');
      expect(await sandbox.transactions()).toHaveLength(3);

      await paystack.subscriptions.disable(code, { token });
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['cancelled']);
      expect(await told(sandbox, 'subscription.disable')).toMatchObject({ status: 'cancelled' });
      expect(await sandbox.transactions()).toHaveLength(3);
    });

    it('ends after as many charges as its plan has', async () => {
      const { paystack, sandbox } = played;
      const plan = await monthly(100_000, 2);
      await payOnce(played);
      await paystack.subscriptions.create(email, { plan });
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['non-renewing']);
      await sandbox.advance('31 days');
      expect(await statusOf()).toEqual(['completed']);
      expect(await told(sandbox, 'subscription.disable')).toMatchObject({ status: 'complete' });
      expect(await sandbox.transactions()).toHaveLength(3);
    });
  });
});
