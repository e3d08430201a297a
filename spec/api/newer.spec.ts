import nock from 'nock';
import { AsyncPaystack, Paystack, type Response } from 'tspaystack2';
import { failureOf } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';
import { type RecordedRequest, expectedOnWire, readOffWire } from '../support/recorded';

// Endpoints that are newer than pypaystack2 2.1.1, as Paystack's description has them.

const KEY = 'sk_test_newer';

/** The APIs that have such endpoints. */
type Attribute = 'customers' | 'directDebits' | 'virtualTerminals' | 'storefronts' | 'orders';
type Call = readonly [attribute: Attribute, method: string, ...args: unknown[]];

const get = (path: string, query: RecordedRequest['query'] = []): RecordedRequest => ({
  method: 'GET',
  path: path.split('/'),
  query,
});
const send = (method: string, path: string, body?: unknown): RecordedRequest => ({
  method,
  path: path.split('/'),
  body,
});

const account = { number: '0123456789', bank_code: '058' };
const address = { street: '1 Example Street', city: 'Lagos', state: 'Lagos' };
const destination = { target: '+2348012345678', name: 'Till' };
const PAGE = [
  ['perPage', '50'],
  ['page', '1'],
];

const requests: readonly (readonly [Call, RecordedRequest])[] = [
  [
    ['customers', 'initializeAuthorization', 'ada@example.com'],
    send('POST', 'customer/authorization/initialize', { email: 'ada@example.com', channel: 'direct_debit' }),
  ],
  [
    [
      'customers',
      'initializeAuthorization',
      'ada@example.com',
      { callbackUrl: 'https://example.com/back', account, address, channel: 'other' },
    ],
    send('POST', 'customer/authorization/initialize', {
      email: 'ada@example.com',
      callback_url: 'https://example.com/back',
      account,
      address,
      channel: 'other',
    }),
  ],
  [
    ['customers', 'verifyAuthorization', 'dfbz/fot'],
    { method: 'GET', path: ['customer', 'authorization', 'verify', 'dfbz/fot'] },
  ],
  [
    ['customers', 'initializeDirectDebit', 297346561, { account, address }],
    send('POST', 'customer/297346561/initialize-direct-debit', { account, address }),
  ],
  [
    ['customers', 'triggerActivationCharge', '297346561', { authorizationId: 1069309917 }],
    send('PUT', 'customer/297346561/directdebit-activation-charge', { authorization_id: 1069309917 }),
  ],
  [
    ['customers', 'getMandateAuthorizations', 297346561],
    get('customer/297346561/directdebit-mandate-authorizations'),
  ],

  [
    ['directDebits', 'triggerActivationCharge', [28958104, 983697220]],
    send('PUT', 'directdebit/activation-charge', { customer_ids: [28958104, 983697220] }),
  ],
  [
    ['directDebits', 'getMandateAuthorizations'],
    get('directdebit/mandate-authorizations', [['per_page', '50']]),
  ],
  [
    ['directDebits', 'getMandateAuthorizations', { pagination: 3, cursor: 'c', status: 'active' }],
    get('directdebit/mandate-authorizations', [
      ['per_page', '3'],
      ['cursor', 'c'],
      ['status', 'active'],
    ]),
  ],

  [
    ['virtualTerminals', 'create', 'Shop', { destinations: [destination] }],
    send('POST', 'virtual_terminal', { name: 'Shop', destinations: [destination] }),
  ],
  [
    [
      'virtualTerminals',
      'create',
      'Shop',
      {
        destinations: [{ target: '+2348012345678' }],
        splitCode: 'SPL_1',
        metadata: { shop: 1 },
        currency: 'NGN',
        customFields: [{ display_name: 'Age', variable_name: 'age' }],
      },
    ],
    send('POST', 'virtual_terminal', {
      name: 'Shop',
      destinations: [{ target: '+2348012345678' }],
      split_code: 'SPL_1',
      metadata: { shop: 1 },
      currency: 'NGN',
      custom_fields: [{ display_name: 'Age', variable_name: 'age' }],
    }),
  ],
  [['virtualTerminals', 'all'], get('virtual_terminal/', [['perPage', '50']])],
  [
    [
      'virtualTerminals',
      'all',
      { pagination: 75, page: 2, status: 'inactive', search: 'shop', next: 'n', previous: 'p' },
    ],
    get('virtual_terminal/', [
      ['perPage', '75'],
      ['page', '2'],
      ['status', 'inactive'],
      ['search', 'shop'],
      ['next', 'n'],
      ['previous', 'p'],
    ]),
  ],
  [['virtualTerminals', 'get', 'VT_MCK5292Z'], get('virtual_terminal/VT_MCK5292Z')],
  [
    ['virtualTerminals', 'update', 'VT_MCK5292Z', { name: 'Stall' }],
    send('PUT', 'virtual_terminal/VT_MCK5292Z', { name: 'Stall' }),
  ],
  [['virtualTerminals', 'deactivate', 'VT_MCK5292Z'], send('PUT', 'virtual_terminal/VT_MCK5292Z/deactivate')],
  [
    ['virtualTerminals', 'assignDestination', 'VT_MCK5292Z', { destinations: [destination] }],
    send('POST', 'virtual_terminal/VT_MCK5292Z/destination/assign', { destinations: [destination] }),
  ],
  [
    ['virtualTerminals', 'unassignDestination', 'VT_MCK5292Z', { targets: ['+2348012345678'] }],
    send('POST', 'virtual_terminal/VT_MCK5292Z/destination/unassign', { targets: ['+2348012345678'] }),
  ],
  [
    ['virtualTerminals', 'addSplitCode', 'VT_MCK5292Z', { splitCode: 'SPL_1' }],
    send('PUT', 'virtual_terminal/VT_MCK5292Z/split_code', { split_code: 'SPL_1' }),
  ],
  [
    ['virtualTerminals', 'removeSplitCode', 'VT_MCK5292Z', { splitCode: 'SPL_1' }],
    send('DELETE', 'virtual_terminal/VT_MCK5292Z/split_code', { split_code: 'SPL_1' }),
  ],

  [['storefronts', 'create', 'Shop'], send('POST', 'storefront', { name: 'Shop' })],
  [
    ['storefronts', 'create', 'Shop', { slug: 'shop', description: 'All', currency: 'NGN' }],
    send('POST', 'storefront', { name: 'Shop', slug: 'shop', description: 'All', currency: 'NGN' }),
  ],
  [['storefronts', 'getStorefronts'], get('storefront/', PAGE)],
  [
    ['storefronts', 'getStorefronts', { pagination: 3, page: 2, status: 'active' }],
    get('storefront/', [
      ['perPage', '3'],
      ['page', '2'],
      ['status', 'active'],
    ]),
  ],
  [['storefronts', 'getStorefront', 1559046], get('storefront/1559046')],
  [
    ['storefronts', 'update', 1559046, { name: 'Shop', slug: 'shop', description: 'All' }],
    send('PUT', 'storefront/1559046', { name: 'Shop', slug: 'shop', description: 'All' }),
  ],
  [['storefronts', 'update', 1559046], send('PUT', 'storefront/1559046', {})],
  [['storefronts', 'delete', 1559046], send('DELETE', 'storefront/1559046')],
  [['storefronts', 'verifySlug', 'shop'], get('storefront/verify/shop')],
  [['storefronts', 'getOrders', '1559046'], get('storefront/1559046/order')],
  [
    ['storefronts', 'addProducts', '1559046', { products: [2196244] }],
    send('POST', 'storefront/1559046/product', { products: [2196244] }),
  ],
  [['storefronts', 'getProducts', 1559046], get('storefront/1559046/product')],
  [['storefronts', 'publish', 1559046], send('POST', 'storefront/1559046/publish')],
  [['storefronts', 'duplicate', 1559046], send('POST', 'storefront/1559046/duplicate')],

  [
    ['orders', 'create', { customer: 'CUS_1', lineItems: [{ product: 2196244, quantity: 2 }] }],
    send('POST', 'order', { customer: 'CUS_1', line_items: [{ product: 2196244, quantity: 2 }] }),
  ],
  [
    [
      'orders',
      'create',
      {
        email: 'ada@example.com',
        firstName: 'Ada',
        lastName: 'Lovelace',
        phone: '+2348012345678',
        currency: 'NGN',
        items: [{ item: 2196244, type: 'product', quantity: 2, amount: 0 }],
        shipping: {
          streetLine: '1 Example Street',
          city: 'Lagos',
          state: 'Lagos',
          country: 'Nigeria',
          shippingFee: 0,
          deliveryNote: 'Ring',
        },
        isGift: false,
        payForMe: true,
      },
    ],
    send('POST', 'order', {
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Lovelace',
      phone: '+2348012345678',
      currency: 'NGN',
      items: [{ item: 2196244, type: 'product', quantity: 2, amount: 0 }],
      shipping: {
        street_line: '1 Example Street',
        city: 'Lagos',
        state: 'Lagos',
        country: 'Nigeria',
        shipping_fee: 0,
        delivery_note: 'Ring',
      },
      is_gift: false,
      pay_for_me: true,
    }),
  ],
  [['orders', 'getOrders'], get('order/', PAGE)],
  [
    ['orders', 'getOrders', { pagination: 3, page: 2, startDate: 'a', endDate: 'b' }],
    get('order/', [
      ['perPage', '3'],
      ['page', '2'],
      ['from', 'a'],
      ['to', 'b'],
    ]),
  ],
  [['orders', 'getOrder', 1559046], get('order/1559046')],
  [['orders', 'getProductOrders', 489399], get('order/product/489399')],
  [['orders', 'validate', 'ORD_6z0lqwpmxrm7dsp'], get('order/ORD_6z0lqwpmxrm7dsp/validate')],
];

/** What has to be refused, and the parameter to blame. */
const refusals: readonly (readonly [Call, string])[] = [
  [['customers', 'initializeAuthorization', ''], 'email'],
  [['customers', 'verifyAuthorization', '..'], 'reference'],
  [['customers', 'initializeDirectDebit', -1, { account, address }], 'customerId'],
  [['customers', 'initializeDirectDebit', 1, { account }], 'address'],
  [['customers', 'triggerActivationCharge', 1, {}], 'authorizationId'],
  [['customers', 'getMandateAuthorizations', ''], 'id'],
  [['directDebits', 'triggerActivationCharge', [1, 1.5]], 'customerIds[1]'],
  [['directDebits', 'getMandateAuthorizations', { status: 'Active' }], 'status'],
  [['virtualTerminals', 'create', 'Shop', { destinations: [{ name: 'Till' }] }], 'destinations[0].target'],
  [['virtualTerminals', 'get', '.'], 'code'],
  [['virtualTerminals', 'update', 'VT_1', {}], 'name'],
  [['storefronts', 'getStorefront', -1], 'id'],
  [['storefronts', 'getStorefronts', { page: 0 }], 'page'],
  [['storefronts', 'addProducts', 1, {}], 'products'],
  [['orders', 'create', { lineItems: [{ product: 1, quantity: 0 }] }], 'lineItems[0].quantity'],
  [['orders', 'create', { shipping: { streetLine: 'a' } }], 'shipping.city'],
];

const titled = <T>(table: readonly (readonly [Call, T])[]) =>
  table.map(([call, expected]): [string, Call, T] => {
    const [attribute, method, ...args] = call;
    return [`${attribute}.${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`, call, expected];
  });

describe.each([
  ['Paystack', Paystack],
  ['AsyncPaystack', AsyncPaystack],
])('%s', (_name, Client) => {
  let server: EchoServer;
  let paystack: Paystack | AsyncPaystack;

  beforeAll(async () => {
    server = await startEchoServer();
    paystack = new Client(KEY, { baseURL: server.url, retries: 0 });
  });
  afterAll(() => server.stop());

  function made([attribute, method, ...args]: Call): unknown {
    const call = Reflect.get(paystack[attribute], method) as (...args: unknown[]) => unknown;
    return call(...args);
  }

  test.each(titled(requests))('%s is sent', async (_title, call, expected) => {
    const { data } = (await made(call)) as Response<unknown>;
    const { method, url, headers, body } = data as WireRequest;
    expect(readOffWire(method, url, headers, body === '' ? null : JSON.parse(body))).toEqual(
      expectedOnWire(expected, KEY),
    );
  });

  test.each(titled(refusals))('%s is refused', async (_title, call, parameter) => {
    expect(await failureOf(() => made(call))).toMatchObject({ name: 'InvalidDataException', parameter });
  });
});

describe('auto-pagination goes on by the cursors of', () => {
  const paystack = new AsyncPaystack(KEY, { retries: 0 });

  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
  });
  afterAll(() => {
    nock.cleanAll();
    nock.restore();
  });

  /** Serves two pages, each of them once and for its own query alone. */
  function serve(path: string, first: object, second: object): void {
    const page = (id: number, next: string | null) => ({ status: true, data: [{ id }], meta: { next } });
    nock('https://api.paystack.co')
      .get(path)
      .query({ ...first })
      .reply(200, page(1, 'c/2=='));
    nock('https://api.paystack.co')
      .get(path)
      .query({ ...second })
      .reply(200, page(2, null));
  }

  async function idsOf(walk: AsyncIterable<{ readonly id: number }>): Promise<number[]> {
    const ids: number[] = [];
    for await (const { id } of walk) ids.push(id);
    return ids;
  }

  test('Terminals, which take `next` alone', async () => {
    serve('/terminal', { perPage: '100' }, { perPage: '100', next: 'c/2==' });
    expect(await idsOf(paystack.terminals.allTerminals())).toEqual([1, 2]);
  });

  test('Virtual Terminals, which take `next` alone', async () => {
    const filters = { perPage: '5', status: 'active' };
    serve('/virtual_terminal/', filters, { ...filters, next: 'c/2==' });
    const walk = paystack.virtualTerminals.allVirtualTerminals({ pagination: 5, status: 'active' });
    expect(await idsOf(walk)).toEqual([1, 2]);
  });

  test('mandates, which take `cursor`', async () => {
    serve('/directdebit/mandate-authorizations', { per_page: '100' }, { per_page: '100', cursor: 'c/2==' });
    expect(await idsOf(paystack.directDebits.allMandateAuthorizations())).toEqual([1, 2]);
  });

  test('disputes, which take `use_cursor`', async () => {
    const asked = { perPage: '100', use_cursor: 'true' };
    serve('/dispute', asked, { ...asked, next: 'c/2==' });
    expect(await idsOf(paystack.disputes.allDisputes())).toEqual([1, 2]);
  });

  test('Terminals, from a position', async () => {
    nock('https://api.paystack.co')
      .get('/terminal')
      .query({ perPage: '100', next: 'c/2==' })
      .reply(200, { status: true, data: [{ id: 2 }], meta: { next: null } });
    expect(await idsOf(paystack.terminals.allTerminals({ position: 'next:c/2==' }))).toEqual([2]);
  });
});
