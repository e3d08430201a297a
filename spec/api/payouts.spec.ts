import { AsyncPaystack } from 'tspaystack2';
import { failureOf } from '../support/clients';
import { interceptPaystack } from '../support/intercepted-paystack';
import { expectedOnWire } from '../support/recorded';

// What pypaystack2 lacks of the APIs about transfers, accounts and banks. The rest is in wire.spec.ts.

const KEY = 'sk_test_payouts';
const paystack = new AsyncPaystack(KEY, { retries: 0 });

const intercepted = interceptPaystack();

const get = (path: string, query: [string, string][]) =>
  expectedOnWire({ method: 'GET', path: path.split('/'), query }, KEY);
const post = (path: string, body: object) =>
  expectedOnWire({ method: 'POST', path: path.split('/'), body }, KEY);

const CURSORS = { useCursor: true, next: 'n', previous: 'p' };
const CURSORS_ON_WIRE: [string, string][] = [
  ['use_cursor', 'true'],
  ['next', 'n'],
  ['previous', 'p'],
];

test.each([
  [
    'Transfer.export',
    () => paystack.transfers.export({ recipient: '28', status: 'success', startDate: 'a', endDate: 'b' }),
    get('transfer/export', [
      ['recipient', '28'],
      ['status', 'success'],
      ['from', 'a'],
      ['to', 'b'],
    ]),
  ],
  ['Transfer.export of all', () => paystack.transfers.export(), get('transfer/export', [])],
  [
    'Transfer.initiate',
    () => paystack.transfers.initiate(100, { recipient: 'RCP_1', accountReference: 'A' }),
    post('transfer', { amount: 100, recipient: 'RCP_1', source: 'balance', account_reference: 'A' }),
  ],
  [
    'Transfer.bulkTransfer',
    () => paystack.transfers.bulkTransfer([], { currency: 'GHS' }),
    post('transfer/bulk', { transfers: [], source: 'balance', currency: 'GHS' }),
  ],
  [
    'Transfer.getTransfers',
    () => paystack.transfers.getTransfers({ page: null, status: 'otp', ...CURSORS }),
    get('transfer', [['perPage', '50'], ['status', 'otp'], ...CURSORS_ON_WIRE]),
  ],
  [
    'TransferRecipient.getTransferRecipients',
    () => paystack.transferRecipients.getTransferRecipients({ page: null, ...CURSORS }),
    get('transferrecipient', [['perPage', '50'], ...CURSORS_ON_WIRE]),
  ],
  [
    'TransferControl.getBalanceLedger',
    () => paystack.transferControl.getBalanceLedger({ pagination: 3, page: 2, startDate: 'a', endDate: 'b' }),
    get('balance/ledger', [
      ['perPage', '3'],
      ['page', '2'],
      ['from', 'a'],
      ['to', 'b'],
    ]),
  ],
  [
    'DedicatedAccount.getDedicatedAccounts',
    () =>
      paystack.dedicatedAccounts.getDedicatedAccounts({
        active: null,
        currency: null,
        pagination: 3,
        page: 2,
        ...CURSORS,
      }),
    get('dedicated_account', [['perPage', '3'], ['page', '2'], ...CURSORS_ON_WIRE]),
  ],
  [
    'Miscellaneous.getBanks',
    () =>
      paystack.miscellaneous.getBanks({ enabledForVerification: true, includeNipSortCode: false, page: 2 }),
    get('bank', [
      ['perPage', '50'],
      ['use_cursor', 'false'],
      ['enabled_for_verification', 'true'],
      ['include_nip_sort_code', 'false'],
      ['page', '2'],
    ]),
  ],
  [
    'Miscellaneous.getStates of a country in which Paystack does not work',
    () => paystack.miscellaneous.getStates('CA'),
    get('address_verification/states', [['country', 'CA']]),
  ],
])('%s sends what Python does not', async (_title, call, expected) => {
  await call();
  expect(intercepted.seen).toEqual([expected]);
});

test.each([
  ['NG', 'nigeria'],
  ['GH', 'ghana'],
  ['ZA', 'south africa'],
  ['KE', 'kenya'],
  ['CI', "côte d'ivoire"],
  ['EG', 'egypt'],
  ['RW', 'rwanda'],
] as const)('the list of banks calls %s by its name', async (country, name) => {
  await paystack.miscellaneous.getBanks({ country });
  expect(intercepted.seen.map(({ query }) => query[1])).toEqual([['country', name]]);
});

const IDENTIFIER = 'a non-empty string of well-formed Unicode other than "." and ".."';

describe.each(['getDedicatedAccount', 'deactivate'] as const)('%s', (method) => {
  test.each([
    [-3, 'text or an integer from 0 to 9007199254740991', '-3'],
    [1.5, 'text or an integer from 0 to 9007199254740991', '1.5'],
    [NaN, 'text or an integer from 0 to 9007199254740991', 'NaN'],
    [2 ** 53, 'text or an integer from 0 to 9007199254740991', 'a long number'],
    ['', IDENTIFIER, '""'],
    ['..', IDENTIFIER, '".."'],
    [null, IDENTIFIER, 'null'],
  ])('refuses %p, which is no id', async (id, allowed, shown) => {
    expect(await failureOf(() => paystack.dedicatedAccounts[method](id as number))).toEqual({
      name: 'InvalidDataException',
      message: `\`dedicatedAccountId\` must be ${allowed}, but ${shown} was given.`,
      parameter: 'dedicatedAccountId',
    });
    expect(intercepted.seen).toEqual([]);
  });
});

test('what is wrong in one of many transfers is told by its place', async () => {
  const transfers = [
    { amount: 1, recipient: 'RCP_1' },
    { amount: -1, recipient: 'RCP_2' },
  ];
  expect(await failureOf(() => paystack.transfers.bulkTransfer(transfers))).toMatchObject({
    parameter: 'transfers[1].amount',
  });
  expect(intercepted.seen).toEqual([]);
});

const NUMBER = 9081726354;
const secret = NUMBER as unknown as string;

test.each([
  ['otp', () => paystack.transfers.finalize('TRF_1', { otp: secret })],
  ['otp', () => paystack.transferControl.finalizeDisableOtp(secret)],
  [
    'accountNumber',
    () =>
      paystack.transferRecipients.create('nuban', { name: 'Ada', accountNumber: secret, bankCode: '058' }),
  ],
  [
    'batch[0].accountNumber',
    () =>
      paystack.transferRecipients.bulkCreate([
        { type: 'nuban', name: 'Ada', accountNumber: secret, bankCode: '058' },
      ]),
  ],
  ['accountNumber', () => paystack.verification.resolveAccountNumber(secret, { bankCode: '058' })],
  [
    'documentNumber',
    () =>
      paystack.verification.validateAccount('Ada', {
        accountNumber: '0',
        accountType: 'personal',
        bankCode: '058',
        countryCode: 'ZA',
        documentType: 'identityNumber',
        documentNumber: secret,
      }),
  ],
  ['accountNumber', () => paystack.dedicatedAccounts.requery(secret, { providerSlug: 'wema-bank' })],
  ['accountNumber', () => paystack.dedicatedAccounts.removeSplit(secret)],
  [
    'bvn',
    () =>
      paystack.dedicatedAccounts.assign('ada@example.com', {
        firstName: 'Ada',
        lastName: 'Lovelace',
        phone: '08012345678',
        preferredBank: 'wema-bank',
        bvn: secret,
      }),
  ],
])('a secret %s that is refused is not shown', async (parameter, call) => {
  expect(await failureOf(call)).toEqual({
    name: 'InvalidDataException',
    message: `\`${parameter}\` must be a string of well-formed Unicode, but a number was given.`,
    parameter,
  });
});

describe('auto-pagination goes through all pages of', () => {
  const idsOf = async (walk: AsyncIterable<{ readonly id: number }>) => {
    const ids = [];
    for await (const { id } of walk) ids.push(id);
    return ids;
  };

  test.each([
    ['transfers', () => paystack.transfers.allTransfers({ status: 'otp' }), [['status', 'otp']]],
    ['recipients', () => paystack.transferRecipients.allTransferRecipients({ endDate: 'b' }), [['to', 'b']]],
    ['banks', () => paystack.miscellaneous.allBanks({ currency: 'NGN' }), [['currency', 'NGN']]],
    [
      'dedicated accounts',
      () => paystack.dedicatedAccounts.allDedicatedAccounts(),
      [
        ['active', 'true'],
        ['currency', 'NGN'],
      ],
    ],
  ] as const)('%s by cursor', async (_what, walk, filters) => {
    intercepted.bodyOf = (url) =>
      url.includes('next=c')
        ? { data: [{ id: 2 }], meta: { next: null } }
        : { data: [{ id: 1 }], meta: { next: 'c' } };
    expect(await idsOf(walk())).toEqual([1, 2]);
    const queries = intercepted.seen.map(({ query }) => Object.fromEntries(query as [string, string][]));
    const each = { ...Object.fromEntries(filters), perPage: '100', use_cursor: 'true' };
    expect(queries).toEqual([each, { ...each, next: 'c' }]);
  });

  test('the balance ledger by number', async () => {
    intercepted.bodyOf = (url) => {
      const page = url.includes('page=2') ? 2 : 1;
      return { data: [{ id: page }], meta: { page, pageCount: 2 } };
    };
    expect(await idsOf(paystack.transferControl.allBalanceLedger({ startDate: 'a' }))).toEqual([1, 2]);
    const each = { from: 'a', perPage: '100' };
    expect(intercepted.seen.map(({ query }) => Object.fromEntries(query as [string, string][]))).toEqual([
      { ...each, page: '1' },
      { ...each, page: '2' },
    ]);
  });
});
