import { runInNewContext } from 'node:vm';
import { AsyncPaystack, InvalidDataException } from 'tspaystack2';
import { thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';

// What Paystack takes beside what this version of the library knows: values of enums, ids as numbers, dates as Dates.

const EMAIL = 'ada@example.com';

let server: EchoServer;
let paystack: AsyncPaystack;

beforeAll(async () => {
  server = await startEchoServer();
  paystack = new AsyncPaystack('sk_test_open', { baseURL: server.url, retries: 0 });
});
afterAll(() => server.stop());

/** What a call sends: the path with its query, and the body. */
async function sent(call: () => Promise<{ readonly data: unknown }>): Promise<[url: string, body: unknown]> {
  const { url, body } = (await call()).data as WireRequest;
  return [url, body === '' ? null : JSON.parse(body)];
}

async function problemOf(call: () => unknown): Promise<string> {
  const thrown = await thrownBy(call);
  expect(thrown).toBeInstanceOf(InvalidDataException);
  return thrown.message;
}

describe('a value that no enum has is sent:', () => {
  const account = { accountNumber: '0123456789', bankCode: '058' };

  test.each<[string, () => Promise<{ readonly data: unknown }>]>([
    ['XAF_NEW', () => paystack.transactions.initialize(1, { email: EMAIL, currency: 'XAF_NEW' })],
    ['wallet', () => paystack.transactions.initialize(1, { email: EMAIL, channels: ['card', 'wallet'] })],
    ['customer', () => paystack.transactions.initialize(1, { email: EMAIL, bearer: 'customer' })],
    ['queued', () => paystack.transactions.getTransactions({ status: 'queued' })],
    ['all', () => paystack.transactions.export({ status: 'all' })],
    ['pesalink', () => paystack.transferRecipients.create('pesalink', { name: 'Ada', ...account })],
    ['disputed', () => paystack.bulkCharges.getChargesInBatch('BCH_1', { status: 'disputed' })],
    [
      'TZ',
      () =>
        paystack.dedicatedAccounts.assign(EMAIL, { ...person, preferredBank: 'wema-bank', country: 'TZ' }),
    ],
    ['CA', () => paystack.verification.validateAccount('Ada', { ...owner, countryCode: 'CA' })],
    [
      'driversLicence',
      () => paystack.verification.validateAccount('Ada', { ...owner, documentType: 'driversLicence' }),
    ],
    ['on-hold', () => paystack.disputes.getDisputes({ status: 'on-hold' })],
    ['daily', () => paystack.subaccounts.update('1', { settlementSchedule: 'daily' })],
    ['pesalink', () => paystack.miscellaneous.getBanks({ type: 'pesalink' })],
    ['closed', () => paystack.paymentRequests.getPaymentRequests({ status: 'closed' })],
    ['weekly_otp', () => paystack.transferControl.resendOtp('TRF_1', { reason: 'weekly_otp' })],
  ])('%s', async (value, call) => {
    expect(JSON.stringify(await sent(call))).toContain(value);
  });

  const person = { firstName: 'Ada', lastName: 'Obi', phone: '+2348012345678' };
  const owner = {
    accountNumber: '0123456789',
    accountType: 'personal',
    bankCode: '058',
    countryCode: 'ZA',
    documentType: 'identityNumber',
  } as const;
});

describe('a value that looks like a mistake is refused, and the right one is named:', () => {
  test.each<[given: unknown, meant: string]>([
    ['ngn', 'NGN'],
    [' NGN', 'NGN'],
    ['N G N', 'NGN'],
    ['NGM', 'NGN'],
    ['NGNN', 'NGN'],
    ['GH', 'GHS'],
  ])('the currency %p', async (given, meant) => {
    const problem = await problemOf(() =>
      paystack.transactions.initialize(1, { email: EMAIL, currency: given as string }),
    );
    expect(problem).toMatch(/^`currency` must be one of "NGN", .*, but .* was given\. Did you mean "\w+"\?$/);
    expect(problem).toContain(`Did you mean "${meant}"?`);
  });

  test.each<[given: string, meant: string]>([
    ['Card', 'card'],
    ['mobile-money', 'mobile_money'],
    ['mobile money', 'mobile_money'],
    ['bank_transfers', 'bank_transfer'],
  ])('the channel %p', async (given, meant) => {
    const problem = await problemOf(() =>
      paystack.transactions.initialize(1, { email: EMAIL, channels: ['card', given] }),
    );
    expect(problem).toContain('`channels[1]` must be one of "card"');
    expect(problem).toContain(`Did you mean "${meant}"?`);
  });

  test.each(['ng', 'Nigeria', 'NIGERIA', 'South Africa', 'NGA'])('the country %p', async (country) => {
    const problem = await problemOf(() =>
      paystack.customers.validate('CUS_1', {
        firstName: 'Ada',
        lastName: 'Obi',
        identificationType: 'bvn',
        bvn: '20012345677',
        country,
      }),
    );
    expect(problem).toContain(`Did you mean "${country === 'South Africa' ? 'ZA' : 'NG'}"?`);
  });

  test.each(['', ' ', 'a b', 'naira!', 'NGN\n', '₦', 7, true, ['NGN'], {}])(
    '%p, which is no word',
    async (given) => {
      const problem = await problemOf(() =>
        paystack.transactions.initialize(1, { email: EMAIL, currency: given as string }),
      );
      expect(problem).toContain('`currency` must be one of "NGN"');
    },
  );
});

describe('enums that decide over money or people stay closed:', () => {
  test.each<[string, () => unknown]>([
    ['riskAction', () => paystack.customers.flag('CUS_1', { riskAction: 'review' as 'deny' })],
    ['interval', () => paystack.plans.create('Gold', { amount: 1, interval: 'fortnightly' as 'weekly' })],
    ['interval', () => paystack.plans.getPlans({ interval: 'fortnightly' as 'weekly' })],
    [
      'type',
      () =>
        paystack.terminals.sendEvent('1', {
          type: 'refund' as 'transaction',
          action: 'process',
          data: { id: 1 },
        }),
    ],
  ])('%s', async (parameter, call) => {
    expect(await problemOf(call)).toContain(`\`${parameter}\` must be one of `);
  });

  test('the member that was probably meant is named', async () => {
    const call = () => paystack.customers.flag('CUS_1', { riskAction: 'whitelist' as 'allow' });
    expect(await problemOf(call)).toContain('Did you mean "allow"?');
  });
});

describe('an id may be a number, as a reply gives it:', () => {
  const id = 4_099_260_516;

  test.each<[string, () => Promise<{ readonly data: unknown }>]>([
    [`/transaction/${id}/`, () => paystack.transactions.getTransaction(id)],
    [`/transaction/timeline/${id}`, () => paystack.transactions.getTimeline(id)],
    [`/refund/${id}`, () => paystack.refunds.getRefund(id)],
    [`/dispute/${id}`, () => paystack.disputes.getDispute(id)],
    [`/plan/${id}/`, () => paystack.plans.getPlan(id)],
    [`/split/${id}/`, () => paystack.splits.getSplit(id)],
    [`/terminal/${id}/`, () => paystack.terminals.getTerminal(id)],
    [`/paymentrequest/verify/${id}`, () => paystack.paymentRequests.verify(id)],
    ['/transaction/0/', () => paystack.transactions.getTransaction(0)],
    [
      `/transaction/${Number.MAX_SAFE_INTEGER}/`,
      () => paystack.transactions.getTransaction(Number.MAX_SAFE_INTEGER),
    ],
  ])('in the path %s', async (path, call) => {
    expect(await sent(call)).toEqual([path, null]);
  });

  test.each<[string, () => Promise<{ readonly data: unknown }>]>([
    ['customer', () => paystack.transactions.getTransactions({ customer: id })],
    ['settlement', () => paystack.transactions.export({ settlement: id })],
    ['payment_page', () => paystack.transactions.export({ paymentPage: id })],
    ['subaccount', () => paystack.settlements.getSettlements({ subaccount: id })],
    ['plan', () => paystack.subscriptions.getSubscriptions({ plan: id })],
    ['recipient', () => paystack.transfers.getTransfers({ recipient: id })],
    ['recipient', () => paystack.transfers.getTransfers({ customer: id })],
    ['transaction', () => paystack.refunds.getRefunds({ transaction: id })],
    ['terminalid', () => paystack.transactions.getTransactions({ terminalId: id })],
  ])('in the query, as %s', async (name, call) => {
    const [url] = await sent(call);
    expect(new URL(url, server.url).searchParams.get(name)).toBe(String(id));
  });

  test.each<[object, () => Promise<{ readonly data: unknown }>]>([
    [{ transaction: id }, () => paystack.refunds.create(id)],
    [{ customer: id }, () => paystack.dedicatedAccounts.create(id)],
    [{ customer: id, amount: 1 }, () => paystack.paymentRequests.create(id, { amount: 1 })],
    [{ customer: id, plan: 7 }, () => paystack.subscriptions.create(id, { plan: 7 })],
    [{ customer: id, risk_action: 'deny' }, () => paystack.customers.flag(id, { riskAction: 'deny' })],
    [
      { source: 'balance', amount: 1, recipient: id },
      () => paystack.transfers.initiate(1, { recipient: id }),
    ],
    [
      { source: 'balance', transfers: [{ amount: 1, recipient: id }] },
      () => paystack.transfers.bulkTransfer([{ amount: 1, recipient: id }]),
    ],
    [{ products: [473, '292'] }, () => paystack.paymentPages.addProducts(id, { products: [473, '292'] })],
  ])('in the body, where it stays a number: %j', async (body, call) => {
    expect((await sent(call))[1]).toEqual(body);
  });

  test.each([-1, 1.5, NaN, Infinity, 2 ** 53])('%p is none', async (wrong) => {
    const allowed = 'must be text or an integer from 0 to 9007199254740991';
    expect(await problemOf(() => paystack.transactions.getTransaction(wrong))).toContain(`\`id\` ${allowed}`);
    expect(await problemOf(() => paystack.refunds.create(wrong))).toContain(`\`transaction\` ${allowed}`);
    expect(await problemOf(() => paystack.transfers.getTransfers({ customer: wrong }))).toContain(
      `\`customer\` ${allowed}`,
    );
  });

  test.each<[string, () => unknown]>([
    ['reference', () => paystack.transactions.verify(7 as unknown as string)],
    ['authCode', () => paystack.customers.deactivate(7 as unknown as string)],
    [
      'splitCode',
      () => paystack.virtualTerminals.addSplitCode('VT_1', { splitCode: 7 as unknown as string }),
    ],
    ['bankCode', () => paystack.verification.resolveAccountNumber('0', { bankCode: 7 as unknown as string })],
  ])('%s is only ever text', async (parameter, call) => {
    expect(await problemOf(call)).toContain(`\`${parameter}\` must be a`);
  });
});

describe('two names of one parameter', () => {
  const account = { currency: 'NGN', accountNumber: '0123456789', bankId: 9 };
  const onWire = { refund_account_details: { currency: 'NGN', account_number: '0123456789', bank_id: 9 } };

  test('are each taken', async () => {
    expect((await sent(() => paystack.refunds.retryRefund(1, { refundAccount: account })))[1]).toEqual(
      onWire,
    );
    expect((await sent(() => paystack.refunds.retryRefund(1, { refundAccountDetails: account })))[1]).toEqual(
      onWire,
    );
    const calls = [{ enabledForVerification: true }, { enabledForVerificaton: true }];
    for (const params of calls) {
      const [url] = await sent(() => paystack.miscellaneous.getBanks(params));
      expect(url).toContain('enabled_for_verification=true');
    }
  });

  test.each<[string, string, () => unknown]>([
    ['recipient', 'customer', () => paystack.transfers.getTransfers({ customer: 1, recipient: 1 })],
    ['transaction', 'reference', () => paystack.refunds.getRefunds({ reference: 'r', transaction: 'r' })],
    [
      'refundAccount',
      'refundAccountDetails',
      () => paystack.refunds.retryRefund(1, { refundAccount: account, refundAccountDetails: account }),
    ],
    [
      'enabledForVerificaton',
      'enabledForVerification',
      () => paystack.miscellaneous.getBanks({ enabledForVerification: true, enabledForVerificaton: true }),
    ],
  ])('are not taken both: %s and %s', async (one, other, call) => {
    expect(await problemOf(call)).toBe(
      `\`${one}\` must be left out if \`${other}\` is given: they are two names of one parameter.`,
    );
  });

  test('of which one is needed', async () => {
    const call = () => paystack.refunds.retryRefund(1, {} as { refundAccount: typeof account });
    expect(await problemOf(call)).toBe('`refundAccountDetails` is required if `refundAccount` is not given.');
  });
});

describe('a date may be a Date:', () => {
  const date = new Date('2026-02-28T23:30:00.500+01:00');
  const iso = '2026-02-28T22:30:00.500Z';

  test.each<[string, string, () => Promise<{ readonly data: unknown }>]>([
    ['from', iso, () => paystack.transactions.getTransactions({ startDate: date })],
    ['to', iso, () => paystack.customers.getCustomers({ endDate: date })],
    ['from', iso, () => paystack.disputes.exportDisputes({ startDate: date })],
    ['date', '2026-02-28', () => paystack.dedicatedAccounts.requery('0', { providerSlug: 'x', date })],
    ['from', iso, () => paystack.request('GET', '/customer', { query: { from: date } })],
  ])('in the query, as %s', async (name, value, call) => {
    const [url] = await sent(call);
    expect(new URL(url, server.url).searchParams.get(name)).toBe(value);
  });

  test.each<[object, () => Promise<{ readonly data: unknown }>]>([
    [{ due_date: iso }, () => paystack.paymentRequests.create('CUS_1', { amount: 1, dueDate: date })],
    [{ start_date: iso }, () => paystack.subscriptions.create('CUS_1', { plan: 'PLN_1', startDate: date })],
    [{ birthday: '2026-02-28' }, () => paystack.charge.submitBirthday(date, { reference: 'r' })],
    [{ birthday: '2026-02-28' }, () => paystack.charge.charge(EMAIL, { amount: 1, birthday: date })],
    [{ metadata: { at: iso } }, () => paystack.customers.update('CUS_1', { metadata: { at: date } })],
    [
      { bank_transfer: { account_expires_at: iso } },
      () => paystack.charge.charge(EMAIL, { amount: 1, bankTransfer: { account_expires_at: date } }),
    ],
  ])('in the body: %j', async (body, call) => {
    expect((await sent(call))[1]).toMatchObject(body);
  });

  test.each<[string, (given: Date) => unknown]>([
    ['startDate', (startDate) => paystack.plans.getPlans({ startDate })],
    ['dueDate', (dueDate) => paystack.paymentRequests.update('1', { dueDate })],
    ['birthday', (birthday) => paystack.charge.submitBirthday(birthday, { reference: 'r' })],
    ['metadata', (at) => paystack.customers.update('CUS_1', { metadata: { at } })],
    ['query.from', (from) => paystack.request('GET', '/customer', { query: { from } })],
  ])('an invalid one is refused as %s', async (parameter, call) => {
    expect(await problemOf(() => call(new Date(NaN)))).toContain(`\`${parameter}\` must be `);
  });

  test.each([
    '2026-02-31',
    '2026-02-31T10:00:00Z',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-00',
    '2026/06/31',
  ])('%s does not exist', async (startDate) => {
    expect(await problemOf(() => paystack.transfers.getTransfers({ startDate }))).toBe(
      `\`startDate\` must be a day that exists, but "${startDate}" was given.`,
    );
  });

  test('a birthday that does not exist is refused, and not shown', async () => {
    expect(await problemOf(() => paystack.charge.submitBirthday('1990-02-30', { reference: 'r' }))).toBe(
      '`birthday` must be a day that exists, but a string was given.',
    );
  });

  test.each([
    '2024-02-29',
    '2026-02-28T23:59:59+01:00',
    '2026-12-31',
    'yesterday',
    '',
    '1767225600',
    '0001-01-01',
  ])('%p is sent as it is', async (startDate) => {
    const [url] = await sent(() => paystack.transfers.getTransfers({ startDate }));
    expect(new URL(url, server.url).searchParams.get('from')).toBe(startDate);
  });

  test('a Date of another realm is one', async () => {
    const foreign = runInNewContext(`new Date('${iso}')`) as Date;
    const [url] = await sent(() => paystack.transfers.getTransfers({ startDate: foreign }));
    expect(new URL(url, server.url).searchParams.get('from')).toBe(iso);
  });
});
