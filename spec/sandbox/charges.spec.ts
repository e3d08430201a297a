import { dataOf, eventsOf, payOnce, told, withBothClients } from './flows';

const email = 'ada@example.com';

/** A request to charge a test card, which the library has no parameters for. */
const withCard = (number: string, cvv: string) => ({
  body: { email, amount: 50_000, card: { number, cvv, expiry_month: '12', expiry_year: '2030' } },
});

/** What a reply of the charge API says of the charge. */
function stepOf({ data }: { data: unknown }) {
  const { status, reference = '', ...step } = data as Record<string, unknown>;
  return { status: String(status), reference: String(reference), step };
}

withBothClients((played) => {
  const charge = async (number: string, cvv: string) =>
    stepOf(await played.paystack.request('POST', '/charge', withCard(number, cvv)));

  describe('a charge of a card', () => {
    it('succeeds at once', async () => {
      const { status, step } = await charge('4084084084084081', '408');
      expect([status, step.amount, step.fees]).toEqual(['success', 50_000, 750]);
      expect(await eventsOf(played.sandbox)).toEqual(['charge.success']);
    });

    it('asks for a PIN and an OTP', async () => {
      const { paystack, sandbox } = played;
      const { status, reference, step } = await charge('5060666666666666666', '123');
      expect([status, step]).toEqual(['send_pin', {}]);
      expect(stepOf(await paystack.charge.checkPendingCharge(reference)).status).toBe('send_pin');
      expect(stepOf(await paystack.charge.submitPin('1234', { reference }))).toEqual({
        status: 'send_otp',
        reference,
        step: { display_text: 'Please send OTP' },
      });
      const { step: end } = stepOf(await paystack.charge.submitOtp('123456', { reference }));
      expect(end.authorization).toMatchObject({ reusable: false, last4: '6666', brand: 'verve' });
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('success');
      expect(await eventsOf(sandbox)).toEqual(['charge.success']);
    });

    it('asks for a PIN, a phone number and an OTP', async () => {
      const { paystack } = played;
      const { reference } = await charge('507850785078507804', '884');
      const steps = [
        await paystack.charge.submitPin('0000', { reference }),
        await paystack.charge.submitPhone('08012345678', { reference }),
        await paystack.charge.submitOtp('123456', { reference }),
      ];
      expect(steps.map((reply) => stepOf(reply).status)).toEqual(['send_phone', 'send_otp', 'success']);
    });

    it('asks for an address', async () => {
      const { paystack } = played;
      const { status, reference, step } = await charge('4000000000000010', '100');
      expect([status, step.country_code]).toEqual(['send_address', 'US']);
      const place = { city: 'Austin', state: 'Texas', zipcode: '73301', reference };
      const reply = await paystack.charge.setAddress('1 Main Street', place);
      expect(stepOf(reply).status).toBe('success');
    });

    it('waits for the page of the bank', async () => {
      const { paystack, sandbox } = played;
      const { status, reference, step } = await charge('5192602720584796', '123');
      expect([status, step.url]).toEqual(['open_url', expect.stringContaining(`${sandbox.url}/checkout/`)]);
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('ongoing');
      await sandbox.pay(reference);
      expect(dataOf(await paystack.transactions.verify(reference)).status).toBe('success');
    });

    it.each([
      ['4084080000005408', '001', 'Declined'],
      ['4084080000670037', '787', 'Insufficient Funds'],
    ])('of %s fails', async (number, cvv, message) => {
      const { status, step } = await charge(number, cvv);
      expect([status, step]).toEqual(['failed', { message }]);
    });

    it.each([
      ['pin', '507850785078507812', '081', 'Incorrect PIN'],
      ['phone', '507850785078507804', '884', 'Invalid phone number'],
      ['otp', '5060666666666666666', '123', 'Invalid OTP'],
    ])('fails for a wrong %s', async (what, number, cvv, message) => {
      const { paystack } = played;
      const { reference } = await charge(number, cvv);
      if (what === 'phone') await paystack.charge.submitPin('0000', { reference });
      if (what === 'otp') await paystack.charge.submitPin('1234', { reference });
      const body = { [what]: '9', reference };
      const { status, step } = stepOf(await paystack.request('POST', `/charge/submit_${what}`, { body }));
      expect([status, step]).toEqual(['failed', { message }]);
      const again = await paystack.request('POST', `/charge/submit_${what}`, { body });
      expect([again.statusCode, again.message]).toEqual([400, 'Transaction reference is invalid']);
    });

    it('fails as a whole for one test card', async () => {
      const reply = await played.paystack.request('POST', '/charge', withCard('5060660000000064', '606'));
      expect([reply.statusCode, reply.status, reply.type]).toEqual([500, false, 'api_error']);
    });

    it('takes no card that is not among the test cards', async () => {
      const reply = await played.paystack.request('POST', '/charge', withCard('4111111111111111', '123'));
      expect([reply.statusCode, reply.message]).toEqual([400, 'Card number or CVV is invalid']);
      expect(await played.sandbox.transactions()).toEqual([]);
    });
  });

  describe('a charge of something else', () => {
    it('asks a bank account for a birthday and an OTP', async () => {
      const { paystack } = played;
      const bank = { code: '057', account_number: '0000000000' };
      const { reference, status } = stepOf(await paystack.charge.charge(email, { amount: 50_000, bank }));
      const steps = [
        await paystack.charge.submitBirthday('1990-12-31', { reference }),
        await paystack.charge.submitOtp('123456', { reference }),
      ];
      expect([status, ...steps.map((reply) => stepOf(reply).status)]).toEqual([
        'send_birthday',
        'send_otp',
        'success',
      ]);
    });

    it('is pending for ten seconds with Kuda', async () => {
      const { paystack, sandbox } = played;
      const bank = { code: '50211', phone: '+2348100000000', token: '123456' };
      const { reference, status } = stepOf(await paystack.charge.charge(email, { amount: 50_000, bank }));
      const pending = await paystack.charge.checkPendingCharge(reference);
      expect([status, stepOf(pending).status, pending.message]).toEqual([
        'pending',
        'pending',
        'Reference check successful',
      ]);
      await sandbox.advance('10 seconds');
      expect(stepOf(await paystack.charge.checkPendingCharge(reference)).status).toBe('success');
    });

    it('takes mobile money at once, by voucher, or by a prompt that runs out', async () => {
      const { paystack, sandbox } = played;
      const pay = async (phone: string, provider: string) => {
        const mobileMoney = { phone, provider };
        return stepOf(await paystack.charge.charge(email, { amount: 5_000, mobileMoney }));
      };
      expect((await pay('0551234987', 'mtn')).status).toBe('success');
      expect((await pay('+254710000000', 'mpesa')).status).toBe('success');
      expect((await pay('0551234987', 'vod')).status).toBe('success');
      const orange = await pay('0700000000', 'orange');
      expect(orange.status).toBe('send_otp');
      const { status } = stepOf(await paystack.charge.submitOtp('1234', { reference: orange.reference }));
      expect(status).toBe('success');
      const prompt = await pay('0550000000', 'mtn');
      expect(prompt.status).toBe('pay_offline');
      await sandbox.advance('180 seconds');
      const data = dataOf(await paystack.transactions.verify(prompt.reference));
      expect([data.status, data.gateway_response]).toEqual(['failed', 'Transaction timed out']);
    });

    it('waits for USSD', async () => {
      const { paystack, sandbox } = played;
      const { reference, status, step } = stepOf(
        await paystack.charge.charge(email, { amount: 50_000, ussd: { type: '737' } }),
      );
      expect([status, step.ussd_code]).toEqual([
        'pay_offline',
        expect.stringMatching(/^\*737\*33\*4\*\d{5}#$/),
      ]);
      await sandbox.pay(reference);
      expect(stepOf(await paystack.charge.checkPendingCharge(reference)).status).toBe('success');
    });

    it('waits for a bank transfer of the right amount', async () => {
      const { paystack, sandbox } = played;
      const { reference, status, step } = stepOf(
        await paystack.charge.charge(email, { amount: 50_000, bankTransfer: { account_expires_at: null } }),
      );
      expect([status, step.account_expires_at]).toEqual([
        'pending_bank_transfer',
        '2026-01-01T08:00:00.000Z',
      ]);
      await sandbox.pay(reference, { amount: 40_000 });
      await sandbox.pay(reference);
      expect(await eventsOf(sandbox)).toEqual(['bank.transfer.rejected', 'charge.success']);
      expect(await told(sandbox, 'charge.success')).toMatchObject({ channel: 'bank_transfer' });
    });

    it('charges an authorization', async () => {
      const { authCode } = await payOnce(played);
      const reply = await played.paystack.charge.charge(email, { amount: 20_000, authCode });
      expect(stepOf(reply).status).toBe('success');
    });
  });
});
