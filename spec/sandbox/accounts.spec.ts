import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';

const email = 'ada@example.com';

withBothClients((played) => {
  describe('a payment request', () => {
    it('is drafted, finalized and paid', async () => {
      const { paystack, sandbox } = played;
      await sandbox.seedCustomers([{ email }]);
      const data = dataOf(
        await paystack.paymentRequests.create(email, {
          amount: 0,
          lineItems: [{ name: 'Lesson', amount: 20_000, quantity: 2 }],
          tax: [{ name: 'VAT', amount: 2_000 }],
          draft: true,
          hasInvoice: true,
        }),
      );
      const code = data.request_code;
      expect(data).toMatchObject({ status: 'draft', amount: 42_000, invoice_number: 1, paid: false });
      expect(await eventsOf(sandbox)).toEqual([]);
      await expect(sandbox.pay(code)).rejects.toThrow('The payment request is draft.');

      const finalized = await paystack.paymentRequests.finalize(code);
      expect(dataOf(finalized)).toMatchObject({ status: 'pending', pending_amount: 42_000 });
      expect(dataOf(await paystack.paymentRequests.getTotal()).pending).toEqual([
        { currency: 'NGN', amount: 42_000 },
      ]);
      await sandbox.pay(code);
      expect(await eventsOf(sandbox)).toEqual([
        'paymentrequest.pending',
        'charge.success',
        'paymentrequest.success',
      ]);
      expect(await told(sandbox, 'paymentrequest.success')).toMatchObject({ request_code: code, paid: true });
      const verified = await paystack.paymentRequests.verify(code);
      expect(dataOf(verified)).toMatchObject({ status: 'success', paid: true, pending_amount: 0 });
      const late = await paystack.paymentRequests.update(code, { description: 'Too late' });
      expect([late.statusCode, late.message]).toEqual([400, 'Payment request has been paid']);
    });

    it('is hidden once it is archived', async () => {
      const { paystack, sandbox } = played;
      await sandbox.seedCustomers([{ email }]);
      const data = dataOf(await paystack.paymentRequests.create(email, { amount: 5_000 }));
      await paystack.paymentRequests.archive(data.request_code);
      const all = await paystack.paymentRequests.getPaymentRequests({ includeArchive: true });
      const others = await paystack.paymentRequests.getPaymentRequests();
      expect([dataOf(all).length, dataOf(others).length]).toEqual([1, 0]);
    });
  });

  describe('a dedicated account', () => {
    const person = { firstName: 'Ada', lastName: 'Obi', phone: '+2348012345678', preferredBank: 'test-bank' };

    it('is assigned, and takes money', async () => {
      const { paystack, sandbox } = played;
      const reply = await paystack.dedicatedAccounts.assign(email, person);
      expect(reply.message).toBe('Assign dedicated account in progress');
      expect(await eventsOf(sandbox)).toEqual(['dedicatedaccount.assign.success']);
      const [account] = await sandbox.dedicatedAccounts();
      const number = account?.account_number ?? '';
      expect(account).toMatchObject({ account_name: 'EXAMPLE STORES/ADA OBI', assigned: true });

      const paid = await sandbox.payInto(number, 50_000);
      const data = dataOf(await paystack.transactions.verify(paid.reference));
      expect(data).toMatchObject({ status: 'success', channel: 'dedicated_nuban', fees: 500 });
      expect(await told(sandbox, 'charge.success')).toMatchObject({
        metadata: { receiver_account_number: number },
      });
      const customer = await paystack.customers.getCustomer(email);
      expect(dataOf(customer)).toMatchObject({
        total_transactions: 1,
        total_transaction_value: [{ currency: 'NGN', amount: 50_000 }],
        dedicated_account: { account_number: number },
      });

      await paystack.dedicatedAccounts.deactivate(account?.id ?? 0);
      await expect(sandbox.payInto(number, 50_000)).rejects.toThrow('The account is not active.');
    });

    it('is not assigned where the BVN is wrong', async () => {
      const { paystack, sandbox } = played;
      const bank = { accountNumber: '0111111111', bankCode: '007' };
      await paystack.dedicatedAccounts.assign(email, { ...person, ...bank, bvn: '22222222229' });
      expect(await eventsOf(sandbox)).toEqual([
        'customeridentification.failed',
        'dedicatedaccount.assign.failed',
      ]);
      expect(await sandbox.dedicatedAccounts()).toEqual([]);
      await paystack.dedicatedAccounts.assign(email, { ...person, ...bank, bvn: '22222222221' });
      expect((await eventsOf(sandbox)).slice(2)).toEqual([
        'customeridentification.success',
        'dedicatedaccount.assign.success',
      ]);
    });
  });

  describe('an identity check', () => {
    it.each([
      ['222222222221', true],
      ['22222222221', true],
      ['12345678901', true],
      ['22222222229', false],
    ])('by the BVN %s ends with %s', async (bvn, isRight) => {
      const { paystack, sandbox } = played;
      const [customer] = await sandbox.seedCustomers([{ email }]);
      const reply = await paystack.customers.validate(email, {
        firstName: 'Uchenna',
        lastName: 'Okoro',
        identificationType: 'bank_account',
        country: 'NG',
        bvn,
        accountNumber: '0111111111',
        bankCode: '007',
      });
      expect([reply.statusCode, reply.message]).toEqual([202, 'Customer Identification in progress']);
      const event = `customeridentification.${isRight ? 'success' : 'failed'}`;
      expect(await eventsOf(sandbox)).toEqual([event]);
      const identification = {
        country: 'NG',
        type: 'bank_account',
        bvn: `${bvn.slice(0, 3)}${'*'.repeat(bvn.length - 6)}${bvn.slice(-3)}`,
        account_number: '011****111',
        bank_code: '007',
      };
      expect(await told(sandbox, event)).toEqual({
        customer_id: isRight ? '1' : 1,
        customer_code: customer?.customer_code,
        email,
        identification,
        ...(isRight ? {} : { reason: 'Account number or BVN is incorrect' }),
      });
      expect((await sandbox.customers())[0]).toMatchObject({
        identified: isRight,
        identifications: isRight ? identification : null,
      });
    });
  });

  describe('a dispute', () => {
    it('is brought to mind, and taken as accepted after 16 hours', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      const opened = await sandbox.openDispute(reference);
      expect(opened).toMatchObject({ status: 'awaiting-merchant-feedback', refund_amount: 50_000 });
      await sandbox.advance('16 hours');
      expect((await eventsOf(sandbox)).slice(1)).toEqual([
        'charge.dispute.create',
        'charge.dispute.remind',
        'charge.dispute.remind',
        'charge.dispute.remind',
        'refund.pending',
        'charge.dispute.resolve',
      ]);
      expect(dataOf(await paystack.disputes.getDispute(String(opened.id)))).toMatchObject({
        status: 'resolved',
        resolution: 'auto-accepted',
      });
      await sandbox.advance('2 days');
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('reversed');
    });

    it('refunds no more than what is left of the payment', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      await paystack.refunds.create(reference, { amount: 20_000 });
      await expect(sandbox.openDispute(reference, { amount: 30_001 })).rejects.toThrow(
        'Of the transaction, 30000 are left to claim, not 30001.',
      );
      expect((await sandbox.openDispute(reference)).refund_amount).toBe(30_000);
      await expect(sandbox.openDispute(reference)).rejects.toThrow(
        'The transaction has been disputed already.',
      );
      expect((await paystack.refunds.create(reference, { amount: 1 })).status).toBe(false);
      await sandbox.advance('16 hours');
      expect((await sandbox.refunds()).map(({ amount }) => amount)).toEqual([20_000, 30_000]);
      await sandbox.advance('2 days');
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('reversed');
    });

    it('is declined with evidence, and costs nothing', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      const id = String((await sandbox.openDispute(reference, { amount: 30_000 })).id);
      await paystack.disputes.addEvidence(id, {
        customerEmail: email,
        customerName: 'Ada',
        customerPhone: '080',
        serviceDetails: 'Lessons',
      });
      const upload = await paystack.disputes.getUploadUrl(id, { uploadFilename: 'a.pdf' });
      const answer = {
        message: 'She was there',
        uploadedFilename: dataOf(upload).fileName,
        refundAmount: 30_000,
      };
      const above = await paystack.disputes.updateDispute(id, { refundAmount: 50_001 });
      expect([above.statusCode, above.message]).toEqual([
        400,
        'Refund amount cannot be greater than initial amount',
      ]);
      await paystack.disputes.resolveDispute(id, { ...answer, resolution: 'declined' });
      await sandbox.advance('2 days');
      expect(await told(sandbox, 'charge.dispute.resolve')).toMatchObject({ resolution: 'declined' });
      expect(await sandbox.refunds()).toEqual([]);
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('success');
      const twice = await paystack.disputes.resolveDispute(id, { ...answer, resolution: 'declined' });
      expect(twice.message).toBe('Dispute has been resolved already');
    });

    it('that is accepted is refunded', async () => {
      const { paystack, sandbox } = played;
      const { reference } = await payOnce(played);
      const id = String((await sandbox.openDispute(reference)).id);
      const data = dataOf(
        await paystack.disputes.resolveDispute(id, {
          resolution: 'merchant-accepted',
          message: 'Sorry',
          uploadedFilename: 'a.pdf',
          refundAmount: 20_000,
        }),
      );
      expect(data).toMatchObject({
        status: 'resolved',
        resolution: 'merchant-accepted',
        refund_amount: 20_000,
      });
      expect(await sandbox.refunds()).toMatchObject([{ amount: 20_000, dispute: 1, status: 'pending' }]);
    });
  });
});
