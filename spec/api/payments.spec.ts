import { AsyncPaystack } from 'tspaystack2';
import { failureOf } from '../support/clients';
import { interceptPaystack } from '../support/intercepted-paystack';
import { expectedOnWire } from '../support/recorded';

// What pypaystack2 2.1.1 lacks of the APIs about transactions, charges, splits, subaccounts and bulk charges. The rest is
// in wire.spec.ts.

const KEY = 'sk_test_payments';
const paystack = new AsyncPaystack(KEY, { retries: 0 });
const intercepted = interceptPaystack();

const SPLIT = { type: 'flat', bearer_type: 'account', subaccounts: [{ subaccount: 'ACCT_1', share: 100 }] };
const EMAIL = 'ada@example.com';

test.each([
  [
    'Transaction.initialize',
    () => paystack.transactions.initialize(100, { email: EMAIL, split: SPLIT, label: 'Ada' }),
    {
      method: 'POST',
      path: ['transaction', 'initialize'],
      body: { amount: 100, email: EMAIL, split: SPLIT, label: 'Ada' },
    },
  ],
  [
    'Transaction.charge',
    () =>
      paystack.transactions.charge(100, {
        email: EMAIL,
        authCode: 'AUTH_1',
        splitCode: 'SPL_1',
        split: SPLIT,
        queue: null,
      }),
    {
      method: 'POST',
      path: ['transaction', 'charge_authorization'],
      body: {
        amount: 100,
        email: EMAIL,
        authorization_code: 'AUTH_1',
        split_code: 'SPL_1',
        split: SPLIT,
      },
    },
  ],
  [
    'Transaction.getTransactions',
    () =>
      paystack.transactions.getTransactions({
        useCursor: true,
        next: 'n',
        previous: 'p',
        channel: 'card',
        source: 'checkout',
        terminalId: '30',
        virtualAccountNumber: '0123456789',
        settlement: 12,
        subaccountCode: 'ACCT_1',
        splitCode: 'SPL_1',
      }),
    {
      method: 'GET',
      path: ['transaction', ''],
      query: [
        ['perPage', '50'],
        ['use_cursor', 'true'],
        ['next', 'n'],
        ['previous', 'p'],
        ['channel', 'card'],
        ['source', 'checkout'],
        ['terminalid', '30'],
        ['virtual_account_number', '0123456789'],
        ['settlement', '12'],
        ['subaccount_code', 'ACCT_1'],
        ['split_code', 'SPL_1'],
      ],
    },
  ],
  [
    'Transaction.export',
    () => paystack.transactions.export({ subaccountCode: 'ACCT_1' }),
    {
      method: 'GET',
      path: ['transaction', 'export', ''],
      query: [
        ['perPage', '50'],
        ['subaccount_code', 'ACCT_1'],
      ],
    },
  ],
  [
    'Charge.charge',
    () =>
      paystack.charge.charge(EMAIL, {
        amount: 100,
        qr: { provider: 'scan-to-pay' },
        eft: { provider: 'ozow' },
        birthday: '1995-12-23',
        subaccount: 'ACCT_1',
        bearer: 'subaccount',
        splitCode: 'SPL_1',
        transactionCharge: 0,
      }),
    {
      method: 'POST',
      path: ['charge'],
      body: {
        email: EMAIL,
        amount: 100,
        qr: { provider: 'scan-to-pay' },
        eft: { provider: 'ozow' },
        birthday: '1995-12-23',
        subaccount: 'ACCT_1',
        bearer: 'subaccount',
        split_code: 'SPL_1',
        transaction_charge: 0,
      },
    },
  ],
  [
    'TransactionSplit.getSplits',
    () => paystack.splits.getSplits({ active: null, subaccountCode: 'ACCT_1' }),
    {
      method: 'GET',
      path: ['split'],
      query: [
        ['perPage', '50'],
        ['subaccount_code', 'ACCT_1'],
      ],
    },
  ],
  [
    'SubAccount.getSubaccounts',
    () => paystack.subaccounts.getSubaccounts({ active: false }),
    {
      method: 'GET',
      path: ['subaccount'],
      query: [
        ['perPage', '50'],
        ['page', '1'],
        ['active', 'false'],
      ],
    },
  ],
  [
    'BulkCharge.getBatches',
    () => paystack.bulkCharges.getBatches({ status: 'paused' }),
    {
      method: 'GET',
      path: ['bulkcharge'],
      query: [
        ['perPage', '50'],
        ['page', '1'],
        ['status', 'paused'],
      ],
    },
  ],
])('%s sends what Python does not', async (_title, call, expected) => {
  await call();
  expect(intercepted.seen).toEqual([expectedOnWire(expected, KEY)]);
});

describe('on updating a split, bearerSubaccount', () => {
  test.each([[undefined], [null], ['account'], ['all']] as const)(
    'is refused with bearerType %p',
    async (bearerType) => {
      const call = () => paystack.splits.update('1', { bearerType, bearerSubaccount: 'ACCT_1' });
      expect(await failureOf(call)).toEqual({
        name: 'InvalidDataException',
        message: '`bearerSubaccount` can only be given if `bearerType` is `Bearer.SUB_ACCOUNT`.',
        parameter: 'bearerSubaccount',
      });
      expect(intercepted.seen).toEqual([]);
    },
  );

  test('is sent without a bearerType if it is empty', async () => {
    await paystack.splits.update('1', { bearerSubaccount: '' });
    expect(intercepted.seen.map(({ body }) => body)).toEqual([{ bearer_subaccount: '' }]);
  });
});

test.each([
  [
    'body[1].amount',
    () =>
      paystack.bulkCharges.initiate([
        { authorization: 'AUTH_1', amount: 1, reference: 'a' },
        { authorization: 'AUTH_2', amount: 0.5, reference: 'b' },
      ]),
  ],
  [
    'subaccounts[1].share',
    () =>
      paystack.splits.create('Ada', {
        type: 'percentage',
        currency: 'NGN',
        subaccounts: [
          { subaccount: 'ACCT_1', share: 0.5 },
          { subaccount: 'ACCT_2', share: NaN },
        ],
      }),
  ],
])('what is wrong in a list is told by its place: %s', async (parameter, call) => {
  expect(await failureOf(call)).toMatchObject({ name: 'InvalidDataException', parameter });
  expect(intercepted.seen).toEqual([]);
});

const secret = 9081726354 as unknown as string;
const REFERENCE = { reference: 'a' };

test.each([
  ['virtualAccountNumber', () => paystack.transactions.getTransactions({ virtualAccountNumber: secret })],
  ['pin', () => paystack.charge.charge(EMAIL, { amount: 1, pin: secret })],
  ['birthday', () => paystack.charge.charge(EMAIL, { amount: 1, birthday: secret })],
  ['pin', () => paystack.charge.submitPin(secret, REFERENCE)],
  ['otp', () => paystack.charge.submitOtp(secret, REFERENCE)],
  ['phone', () => paystack.charge.submitPhone(secret, REFERENCE)],
  ['birthday', () => paystack.charge.submitBirthday(secret, REFERENCE)],
  [
    'accountNumber',
    () =>
      paystack.subaccounts.create('Ada', {
        settlementBank: '058',
        accountNumber: secret,
        percentageCharge: 1,
      }),
  ],
  ['accountNumber', () => paystack.subaccounts.update('1', { accountNumber: secret })],
])('a secret %s that is refused is not shown', async (parameter, call) => {
  expect(await failureOf(call)).toEqual({
    name: 'InvalidDataException',
    message: `\`${parameter}\` must be ${parameter === 'birthday' ? 'a Date or ' : ''}a string of well-formed Unicode, but a number was given.`,
    parameter,
  });
});

describe('auto-pagination goes through all pages of', () => {
  const idsOf = async (walk: AsyncIterable<{ readonly id: number }>) => {
    const ids = [];
    for await (const { id } of walk) ids.push(id);
    return ids;
  };
  const queries = () => intercepted.seen.map(({ query }) => Object.fromEntries(query) as unknown);

  test('transactions by cursor', async () => {
    intercepted.bodyOf = (url) =>
      url.includes('next=c')
        ? { data: [{ id: 2 }], meta: { next: null } }
        : { data: [{ id: 1 }], meta: { next: 'c' } };
    expect(await idsOf(paystack.transactions.allTransactions({ status: 'success' }))).toEqual([1, 2]);
    const each = { perPage: '100', status: 'success', use_cursor: 'true' };
    expect(queries()).toEqual([each, { ...each, next: 'c' }]);
  });

  test.each([
    ['splits', () => paystack.splits.allSplits({ name: 'Ada' }), 'split', { name: 'Ada', active: 'true' }],
    ['subaccounts', () => paystack.subaccounts.allSubaccounts(), 'subaccount', {}],
    ['batches', () => paystack.bulkCharges.allBatches({ endDate: 'b' }), 'bulkcharge', { to: 'b' }],
    [
      'charges in a batch',
      () => paystack.bulkCharges.allChargesInBatch('BCH_1', { status: 'failed' }),
      'bulkcharge/BCH_1/charges',
      { status: 'failed' },
    ],
  ])('%s by number', async (_what, walk, path, filters) => {
    intercepted.bodyOf = (url) => {
      const page = /[?&]page=2/.test(url) ? 2 : 1;
      return { data: [{ id: page }], meta: { page, pageCount: 2 } };
    };
    expect(await idsOf(walk())).toEqual([1, 2]);
    expect(new Set(intercepted.seen.map((request) => request.path.join('/')))).toEqual(new Set([path]));
    const each = { ...filters, perPage: '100' };
    expect(queries()).toEqual([
      { ...each, page: '1' },
      { ...each, page: '2' },
    ]);
  });
});

test('a charge that the customer has to confirm is told by `paused`', async () => {
  const paused = {
    paused: true,
    authorization_url: 'https://example.com/c',
    access_code: 'c',
    reference: 'a',
  };
  intercepted.bodyOf = () => ({ data: paused });
  const reply = await paystack.transactions.charge(100, { email: EMAIL, authCode: 'AUTH_1' });
  // The compiler knows the two shapes apart.
  const next = reply.status && (reply.data.paused ? reply.data.authorization_url : reply.data.status);
  expect(next).toBe('https://example.com/c');
});
