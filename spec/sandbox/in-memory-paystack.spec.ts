import { InMemoryPaystack, type PaystackRequest } from '../../lib/sandbox/in-memory-paystack';
import { detailed, refusal, summary } from './support';

let paystack: InMemoryPaystack;

beforeEach(() => {
  paystack = new InMemoryPaystack('sk_test_a');
});

function send(method: string, target: string, body: unknown = null, more: Partial<PaystackRequest> = {}) {
  const [path = '', search = ''] = target.split('?');
  const query = new URLSearchParams(search);
  return paystack.answer({
    method,
    path: path.split('/'),
    query,
    body,
    authorization: 'Bearer sk_test_a',
    ...more,
  });
}

/** Seeds one customer for each email, the last one newest, and returns their codes. */
function seed(...emails: string[]): string[] {
  return paystack.seedCustomers(emails.map((email) => ({ email }))).map((customer) => customer.customer_code);
}

const notFound = { statusCode: 404, body: refusal('Customer not found', 'not_found') };
const invalid = (message: string) => ({
  statusCode: 400,
  body: refusal(message, message.endsWith(' is required') ? 'missing_params' : 'invalid_params'),
});

describe('the key', () => {
  it.each(['', 'Bearer', 'Bearer sk_test_b', 'Bearer sk_test_ab', 'Basic sk_test_a', 'sk_test_a'])(
    'refuses the header %j, whatever the request',
    (authorization) => {
      const expected = { statusCode: 401, body: refusal('Invalid key', 'invalid_Key') };
      expect(send('GET', 'customer', null, { authorization })).toEqual(expected);
      expect(send('GET', 'nowhere', null, { authorization })).toEqual(expected);
    },
  );
});

it('says in other words that there is no key at all', () => {
  expect(send('GET', 'customer', null, { authorization: undefined })).toEqual({
    statusCode: 401,
    body: refusal('No Authorization Header was found', 'invalid_Key'),
  });
});

describe('routes', () => {
  it.each([
    ['GET', 'nowhere'],
    ['DELETE', 'customer'],
    ['PATCH', 'customer/CUS_a'],
    ['GET', 'customer/CUS_a/identification'],
    ['POST', 'customer/CUS_a/other'],
    ['get', 'customer'],
  ])('knows no %s /%s', (method, path) => {
    expect(send(method, path)).toEqual({
      statusCode: 404,
      body: refusal(`There is no ${method} /${path}`, 'route_not_found'),
    });
  });

  it.each([['not JSON {'], [[]], [5], [true]])('refuses the body %j', (body) => {
    expect(send('POST', 'customer', body)).toEqual(invalid('The body must be a JSON object'));
  });
});

describe('create', () => {
  it('creates a customer with an email only', () => {
    expect(send('POST', 'customer', { email: 'ada@example.com' })).toEqual({
      statusCode: 200,
      body: {
        status: true,
        message: 'Customer created',
        data: detailed({ id: 1, email: 'ada@example.com' }),
      },
    });
  });

  it('creates a customer with all that may be given', () => {
    const fields = {
      first_name: 'Adébáyọ̀',
      last_name: '',
      phone: '+2348012345678',
      metadata: { a: [1, null] },
    };
    expect(send('POST', 'customer', { email: 'ada@example.com', ...fields }).body).toEqual({
      status: true,
      message: 'Customer created',
      data: detailed({ id: 1, email: 'ada@example.com', ...fields }),
    });
  });

  it('takes null as not given, and what it does not know as not there', () => {
    const nulls = { first_name: null, last_name: null, phone: null, metadata: null };
    expect(send('POST', 'customer', { email: 'ada@example.com', ...nulls, colour: 'red' }).body).toEqual({
      status: true,
      message: 'Customer created',
      data: detailed({ id: 1, email: 'ada@example.com' }),
    });
  });

  it('takes metadata as a JSON text', () => {
    expect(send('POST', 'customer', { email: 'ada@example.com', metadata: '{"a":1}' }).body).toEqual({
      status: true,
      message: 'Customer created',
      data: detailed({ id: 1, email: 'ada@example.com', metadata: { a: 1 } }),
    });
  });

  it('updates the customer that has the email already, in any case of letters', () => {
    send('POST', 'customer', { email: 'ada@example.com', first_name: 'Ada', phone: '1' });
    expect(send('POST', 'customer', { email: 'ADA@Example.com', phone: '2', first_name: null })).toEqual({
      statusCode: 200,
      body: {
        status: true,
        message: 'Customer created',
        data: detailed({ id: 1, email: 'ada@example.com', first_name: 'Ada', phone: '2' }),
      },
    });
    expect(paystack.world.customers.oldestFirst).toHaveLength(1);
  });

  it.each([
    [null, 'Email Address is required'],
    [{}, 'Email Address is required'],
    [{ email: null }, 'Email Address is required'],
    [{ email: '' }, 'Email Address is required'],
    [{ email: 5 }, 'Invalid Email Address Passed'],
    [{ email: 'ada' }, 'Invalid Email Address Passed'],
    [{ email: 'ada@example.com ' }, 'Invalid Email Address Passed'],
    [{ email: 'ada@example.com', first_name: 5 }, 'first_name must be a string'],
    [{ email: 'ada@example.com', last_name: {} }, 'last_name must be a string'],
    [{ email: 'ada@example.com', phone: 234 }, 'phone must be a string'],
    [{ email: 'ada@example.com', metadata: [] }, 'metadata must be a JSON object'],
    [{ email: 'ada@example.com', metadata: '{' }, 'metadata must be a JSON object'],
    [{ email: 'ada@example.com', metadata: 'null' }, 'metadata must be a JSON object'],
  ])('refuses %j and creates nothing', (body, message) => {
    expect(send('POST', 'customer', body)).toEqual(invalid(message));
    expect(paystack.world.customers.oldestFirst).toEqual([]);
  });
});

describe('list', () => {
  it('lists newest first, with the fields of a list', () => {
    seed('a@example.com', 'b@example.com');
    expect(send('GET', 'customer')).toEqual({
      statusCode: 200,
      body: {
        status: true,
        message: 'Customers retrieved',
        data: [summary({ id: 2, email: 'b@example.com' }), summary({ id: 1, email: 'a@example.com' })],
        meta: { total: 2, skipped: 0, perPage: 50, page: 1, pageCount: 1 },
      },
    });
  });

  it('lists nobody', () => {
    expect(send('GET', 'customer').body).toEqual({
      status: true,
      message: 'Customers retrieved',
      data: [],
      meta: { total: 0, skipped: 0, perPage: 50, page: 1, pageCount: 0 },
    });
  });

  it.each([
    ['', 120, 71, { skipped: 0, perPage: 50, page: 1, pageCount: 3 }],
    ['page=3', 20, 1, { skipped: 100, perPage: 50, page: 3, pageCount: 3 }],
    ['page=2&perPage=7', 113, 107, { skipped: 7, perPage: 7, page: 2, pageCount: 18 }],
    ['perPage=100', 120, 21, { skipped: 0, perPage: 100, page: 1, pageCount: 2 }],
    ['perPage=101', 120, 20, { skipped: 0, perPage: 101, page: 1, pageCount: 2 }],
    ['perPage=5000', 120, 1, { skipped: 0, perPage: 1_000, page: 1, pageCount: 1 }],
    ['page=4', undefined, undefined, { skipped: 150, perPage: 50, page: 4, pageCount: 3 }],
  ])('gives the page that ?%s asks for', (query, first, last, meta) => {
    paystack.seedCustomers(120);
    const { ids, meta: given } = listed(query);
    expect([ids.at(0), ids.at(-1), given]).toEqual([first, last, { total: 120, ...meta }]);
  });

  it.each([
    ['perPage=0', 'perPage must be a positive integer'],
    ['perPage=ten', 'perPage must be a positive integer'],
    ['perPage=1.5', 'perPage must be a positive integer'],
    ['page=-1', 'page must be a positive integer'],
    ['page=', 'page must be a positive integer'],
    ['page=1e99', 'page must be a positive integer'],
    ['from=yesterday', 'from must be a date'],
    ['to=', 'to must be a date'],
    ['use_cursor=true&next=abc', 'next must be a cursor that a list gave'],
    ['use_cursor=true&previous=', 'previous must be a cursor that a list gave'],
  ])('refuses ?%s', (query, message) => {
    expect(send('GET', `customer?${query}`)).toEqual(invalid(message));
  });

  describe('by date of creation', () => {
    beforeEach(() => {
      const days = ['2024-01-03', '2024-01-01', '2024-01-02T12:00:00+01:00', '2024-01-02T11:00:00Z'];
      paystack.seedCustomers(days.map((createdAt) => ({ createdAt })));
    });

    it.each([
      ['', [1, 4, 3, 2]],
      ['from=2024-01-02', [1, 4, 3]],
      ['to=2024-01-02', [2]],
      ['from=2024-01-02T11:00:00.000Z&to=2024-01-02T11:00:00.000Z', [4, 3]],
      ['from=2024-01-02T11:00:00.001Z', [1]],
      ['from=2024-01-03&to=2024-01-01', []],
      ['from=2024-01-02&page=2&perPage=2', [3]],
      ['from=2024-01-02&use_cursor=true&perPage=2', [1, 4]],
    ])('gives with ?%s the customers %j', (query, expected) => {
      expect(listed(query).ids).toEqual(expected);
    });

    it('counts the filtered customers only', () => {
      expect(listed('from=2024-01-02&perPage=2').meta).toEqual({
        total: 3,
        skipped: 0,
        perPage: 2,
        page: 1,
        pageCount: 2,
      });
    });

    it('ends auto-pagination by cursor where the span ends', () => {
      const { meta } = listed('from=2024-01-02&use_cursor=true&perPage=2');
      expect(meta).toEqual({ next: cursor, previous: 'null', perPage: 2 });
      expect(listed(`from=2024-01-02&use_cursor=true&perPage=2&next=${meta.next}`)).toEqual({
        ids: [3],
        meta: { next: null, previous: cursor, perPage: 2 },
      });
    });
  });

  describe('by cursor', () => {
    it('goes to the end and back', () => {
      paystack.seedCustomers(5);
      const first = listed('use_cursor=true&perPage=2');
      const second = listed(`use_cursor=true&perPage=2&next=${first.meta.next}`);
      const third = listed(`use_cursor=true&perPage=2&next=${second.meta.next}`);
      const back = listed(`use_cursor=true&perPage=2&previous=${third.meta.previous}`);
      expect([first.ids, second.ids, third.ids]).toEqual([[5, 4], [3, 2], [1]]);
      expect([first.meta, third.meta]).toEqual([
        { next: cursor, previous: 'null', perPage: 2 },
        { next: null, previous: cursor, perPage: 2 },
      ]);
      expect(back).toEqual(second);
    });

    it('loses none and gives none twice while customers are created', () => {
      paystack.seedCustomers(250);
      const ids: number[] = [];
      let next: string | null | undefined;
      do {
        const page = listed(`use_cursor=true&perPage=20${next ? `&next=${next}` : ''}`);
        ids.push(...page.ids);
        next = page.meta.next;
        paystack.seedCustomers(7);
      } while (next);
      expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index));
    });

    it('leads back to those that were created during the auto-pagination', () => {
      paystack.seedCustomers(2);
      const { meta } = listed('use_cursor=true&perPage=1');
      paystack.seedCustomers(1);
      const last = listed(`use_cursor=true&perPage=1&next=${meta.next}`);
      const middle = listed(`use_cursor=true&perPage=1&previous=${last.meta.previous}`);
      const newest = listed(`use_cursor=true&perPage=1&previous=${middle.meta.previous}`);
      expect([last.ids, middle.ids, newest.ids, newest.meta.previous]).toEqual([[1], [2], [3], 'null']);
    });

    it('gives nobody where there is nobody', () => {
      expect(listed('use_cursor=true')).toEqual({
        ids: [],
        meta: { next: null, previous: 'null', perPage: 50 },
      });
    });
  });
});

const cursor: unknown = expect.stringMatching(/^[\w+/]+={0,2}$/);

interface Listed {
  data: { id: number }[];
  meta: { next?: string | null; previous?: string | null };
}

function listed(query: string) {
  const { data, meta } = send('GET', `customer?${query}`).body as Listed;
  return { ids: data.map(({ id }) => id), meta };
}

describe('fetch', () => {
  it('fetches a customer by code, by email and by email in other letters', () => {
    const [code = ''] = seed('Ada@Example.com');
    const authorization = paystack.seedAuthorization(code);
    const expected = {
      statusCode: 200,
      body: {
        status: true,
        message: 'Customer retrieved',
        data: {
          ...detailed({ id: 1, email: 'Ada@Example.com', customer_code: code }),
          authorizations: [authorization],
          created_at: paystack.world.customers.oldestFirst[0]?.createdAt,
          updated_at: paystack.world.customers.oldestFirst[0]?.updatedAt,
          total_transactions: 0,
          total_transaction_value: [],
          dedicated_account: null,
          dedicated_accounts: [],
        },
      },
    };
    expect(send('GET', `customer/${code}`)).toEqual(expected);
    expect(send('GET', 'customer/Ada@Example.com')).toEqual(expected);
    expect(send('GET', 'customer/ada@EXAMPLE.com')).toEqual(expected);
  });

  it('does not find another', () => {
    seed('ada@example.com');
    expect(send('GET', 'customer/CUS_xnxdt6s1zg1f4nx')).toEqual(notFound);
    expect(send('GET', 'customer/grace@example.com')).toEqual(notFound);
    expect(send('GET', 'customer/__proto__')).toEqual(notFound);
  });
});

describe('update', () => {
  it('changes what is given and leaves the rest', () => {
    const customer_code = 'CUS_a';
    const [before] = paystack.seedCustomers([
      {
        email: 'ada@example.com',
        customer_code,
        first_name: 'Ada',
        metadata: { a: 1 },
        createdAt: '2024-01-01',
      },
    ]);
    const { createdAt } = { ...before };
    expect(send('PUT', 'customer/CUS_a', { phone: '1', first_name: null, metadata: { b: 2 } })).toEqual({
      statusCode: 200,
      body: {
        status: true,
        message: 'Customer updated',
        data: detailed({
          id: 1,
          email: 'ada@example.com',
          customer_code,
          first_name: 'Ada',
          phone: '1',
          metadata: { b: 2 },
          createdAt,
        }),
      },
    });
    expect(paystack.world.customers.oldestFirst[0]?.updatedAt).not.toBe(createdAt);
  });

  it('refuses a wrong value and changes nothing', () => {
    paystack.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_a', first_name: 'Ada' }]);
    expect(send('PUT', 'customer/CUS_a', { first_name: 'Grace', phone: 5 })).toEqual(
      invalid('phone must be a string'),
    );
    expect(paystack.world.customers.oldestFirst[0]?.first_name).toBe('Ada');
  });

  it('takes a code only', () => {
    seed('ada@example.com');
    expect(send('PUT', 'customer/ada@example.com', {})).toEqual(notFound);
  });
});

describe('validate', () => {
  const byBVN = { first_name: 'Ada', last_name: 'Obi', type: 'bvn', country: 'NG', bvn: '20012345677' };
  const byAccount = { ...byBVN, type: 'bank_account', bank_code: '007', account_number: '0123456789' };

  beforeEach(() => {
    paystack.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_a' }]);
  });

  it.each([
    ['CUS_a', byBVN],
    ['ada@example.com', byBVN],
    ['CUS_a', byAccount],
    ['CUS_a', { ...byAccount, middle_name: 'Eve', value: null }],
  ])('accepts %s with %j', (customer, body) => {
    expect(send('POST', `customer/${customer}/identification`, body)).toEqual({
      statusCode: 202,
      body: { status: true, message: 'Customer Identification in progress' },
    });
  });

  it.each([
    [{ ...byBVN, bvn: '2001234567' }, 'Invalid BVN'],
    [{ ...byBVN, bvn: '200123456777' }, 'Invalid BVN'],
    [{ ...byBVN, bvn: '2001234567a' }, 'Invalid BVN'],
    [{ ...byBVN, bvn: null }, 'Invalid BVN'],
    [{ ...byBVN, bvn: 20012345677 }, 'bvn must be a string'],
    [{ ...byBVN, first_name: null }, 'First name is required'],
    [{ ...byBVN, last_name: undefined }, 'Last name is required'],
    [{ ...byBVN, country: '' }, 'Country is required'],
    [{ ...byBVN, type: undefined }, 'Type is required'],
    [{ ...byBVN, type: 'passport' }, 'type must be one of bvn, bank_account'],
    [{ ...byAccount, bank_code: '' }, 'Bank code is required'],
    [{ ...byAccount, account_number: null }, 'Account number is required'],
  ])('refuses %j', (body, message) => {
    expect(send('POST', 'customer/CUS_a/identification', body)).toEqual(invalid(message));
  });

  it('does not find another', () => {
    expect(send('POST', 'customer/CUS_b/identification', byBVN)).toEqual(notFound);
  });
});

describe('set_risk_action', () => {
  it.each([
    [{ customer: 'CUS_a', risk_action: 'deny' }, 'deny'],
    [{ customer: 'ADA@example.com', risk_action: 'allow' }, 'allow'],
    [{ customer: 'CUS_a', risk_action: 'default' }, 'default'],
    [{ customer: 'CUS_a' }, 'default'],
  ])('does %j', (body, risk_action) => {
    paystack.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_a', risk_action: 'allow' }]);
    expect(send('POST', 'customer/set_risk_action', body)).toEqual({
      statusCode: 200,
      body: {
        status: true,
        message: 'Customer updated',
        data: detailed({ id: 1, email: 'ada@example.com', customer_code: 'CUS_a', risk_action }),
      },
    });
  });

  it('refuses an unknown customer, no customer and an unknown action', () => {
    seed('ada@example.com');
    const path = 'customer/set_risk_action';
    expect(send('POST', path, { customer: 'CUS_b' })).toEqual(notFound);
    expect(send('POST', path, { risk_action: 'deny' })).toEqual(invalid('Customer is required'));
    expect(send('POST', path, { customer: 'ada@example.com', risk_action: 'block' })).toEqual(
      invalid('risk_action must be one of default, allow, deny'),
    );
  });
});

describe('deactivate_authorization', () => {
  const path = 'customer/deactivate_authorization';
  const unknown = {
    statusCode: 404,
    body: refusal('Authorization code not found.', 'not_found'),
  };

  it('takes the authorization from its customer, once', () => {
    seed('ada@example.com');
    const { authorization_code } = paystack.seedAuthorization('ada@example.com');
    const kept = paystack.seedAuthorization('ada@example.com', { last4: '1234' });
    expect(send('POST', path, { authorization_code })).toEqual({
      statusCode: 200,
      body: { status: true, message: 'Authorization has been deactivated' },
    });
    expect(paystack.world.customers.oldestFirst[0]?.authorizations).toEqual([kept]);
    expect(send('POST', path, { authorization_code })).toEqual(unknown);
  });

  it('refuses an unknown code and no code', () => {
    expect(send('POST', path, { authorization_code: 'AUTH_xxxIjkZVj5' })).toEqual(unknown);
    expect(send('POST', path, {})).toEqual(invalid('Authorization code is required'));
  });
});

describe('seeds', () => {
  it('refuses an email or a code that is taken', () => {
    paystack.seedCustomers([{ email: 'ada@example.com', customer_code: 'CUS_a' }]);
    expect(() => seed('ADA@example.com')).toThrow(
      'There is a customer with the email ADA@example.com already.',
    );
    expect(() => paystack.seedCustomers([{ customer_code: 'CUS_a' }])).toThrow(
      'There is a customer with the customer code CUS_a already.',
    );
    paystack.seedAuthorization('CUS_a', { authorization_code: 'AUTH_a' });
    expect(() => paystack.seedAuthorization('CUS_a', { authorization_code: 'AUTH_a' })).toThrow(
      'There is an authorization AUTH_a already.',
    );
    expect(() => paystack.seedAuthorization('CUS_b')).toThrow('There is no customer CUS_b.');
  });

  it('makes up a customer where no email is given, but keeps what is given', () => {
    const [customer] = paystack.seedCustomers([{ first_name: 'Eve' }]);
    expect(customer).toEqual({
      id: 1,
      email: expect.stringMatching(/^\w+\.\w+\.1@example\.com$/) as unknown,
      first_name: 'Eve',
      last_name: expect.stringMatching(/\w/) as unknown,
      phone: '+2348000000001',
      metadata: null,
      customer_code: expect.stringMatching(/^CUS_/) as unknown,
      integration: 100032,
      domain: 'test',
      risk_action: 'default',
      identified: false,
      identifications: null,
      authorizations: [],
      createdAt: customer?.updatedAt,
      updatedAt: expect.stringMatching(/Z$/) as unknown,
    });
  });
});

it('loads the state that an older version of the package has saved', async () => {
  const old = new InMemoryPaystack('sk_test_a', { seed: 1 });
  const email = 'ada@example.com';
  const ask = (method: string, path: string, body: unknown, on = old) =>
    on.answer({
      method,
      path: path.split('/'),
      query: new URLSearchParams(),
      body,
      authorization: 'Bearer sk_test_a',
    });
  const card = { number: '4084084084084081', cvv: '408', expiry_month: '12', expiry_year: '2030' };
  ask('POST', 'charge', { email, amount: 500_000, card, reference: 'paid' });
  await old.advance(86_400_000);
  const saved = JSON.parse(await old.snapshot()) as {
    settings: Record<string, unknown>;
    records: Record<string, Record<string, unknown>[]>;
  };
  delete saved.settings.transfers;
  for (const name of ['shares', 'bearer', 'transaction_charge', 'invoice_limit', 'purchase']) {
    for (const record of saved.records.transactions ?? []) Reflect.deleteProperty(record, name);
  }
  for (const record of saved.records.settlements ?? []) Reflect.deleteProperty(record, 'transactions');
  const restored = new InMemoryPaystack('sk_test_a', { seed: 1 });
  restored.restore(JSON.stringify(saved));
  for (const path of ['transaction/verify/paid', 'settlement', 'settlement/1/transactions']) {
    expect(ask('GET', path, null, restored)).toEqual(ask('GET', path, null));
  }
  expect(JSON.parse(await restored.snapshot())).toEqual(JSON.parse(await old.snapshot()));
});
