import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';

const email = 'ada@example.com';

withBothClients((played) => {
  const balance = async () => dataOf(await played.paystack.transferControl.checkBalance())[0]?.balance;

  describe('a refund', () => {
    it('of a whole payment reverses it', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      const data = dataOf(await paystack.refunds.create(reference));
      expect(data).toMatchObject({ status: 'pending', amount: 50_000, transaction: { reference } });
      await sandbox.advance('1 minute');
      expect((await sandbox.refunds())[0]?.status).toBe('processing');
      expect(await balance()).toBe(10_000_000 - 750);
      await sandbox.advance('1 day');
      expect(await eventsOf(sandbox)).toEqual([
        'charge.success',
        'refund.pending',
        'refund.processing',
        'refund.processed',
      ]);
      // A text, as Paystack sends it here.
      expect(await told(sandbox, 'refund.processed')).toMatchObject({ amount: '50000', status: 'processed' });
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('reversed');
      const fetched = await paystack.refunds.getRefund(String(data.id));
      expect(dataOf(fetched)).toMatchObject({ status: 'processed', fully_deducted: true });
      const again = await paystack.refunds.create(reference);
      expect(again.message).toBe('Transaction has been fully reversed');
    });

    it('of a part leaves the payment as it is, and no more than that is left can follow', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      await paystack.refunds.create(reference, { amount: 20_000 });
      await sandbox.advance('2 days');
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('success');
      const more = await paystack.refunds.create(reference, { amount: 30_001 });
      expect([more.statusCode, more.message]).toEqual([
        400,
        'Refund amount cannot be more than the amount left of the transaction',
      ]);
      expect((await paystack.refunds.create(reference, { amount: 30_000 })).status).toBe(true);
    });

    it('fails for one test card, and its money returns', async () => {
      const { paystack, sandbox } = played;
      const started = await paystack.transactions.initialize(50_000, { email });
      const { reference } = await sandbox.pay(dataOf(started).reference, { card: 'refund-failed' });
      await paystack.refunds.create(reference);
      await sandbox.advance('2 days');
      expect(await told(sandbox, 'refund.failed')).toMatchObject({
        amount: 50_000,
        transaction_reference: reference,
      });
      expect(await balance()).toBe(10_000_000 + 49_250);
      expect((await paystack.refunds.getRefunds()).meta).toMatchObject({ total: 1, failedRefundCount: 1 });
    });

    it('needs the bank details of another test card', async () => {
      const { paystack, sandbox } = played;
      const started = await paystack.transactions.initialize(50_000, { email });
      const { reference } = await sandbox.pay(dataOf(started).reference, {
        card: 'refund-needs-attention',
      });
      const data = dataOf(await paystack.refunds.create(reference));
      const id = String(data.id);
      const refundAccountDetails = { currency: 'NGN', accountNumber: '0123456789', bankId: '9' } as const;
      const early = await paystack.refunds.retryRefund(id, { refundAccountDetails });
      expect([early.statusCode, early.message]).toEqual([
        422,
        'Invalid Refund state, refund status should be "needs-attention"',
      ]);
      await sandbox.advance('2 days');
      expect(await told(sandbox, 'refund.needs-attention')).toMatchObject({ id, status: 'needs-attention' });
      const retried = await paystack.refunds.retryRefund(id, { refundAccountDetails });
      expect(dataOf(retried)).toMatchObject({ status: 'processing' });
      await sandbox.advance('2 days');
      expect((await sandbox.refunds())[0]?.status).toBe('processed');
    });
  });

  describe('a transfer', () => {
    const recipient = async (name = 'Ada Obi') => {
      const account = { name, accountNumber: '0123456789', bankCode: '058' };
      const data = dataOf(await played.paystack.transferRecipients.create('nuban', account));
      return data.recipient_code;
    };

    it('arrives at once without OTP, and costs a fee', async () => {
      const { paystack, sandbox } = played;
      const sent = await paystack.transfers.initiate(100_000, {
        recipient: await recipient(),
        reason: 'Lessons',
        reference: 'lessons-of-ada-001',
      });
      expect([sent.message, dataOf(sent).status]).toEqual(['Transfer has been queued', 'success']);
      expect(await balance()).toBe(10_000_000 - 100_000 - 1_000);
      expect(await told(sandbox, 'transfer.success')).toMatchObject({
        reference: 'lessons-of-ada-001',
        fee_charged: 1_000,
        integration: { business_name: 'Example Stores' },
        recipient: { name: 'Ada Obi' },
      });
      const data = dataOf(await paystack.transfers.verify('lessons-of-ada-001'));
      expect(data).toMatchObject({ status: 'success', fee_charged: 1_000, reason: 'Lessons' });
      const ledger = await paystack.transferControl.getBalanceLedger();
      expect(dataOf(ledger)).toMatchObject([
        { difference: -101_000, model_responsible: 'Transfer', model_row: 1 },
      ]);
    });

    it('with OTP waits to be finalized, for half an hour', async () => {
      const { paystack, sandbox } = played;
      const to = await recipient();
      await paystack.transferControl.enableOtp();
      const sent = await paystack.transfers.initiate(100_000, { recipient: to });
      const transferCode = dataOf(sent).transfer_code;
      expect([sent.message, dataOf(sent).status]).toEqual(['Transfer requires OTP to continue', 'otp']);
      expect(await balance()).toBe(10_000_000);
      const resent = await paystack.transferControl.resendOtp(transferCode, { reason: 'transfer' });
      expect(resent.message).toBe('OTP has been resent');
      const wrong = await paystack.transfers.finalize(transferCode, { otp: '000000' });
      expect([wrong.statusCode, wrong.message]).toEqual([400, 'OTP is invalid']);
      const data = dataOf(await paystack.transfers.finalize(transferCode, { otp: '123456' }));
      expect(data.status).toBe('success');
      const again = await paystack.transfers.finalize(transferCode, { otp: '123456' });
      expect([again.statusCode, again.message]).toEqual([400, 'Transfer code is invalid']);

      await paystack.transfers.initiate(100_000, { recipient: to });
      await sandbox.advance('30 minutes');
      expect((await sandbox.transfers()).map(({ status }) => status)).toEqual(['success', 'abandoned']);

      await paystack.transferControl.disableOtp();
      await paystack.transferControl.finalizeDisableOtp('123456');
      expect(dataOf(await paystack.transfers.initiate(1_000, { recipient: to })).status).toBe('success');
    });

    it('is refused above the balance, its fee included', async () => {
      const { paystack, sandbox } = played;
      const to = await recipient();
      await sandbox.setBalance(100_999);
      const refused = await paystack.transfers.initiate(100_000, { recipient: to });
      expect([refused.statusCode, refused.message]).toEqual([
        400,
        'Your balance is not enough to fulfil this request',
      ]);
      expect(await sandbox.transfers()).toEqual([]);
      await sandbox.setBalance(101_000);
      expect((await paystack.transfers.initiate(100_000, { recipient: to })).status).toBe(true);
      expect(await balance()).toBe(0);
    });

    it('is refused with a reference that was used, and without a recipient', async () => {
      const { paystack, sandbox } = played;
      const to = await recipient();
      const reference = 'lessons-of-ada-001';
      await paystack.transfers.initiate(100_000, { recipient: to, reference });
      const replies = [
        await paystack.transfers.initiate(100_000, { recipient: to, reference }),
        await paystack.transfers.initiate(100_000, { recipient: 'RCP_none' }),
      ];
      expect(replies.map(({ statusCode, code }) => [statusCode, code])).toEqual([
        [400, 'duplicate_reference'],
        [400, 'invalid_transfer_recipient'],
      ]);
      expect(await sandbox.transfers()).toHaveLength(1);
    });

    it('fails or comes back, with its money', async () => {
      const { paystack, sandbox } = played;
      const to = await recipient();
      await paystack.transfers.initiate(100_000, { recipient: to, reference: 'a-first-transfer' });
      await paystack.transfers.initiate(200_000, { recipient: to, reference: 'a-second-transfer' });
      await sandbox.endTransfer('a-first-transfer', 'reversed');
      await sandbox.endTransfer('a-second-transfer', 'failed');
      expect(await balance()).toBe(10_000_000);
      expect(dataOf(await paystack.transfers.verify('a-first-transfer')).status).toBe('reversed');
      expect((await eventsOf(sandbox)).slice(2)).toEqual(['transfer.reversed', 'transfer.failed']);
      expect(await told(sandbox, 'transfer.failed')).toMatchObject({
        status: 'failed',
        session: { provider: 'nip' },
        created_at: '2026-01-01T00:00:00.000Z',
      });
      await expect(sandbox.endTransfer('a-first-transfer', 'failed')).rejects.toThrow(
        'The transfer has ended already: it is reversed.',
      );
    });

    it('goes out in bulk, all or none', async () => {
      const { paystack, sandbox } = played;
      const to = await recipient();
      const items = ['of-ada-000000001', 'of-ada-000000002'].map((reference) => ({
        recipient: to,
        amount: 10_000,
        reference,
      }));
      const sent = await paystack.transfers.bulkTransfer(items);
      expect(sent.message).toBe('2 transfers queued.');
      expect(dataOf(sent).map(({ status }) => status)).toEqual(['success', 'success']);
      const again = await paystack.transfers.bulkTransfer(items);
      expect([again.statusCode, again.message, again.type]).toEqual([
        404,
        'Duplicate reference(s) found: of-ada-000000001,of-ada-000000002',
        'api_error',
      ]);
      await sandbox.setBalance(15_000);
      const poor = await paystack.transfers.bulkTransfer(
        items.map((item) => ({ ...item, reference: `${item.reference}b` })),
      );
      expect(poor.message).toBe('Your balance is not enough to fulfil this request');
      expect(await sandbox.transfers()).toHaveLength(2);
      await paystack.transferControl.enableOtp();
      const locked = await paystack.transfers.bulkTransfer([
        { recipient: to, amount: 1_000, reference: 'c' },
      ]);
      expect([locked.statusCode, locked.status]).toEqual([400, false]);
    });

    it('finds its recipient no more once that is deleted', async () => {
      const { paystack } = played;
      const to = await recipient();
      await paystack.transferRecipients.delete(to);
      expect((await paystack.transferRecipients.getTransferRecipient(to)).statusCode).toBe(404);
      expect(dataOf(await paystack.transferRecipients.getTransferRecipients())).toEqual([]);
      expect((await paystack.transfers.initiate(1_000, { recipient: to })).code).toBe(
        'invalid_transfer_recipient',
      );
    });
  });
});
