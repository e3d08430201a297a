import { AsyncPaystack } from 'tspaystack2';
import { failureOf } from '../support/clients';
import { interceptPaystack } from '../support/intercepted-paystack';
import { expectedOnWire } from '../support/recorded';

// What pypaystack2 2.1.1 lacks of the APIs about pages, products, requests, refunds, settlements and subscriptions. The
// rest is in wire.spec.ts.

const KEY = 'sk_test_commerce';
const paystack = new AsyncPaystack(KEY, { retries: 0 });
const account = { currency: 'NGN', accountNumber: '0123456789', bankId: '9' } as const;

const intercepted = interceptPaystack();

test.each([
  ['Product.delete', () => paystack.products.delete('a/b'), { method: 'DELETE', path: ['product', 'a/b'] }],
  [
    'Refund.retryRefund',
    () => paystack.refunds.retryRefund('a/b', { refundAccountDetails: account }),
    {
      method: 'POST',
      path: ['refund', 'retry_with_customer_details', 'a/b'],
      body: { refund_account_details: { currency: 'NGN', account_number: '0123456789', bank_id: '9' } },
    },
  ],
  [
    'PaymentPage.create',
    () =>
      paystack.paymentPages.create('Ada', {
        currency: 'USD',
        type: 'subscription',
        plan: '28',
        fixedAmount: false,
        successMessage: 'Thanks',
        notificationEmail: 'ada@example.com',
        collectPhone: true,
      }),
    {
      method: 'POST',
      path: ['page'],
      body: {
        name: 'Ada',
        currency: 'USD',
        type: 'subscription',
        plan: '28',
        fixed_amount: false,
        success_message: 'Thanks',
        notification_email: 'ada@example.com',
        collect_phone: true,
      },
    },
  ],
  [
    'PaymentRequest.update',
    () => paystack.paymentRequests.update('PRQ_1', { hasInvoice: true }),
    { method: 'PUT', path: ['paymentrequest', 'PRQ_1'], body: { has_invoice: true } },
  ],
  [
    'PaymentRequest.getPaymentRequests',
    () => paystack.paymentRequests.getPaymentRequests({ status: 'draft', includeArchive: null }),
    {
      method: 'GET',
      path: ['paymentrequest'],
      query: [
        ['perPage', '50'],
        ['status', 'draft'],
        ['page', '1'],
      ],
    },
  ],
  [
    'Product.create',
    () =>
      paystack.products.create('Ada', { description: 'b', price: 1, currency: 'NGN', splitCode: 'SPL_1' }),
    {
      method: 'POST',
      path: ['product'],
      body: { name: 'Ada', description: 'b', price: 1, currency: 'NGN', split_code: 'SPL_1' },
    },
  ],
  [
    'Product.update',
    () => paystack.products.update('1', { splitCode: 'SPL_1' }),
    { method: 'PUT', path: ['product', '1'], body: { split_code: 'SPL_1' } },
  ],
  [
    'Product.getProducts',
    () => paystack.products.getProducts({ active: false }),
    {
      method: 'GET',
      path: ['product'],
      query: [
        ['perPage', '50'],
        ['page', '1'],
        ['active', 'false'],
      ],
    },
  ],
  [
    'Settlement.getSettlements',
    () => paystack.settlements.getSettlements({ subaccount: 'none', status: 'processing' }),
    {
      method: 'GET',
      path: ['settlement'],
      query: [
        ['perPage', '50'],
        ['subaccount', 'none'],
        ['page', '1'],
        ['status', 'processing'],
      ],
    },
  ],
  [
    'Subscription.getSubscriptions',
    () => paystack.subscriptions.getSubscriptions({ startDate: 'a', endDate: 'b' }),
    {
      method: 'GET',
      path: ['subscription', ''],
      query: [
        ['perPage', '50'],
        ['page', '1'],
        ['from', 'a'],
        ['to', 'b'],
      ],
    },
  ],
])('%s sends what Python does not', async (_title, call, request) => {
  await call();
  expect(intercepted.seen).toEqual([expectedOnWire(request, KEY)]);
});

describe('a product without end of stock', () => {
  const given = { description: 'b', price: 1, currency: 'NGN', unlimited: true } as const;

  test.each([
    ['created', () => paystack.products.create('a', { ...given, quantity: 0 })],
    ['updated', () => paystack.products.update('1', { unlimited: true, quantity: 5 })],
  ])('has no quantity when it is %s', async (_when, call) => {
    expect(await failureOf(call)).toEqual({
      name: 'InvalidDataException',
      message: '`quantity` must be left out where `unlimited` is true.',
      parameter: 'quantity',
    });
    expect(intercepted.seen).toEqual([]);
  });

  test('is created where the quantity is null', async () => {
    await paystack.products.create('a', { ...given, quantity: null });
    expect(intercepted.seen.map(({ body }) => body)).toEqual([{ name: 'a', ...given }]);
  });
});

test.each([
  [
    'lineItems[1].quantity',
    () =>
      paystack.paymentRequests.create('CUS_1', {
        amount: 1,
        lineItems: [
          { name: 'a', amount: 1, quantity: 1 },
          { name: 'b', amount: 1, quantity: -1 },
        ],
      }),
    'must be an integer, 0 or more, but -1 was given.',
  ],
  [
    'tax[0].amount',
    () => paystack.paymentRequests.update('PRQ_1', { tax: [{ name: 'VAT', amount: 0.5 }] }),
    "must be an amount in the currency's subunit: an integer, 0 or more, but 0.5 was given. " +
      'If it is in the base unit, such as naira, convert it by `toSubunit`.',
  ],
  [
    'products[0]',
    () => paystack.paymentPages.addProducts('1', { products: [4.5] }),
    'must be text or an integer from 0 to 9007199254740991, but 4.5 was given.',
  ],
])('what is wrong in a list is told by its place: %s', async (parameter, call, problem) => {
  expect(await failureOf(call)).toEqual({
    name: 'InvalidDataException',
    message: `\`${parameter}\` ${problem}`,
    parameter,
  });
  expect(intercepted.seen).toEqual([]);
});

const secret = 9081726354 as unknown as string;

test.each([
  [
    'refundAccountDetails.accountNumber',
    () => paystack.refunds.retryRefund('1', { refundAccountDetails: { ...account, accountNumber: secret } }),
  ],
  ['token', () => paystack.subscriptions.enable('SUB_1', { token: secret })],
  ['token', () => paystack.subscriptions.disable('SUB_1', { token: secret })],
])('a secret %s that is refused is not shown', async (parameter, call) => {
  expect(await failureOf(call)).toEqual({
    name: 'InvalidDataException',
    message: `\`${parameter}\` must be a string of well-formed Unicode, but a number was given.`,
    parameter,
  });
  expect(intercepted.seen).toEqual([]);
});

test.each([
  [
    'payment requests',
    () => paystack.paymentRequests.allPaymentRequests({ status: 'draft' }),
    '/paymentrequest?status=draft&include_archive=false',
  ],
  ['payment pages', () => paystack.paymentPages.allPages({ endDate: 'b' }), '/page?to=b'],
  ['products', () => paystack.products.allProducts({ active: true }), '/product?active=true'],
  ['refunds', () => paystack.refunds.allRefunds({ currency: 'GHS' }), '/refund?currency=GHS'],
  ['settlements', () => paystack.settlements.allSettlements({ startDate: 'a' }), '/settlement?from=a'],
  [
    'transactions of a settlement',
    () => paystack.settlements.allSettlementTransactions('a/b', { startDate: 'a' }),
    '/settlement/a%2Fb/transactions?from=a',
  ],
  ['subscriptions', () => paystack.subscriptions.allSubscriptions({ plan: '28' }), '/subscription/?plan=28'],
])('auto-pagination goes through all pages of %s', async (_what, walk, url) => {
  intercepted.bodyOf = (asked) => {
    const page = asked.includes('page=2') ? 2 : 1;
    return { data: [{ id: page }], meta: { page, pageCount: 2 } };
  };
  const ids = [];
  for await (const { id } of walk()) ids.push(id);
  expect(ids).toEqual([1, 2]);
  const { pathname, searchParams } = new URL(url, 'https://api.paystack.co');
  const path = pathname.split('/').slice(1).map(decodeURIComponent);
  const inOrder = (query: readonly (readonly string[])[]) => query.map((pair) => pair.join('=')).sort();
  expect(intercepted.seen.map((request) => [request.path, inOrder(request.query)])).toEqual(
    ['1', '2'].map((page) => [path, inOrder([...searchParams, ['perPage', '100'], ['page', page]])]),
  );
});
