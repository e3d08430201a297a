import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';

const email = 'ada@example.com';

withBothClients((played) => {
  describe('a payment', () => {
    it('goes from initialize through the checkout to verify and the webhook', async () => {
      const { sandbox, paystack } = played;
      const started = await paystack.transactions.initialize(50_000, { email, metadata: { cart: 7 } });
      expect(dataOf(started)).toEqual({
        authorization_url: `${sandbox.url}/checkout/${dataOf(started).access_code}`,
        access_code: expect.stringMatching(/^[a-z0-9]{15}$/) as unknown,
        reference: expect.stringMatching(/^[a-z0-9]{10}$/) as unknown,
      });
      const reference = dataOf(started).reference;
      const paid = await sandbox.pay(reference, { card: 'success' });
      expect(paid.status).toBe('success');

      const data = dataOf(await paystack.transactions.verify(reference));
      expect(data).toMatchObject({
        id: 4_099_260_516,
        status: 'success',
        amount: 50_000,
        // 1.5 % of NGN 500.
        fees: 750,
        gateway_response: 'Successful',
        channel: 'card',
        currency: 'NGN',
        metadata: { cart: 7 },
        paid_at: '2026-01-01T00:00:00.000Z',
        authorization: { bin: '408408', last4: '4081', reusable: true, channel: 'card' },
        customer: { email },
      });
      expect(await eventsOf(sandbox)).toEqual(['charge.success']);
      expect(await told(sandbox, 'charge.success')).toMatchObject({ reference, amount: 50_000, fees: 750 });
      expect(dataOf(await paystack.transferControl.checkBalance())).toEqual([
        { currency: 'NGN', balance: 10_000_000 + 50_000 - 750 },
      ]);
    });

    it('is paid only through the channels that it was started with', async () => {
      const { sandbox, paystack } = played;
      const started = await paystack.transactions.initialize(50_000, {
        email,
        reference: 'r-1',
        channels: ['bank_transfer', 'ussd'],
      });
      expect(started.status).toBe(true);
      const words = 'The transaction r-1 takes only these channels: bank_transfer, ussd.';
      await expect(sandbox.pay('r-1', { card: 'success' })).rejects.toThrow(words);
      await expect(sandbox.pay('r-1', { channel: 'qr' })).rejects.toThrow(words);
      const paid = await sandbox.pay('r-1');
      expect([paid.status, paid.channel]).toEqual(['success', 'ussd']);
    });

    it('is abandoned where nobody pays', async () => {
      const { sandbox, paystack } = played;
      const reference = dataOf(await paystack.transactions.initialize(50_000, { email })).reference;
      await sandbox.advance('1 day');
      const data = dataOf(await paystack.transactions.verify(reference));
      expect([data.status, data.paid_at]).toEqual(['abandoned', null]);
      expect(await eventsOf(sandbox)).toEqual([]);
    });

    it.each([
      ['declined', 'Declined'],
      ['insufficient', 'Insufficient Funds'],
      ['timeout', 'Unable to process transaction'],
      ['no-token', 'Token Not Generated. Customer Not Registered on Token Platform'],
    ] as const)('fails with the card %s, without an event, and can be tried again', async (card, words) => {
      const { sandbox, paystack } = played;
      const reference = dataOf(await paystack.transactions.initialize(50_000, { email })).reference;
      await sandbox.pay(reference, { card });
      const failed = await paystack.transactions.verify(reference);
      expect([failed.status, dataOf(failed).status, dataOf(failed).gateway_response]).toEqual([
        true,
        'failed',
        words,
      ]);
      expect(await eventsOf(sandbox)).toEqual([]);

      expect((await sandbox.pay(reference)).status).toBe('success');
      const data = dataOf(await paystack.transactions.getTimeline(reference));
      expect(data).toMatchObject({ attempts: 2, errors: 1, success: true });
      await expect(sandbox.pay(reference)).rejects.toThrow(`The transaction ${reference} is success.`);
    });

    it('by a transfer of another amount is rejected', async () => {
      const { sandbox, paystack } = played;
      const reference = dataOf(await paystack.transactions.initialize(50_000, { email })).reference;
      await sandbox.pay(reference, { channel: 'bank_transfer', amount: 49_999 });
      expect(await told(sandbox, 'bank.transfer.rejected')).toMatchObject({
        bank_transfer: { amount: '49999', message_type: 'INCORRECT_AMOUNT', transaction_id: '4099260516' },
      });
      await sandbox.pay(reference, { channel: 'bank_transfer', amount: 50_000 });
      const data = dataOf(await paystack.transactions.verify(reference));
      expect([data.status, data.channel]).toEqual(['success', 'bank_transfer']);
    });

    it('is counted in the totals, and settled at midnight', async () => {
      const { sandbox, paystack } = played;
      await payOnce(played);
      expect(dataOf(await paystack.transactions.totals())).toEqual({
        total_transactions: 1,
        total_volume: 50_000,
        total_volume_by_currency: [{ currency: 'NGN', amount: 50_000 }],
        pending_transfers: 50_000,
        pending_transfers_by_currency: [{ currency: 'NGN', amount: 50_000 }],
      });
      await sandbox.advance('1 day');
      const data = dataOf(await paystack.settlements.getSettlements());
      expect(data).toMatchObject([{ id: 1, total_processed: 50_000, total_fees: 750, total_amount: 49_250 }]);
      const settled = await paystack.settlements.getSettlementTransactions('1');
      expect(dataOf(settled)).toHaveLength(1);
      expect(settled.meta).toMatchObject({ total: 1, total_volume: 50_000 });
    });
  });

  describe('a request that cannot be fulfilled', () => {
    it('is refused in words and codes of Paystack', async () => {
      const { paystack } = played;
      const { reference } = await payOnce(played);
      const refusals = await Promise.all([
        paystack.transactions.initialize(50_000, { email, reference }),
        paystack.transactions.initialize(50_000, { email: 'nobody' }),
        paystack.transactions.initialize(2_000_000_000, { email }),
        paystack.transactions.initialize(50_000, { email, reference: 'a b' }),
        paystack.transactions.initialize(50_000, { email, plan: 'PLN_none' }),
        paystack.request('POST', '/transaction/initialize', { body: { email } }),
        paystack.request('POST', '/transaction/initialize', { body: { amount: 5 } }),
        paystack.request('POST', '/transaction/initialize', { body: { email, amount: 'five' } }),
        paystack.request('POST', '/transaction/initialize', { body: { email, amount: 0 } }),
        paystack.transactions.verify('none'),
        paystack.transactions.getTransaction('none'),
        paystack.transactions.getTimeline('none'),
        paystack.transfers.verify('none'),
        paystack.plans.getPlan('none'),
        paystack.plans.getPlans({}, { authKey: 'sk_test_other' }),
      ]);
      expect(refusals.map(({ statusCode, message, code }) => [statusCode, message, code])).toEqual([
        [400, 'Duplicate Transaction Reference', 'duplicate_reference'],
        [400, 'Invalid Email Address Passed', 'invalid_params'],
        [400, 'Transaction amount limit exceeded', 'invalid_params'],
        [400, 'Invalid character in transaction reference', 'invalid_params'],
        [404, 'Plan not found', 'not_found'],
        [400, 'Amount is required', 'missing_params'],
        [400, 'Email Address is required', 'missing_params'],
        [400, 'Invalid Amount Sent', 'invalid_params'],
        [400, 'You must specify a valid amount', 'invalid_params'],
        [400, 'Transaction reference not found', 'transaction_not_found'],
        [400, 'Transaction ID should be numeric.', 'invalid_params'],
        [400, 'Transaction ID or reference is invalid', 'invalid_params'],
        [404, 'Transfer not found', 'not_found'],
        [404, 'Plan not found', 'not_found'],
        [401, 'Invalid key', 'invalid_Key'],
      ]);
    });
  });
});
