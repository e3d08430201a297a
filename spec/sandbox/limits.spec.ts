import { dataOf, eventsOf, payOnce, withBothClients } from './flows';

const email = 'ada@example.com';
const card = { number: '4084084084084081', cvv: '408', expiry_month: '12', expiry_year: '2030' };

/** The refusal of an amount below the least one. */
const tooLittle = (least: string) => [400, `Invalid Amount Sent: the least amount is ${least}`];

withBothClients((played) => {
  const post = async (path: string, body: object) => {
    const { statusCode, message, ...reply } = await played.paystack.request('POST', path, { body });
    return { said: [statusCode, message], data: (reply as { data?: Record<string, unknown> }).data ?? {} };
  };
  const verified = async (reference: string) => {
    const { status, gateway_response } = dataOf(await played.paystack.transactions.verify(reference));
    return [status, gateway_response];
  };

  describe('the least amount', () => {
    it.each([
      ['NGN', 5_000, '50.00'],
      ['USD', 200, '2.00'],
      ['GHS', 10, '0.10'],
      ['ZAR', 100, '1.00'],
      ['KES', 300, '3.00'],
      ['XOF', 100, '1.00'],
    ])('in %s is %i', async (currency, least, words) => {
      const initialize = async (amount: number) =>
        (await post('/transaction/initialize', { email, amount, currency })).said;
      expect(await initialize(least)).toEqual([200, 'Authorization URL created']);
      expect(await initialize(least - 1)).toEqual(tooLittle(`${currency} ${words}`));
    });

    it('holds for each way to charge', async () => {
      const { authCode: authorization_code } = await payOnce(played);
      const amount = 4_999;
      const all = [
        post('/charge', { email, amount, card }),
        post('/charge', { email, amount, authorization_code }),
        post('/transaction/charge_authorization', { email, amount, authorization_code }),
        post('/transaction/partial_debit', { email, amount, authorization_code, currency: 'NGN' }),
        post('/bulkcharge', [{ authorization: authorization_code, amount }]),
        post('/plan', { name: 'Lessons', amount, interval: 'monthly' }),
        post('/preauthorization/initialize', { email, amount, currency: 'NGN' }),
        post('/preauthorization/reserve_authorization', {
          ...{ email, amount, authorization_code, currency: 'NGN' },
        }),
        post('/paymentrequest', { customer: email, amount }),
        post('/paymentrequest', { customer: email, line_items: [{ name: 'Book', amount }] }),
        post('/page', { name: 'Lessons', amount }),
        post('/product', { name: 'Book', description: 'A book', currency: 'NGN', price: amount }),
      ];
      for (const each of all) expect((await each).said).toEqual(tooLittle('NGN 50.00'));
      const transfer = { email, amount: 9_999, bank_transfer: {} };
      expect((await post('/charge', transfer)).said).toEqual(tooLittle('NGN 100.00'));
      expect(await played.sandbox.transactions()).toHaveLength(1);
    });
  });

  it('a partial debit of less than the least amount fails', async () => {
    const { authCode: authorization_code } = await payOnce(played);
    const debit = async () => {
      const { data } = await post('/transaction/partial_debit', {
        ...{ email, amount: 50_000, authorization_code, currency: 'NGN' },
      });
      return [data.status, data.amount];
    };
    await played.sandbox.setFunds(authorization_code, 4_999);
    expect(await debit()).toEqual(['failed', 50_000]);
    await played.sandbox.setFunds(authorization_code, 5_000);
    expect(await debit()).toEqual(['success', 5_000]);
  });

  it.each([
    [
      '/plan',
      { name: 'A', amount: 5_000, interval: 'daily', invoice_limit: -1 },
      'invoice_limit must be 0 or more',
    ],
    [
      '/transaction/initialize',
      { email, amount: 5_000, invoice_limit: -1 },
      'invoice_limit must be 0 or more',
    ],
    [
      '/product',
      { name: 'Book', description: 'A book', currency: 'NGN', price: 5_000, quantity: -1 },
      'quantity must be 0 or more',
    ],
    ['/order', { email, line_items: [{ product: 1, quantity: 0 }] }, 'quantity must be 1 or more'],
    [
      '/paymentrequest',
      { customer: email, line_items: [{ name: 'Book', amount: 50_000, quantity: -2 }] },
      'quantity must be 1 or more',
    ],
    [
      '/subaccount',
      { business_name: 'A', settlement_bank: '057', account_number: '0000000000', percentage_charge: -5 },
      'percentage_charge must be at least 0',
    ],
    ['/page', { name: 'Lessons', plan: 99 }, 'Plan not found'],
    ['/page', { name: 'Lessons', split_code: 'SPL_none' }, 'Split not found'],
    ['/virtual_terminal', { name: 'Till', destinations: [], split_code: 'SPL_none' }, 'Split not found'],
    ['/paymentrequest', { customer: email, amount: 50_000, split_code: 'SPL_none' }, 'Split not found'],
  ])('%s refuses %j', async (path, body, message) => {
    await played.sandbox.seedCustomers([{ email }]);
    const { said } = await post(path, body);
    expect(said).toEqual([expect.any(Number), message]);
    expect(said[0]).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['13', '2030', 'month'],
    ['0', '2030', 'month'],
    ['ab', '2030', 'month'],
    ['12', 'abcd', 'year'],
    ['12', '203', 'year'],
  ])('a card of %s/%s is refused', async (expiry_month, expiry_year, what) => {
    const { said } = await post('/charge', {
      email,
      amount: 5_000,
      card: { ...card, expiry_month, expiry_year },
    });
    expect(said).toEqual([400, `Card expiry ${what} is invalid`]);
  });

  it('a bulk charge with the reference of a preauthorization fails, and the others are made', async () => {
    const { authCode: authorization } = await payOnce(played);
    const amount = 50_000;
    await post('/bulkcharge', [
      { authorization, amount, reference: 'one' },
      { authorization, amount, reference: 'two' },
    ]);
    await post('/preauthorization/initialize', { email, amount, reference: 'one' });
    await played.sandbox.advance('1 minute');
    expect((await played.sandbox.transactions()).map(({ reference }) => reference)).toEqual(
      expect.arrayContaining(['two']),
    );
    expect(await played.sandbox.transactions()).toHaveLength(2);
  });

  it('a transfer in another currency than that of its recipient is refused, alone and in bulk', async () => {
    await played.sandbox.seedRecipients([{ recipient_code: 'RCP_ada' }]);
    await played.sandbox.setBalance(1_000_000, 'USD');
    const transfer = { amount: 10_000, recipient: 'RCP_ada' };
    const alone = await post('/transfer', { ...transfer, source: 'balance', currency: 'USD' });
    expect(alone.said).toEqual([400, 'The recipient is paid in NGN, not in USD']);
    const bulk = await post('/transfer/bulk', { source: 'balance', currency: 'USD', transfers: [transfer] });
    expect(bulk.said).toEqual(alone.said);
  });

  it('a payment by bank transfer needs its own least amount, also where the payer chooses the way', async () => {
    await post('/transaction/initialize', { email, amount: 9_999, reference: 'one' });
    const pay = played.sandbox.pay('one', { channel: 'bank_transfer' });
    await expect(pay).rejects.toThrow('the least amount is NGN 100.00');
    expect((await played.sandbox.pay('one')).status).toBe('success');
  });

  it('an amount is held on a card of its own currency only', async () => {
    const { authCode: authorization_code } = await payOnce(played);
    const reserve = async (currency: string) => {
      const { data } = await post('/preauthorization/reserve_authorization', {
        ...{ email, amount: 50_000, authorization_code, currency },
      });
      return [data.status, data.message];
    };
    expect(await reserve('ZAR')).toEqual(['failed', 'The card pays in NGN']);
    expect((await reserve('NGN'))[0]).toBe('authorized');
  });

  it('a denied customer cannot pay into their account, and nobody can pay too little', async () => {
    const { sandbox } = played;
    await sandbox.seedCustomers([{ email, customer_code: 'CUS_ada' }]);
    const { data } = await post('/dedicated_account', { customer: 'CUS_ada', preferred_bank: 'wema-bank' });
    const account = String(data.account_number);
    await expect(sandbox.payInto(account, 9_999)).rejects.toThrow('the least amount is NGN 100.00');
    expect(await sandbox.payInto(account, 10_000)).toMatchObject({ status: 'success' });
    await post('/customer/set_risk_action', { customer: 'CUS_ada', risk_action: 'deny' });
    const denied = { status: 'failed', gateway_response: 'Denied by fraud system' };
    expect(await sandbox.payInto(account, 10_000)).toMatchObject(denied);
    expect(await eventsOf(sandbox)).toEqual(expect.not.arrayContaining(['charge.failed']));
  });

  it.each(['5e3', '0x1388', '0b1', '+5000', ' 5000', '5_000', 'Infinity', ''])(
    'the text %j is no amount, and nothing else that is a number',
    async (text) => {
      const { said } = await post('/transaction/initialize', { email, amount: text });
      expect(said[0]).toBe(400);
      const limit = await post('/plan', { name: 'A', amount: 5_000, interval: 'daily', invoice_limit: text });
      expect(limit.said[0]).toBe(400);
      const listed = await played.paystack.request('GET', '/customer', { query: { page: text } });
      expect(listed.statusCode).toBe(400);
    },
  );

  it('the text of a whole number is an amount', async () => {
    const { said } = await post('/transaction/initialize', { email, amount: '5000' });
    expect(said).toEqual([200, 'Authorization URL created']);
  });

  it('a refund in another currency is refused', async () => {
    const { reference: transaction } = await payOnce(played);
    const { said } = await post('/refund', { transaction, currency: 'GHS' });
    expect(said).toEqual([400, 'The transaction was paid in NGN, not in GHS']);
    expect((await post('/refund', { transaction, currency: 'NGN' })).said[0]).toBe(200);
  });

  it('a card pays in the currency in which it was given only', async () => {
    const { paystack } = played;
    const { authCode } = await payOnce(played);
    const charge = async (currency: 'NGN' | 'GHS') => {
      const { status, message } = dataOf(
        await paystack.transactions.charge(5_000, { email, authCode, currency }),
      ) as { status: string; message: string | null };
      return [status, message];
    };
    expect(await charge('GHS')).toEqual(['failed', 'The card pays in NGN']);
    expect((await charge('NGN'))[0]).toBe('success');
  });

  it('a customer who is denied cannot pay: neither by card, nor with an authorization', async () => {
    const { paystack, sandbox } = played;
    const { authCode } = await payOnce(played);
    const { reference } = dataOf(await paystack.transactions.initialize(5_000, { email }));
    await paystack.customers.flag(email, { riskAction: 'deny' } as never);
    const refused = ['failed', 'Denied by fraud system'];
    await sandbox.pay(reference);
    expect(await verified(reference)).toEqual(refused);
    const charged = dataOf(await paystack.transactions.charge(5_000, { email, authCode }));
    expect(await verified(charged.reference)).toEqual(refused);
    await paystack.customers.flag(email, { riskAction: 'allow' } as never);
    expect((await sandbox.pay(reference)).status).toBe('success');
  });

  describe('a card', () => {
    it.each([
      ['01', '2026', '31 days', 'failed'],
      ['1', '26', '31 days', 'failed'],
      ['01', '2026', '30 days', 'success'],
      ['12', '2025', 0, 'failed'],
    ] as const)('of %s/%s, %s later: %s', async (expiry_month, expiry_year, later, status) => {
      await played.sandbox.advance(later);
      const expiring = { ...card, expiry_month, expiry_year };
      const { data } = await post('/charge', { email, amount: 5_000, card: expiring });
      expect(data).toMatchObject(status === 'failed' ? { status, message: 'Expired card' } : { status });
    });

    it('that expires is declined from then on', async () => {
      const { paystack, sandbox } = played;
      await sandbox.seedCustomers([{ email }]);
      const { authorization_code: authCode } = await sandbox.seedAuthorization(email, {
        ...{ exp_month: '02', exp_year: '2026' },
      });
      const charge = async () =>
        dataOf(await paystack.transactions.charge(5_000, { email, authCode })).status;
      expect(await charge()).toBe('success');
      await sandbox.advance('59 days');
      expect(await charge()).toBe('failed');
    });
  });

  describe('what has a time is over then:', () => {
    it('the account of a bank transfer', async () => {
      const { sandbox } = played;
      const { data } = await post('/charge', { email, amount: 50_000, bank_transfer: {} });
      const reference = String(data.reference);
      await sandbox.advance(8 * 3_600_000 - 1);
      expect((await verified(reference))[0]).toBe('ongoing');
      await sandbox.advance(1);
      expect(await verified(reference)).toEqual(['failed', 'The account for the transfer has expired']);
      await expect(sandbox.pay(reference)).rejects.toThrow('The account for the transfer has expired');
      expect(await eventsOf(sandbox)).toEqual([]);
    });

    it('the account of a bank transfer that closes when the request says', async () => {
      const { sandbox } = played;
      const account_expires_at = '2026-01-01T01:00:00.000Z';
      const { data } = await post('/charge', {
        email,
        amount: 50_000,
        bank_transfer: { account_expires_at },
      });
      expect(data.account_expires_at).toBe(account_expires_at);
      await sandbox.advance('59 minutes');
      expect((await sandbox.pay(String(data.reference))).status).toBe('success');
      await sandbox.advance('1 day');
      expect((await verified(String(data.reference)))[0]).toBe('success');
    });

    it.each([
      ['a PIN', { card: { ...card, number: '507850785078507812', cvv: '081' } }, 'send_pin'],
      ['a birthday', { bank: { code: '057', account_number: '0000000000' } }, 'send_birthday'],
      ['the page of a bank', { card: { ...card, number: '5192602720584796', cvv: '123' } }, 'open_url'],
      ['USSD', { ussd: { type: '737' } }, 'pay_offline'],
    ])('the wait for %s, after the session', async (_name, way, step) => {
      const { sandbox } = played;
      const { data } = await post('/charge', { email, amount: 50_000, ...way });
      expect(data.status).toBe(step);
      await sandbox.advance('29 minutes');
      expect((await verified(String(data.reference)))[0]).toBe('ongoing');
      await sandbox.advance('1 minute');
      expect(await verified(String(data.reference))).toEqual(['failed', 'Session timeout exceeded']);
    });

    it('a session as long as the integration says, and never with 0', async () => {
      const { paystack, sandbox } = played;
      const ussd = { email, amount: 50_000, ussd: { type: '737' } };
      await paystack.integration.updatePaymentSessionTimeout(60);
      const short = await post('/charge', ussd);
      await paystack.integration.updatePaymentSessionTimeout(0);
      const endless = await post('/charge', ussd);
      await sandbox.advance('1 minute');
      expect((await verified(String(short.data.reference)))[0]).toBe('failed');
      await sandbox.advance('10 days');
      expect((await sandbox.pay(String(endless.data.reference))).status).toBe('success');
    });

    it('a session at the checkout, after which the customer may begin anew', async () => {
      const { paystack, sandbox } = played;
      const { reference } = dataOf(await paystack.transactions.initialize(50_000, { email }));
      await sandbox.pay(reference, { channel: 'qr', outcome: 'waiting' });
      await sandbox.advance('20 minutes');
      await sandbox.pay(reference, { channel: 'ussd', outcome: 'waiting' });
      await sandbox.advance('20 minutes');
      expect((await verified(reference))[0]).toBe('ongoing');
      await sandbox.advance('10 minutes');
      expect((await verified(reference))[0]).toBe('failed');
      expect((await sandbox.pay(reference)).status).toBe('success');
    });
  });

  it('the same recipient is given back, alone and in bulk', async () => {
    const { paystack, sandbox } = played;
    const fields = { type: 'nuban', name: 'Grace', account_number: '0123456789', bank_code: '058' };
    const first = await post('/transferrecipient', fields);
    const second = await post('/transferrecipient', { ...fields, name: 'Grace Hopper' });
    expect([second.said, second.data]).toEqual([first.said, first.data]);
    const other = await post('/transferrecipient', { ...fields, account_number: '0123456780' });
    expect(other.data.recipient_code).not.toBe(first.data.recipient_code);
    const bulk = await post('/transferrecipient/bulk', { batch: [fields, fields] });
    expect(bulk.data.success).toMatchObject([
      { recipient_code: first.data.recipient_code },
      { recipient_code: first.data.recipient_code },
    ]);
    expect(await sandbox.recipients()).toHaveLength(2);
    await paystack.request('DELETE', `/transferrecipient/${String(first.data.recipient_code)}`);
    const anew = await post('/transferrecipient', fields);
    expect(anew.data.recipient_code).not.toBe(first.data.recipient_code);
  });
});
