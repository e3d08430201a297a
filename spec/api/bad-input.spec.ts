import { AsyncCustomer, Customer, InvalidDataException, MissingAuthKeyException } from 'tspaystack2';

/** The clients as JavaScript sees them: anything can be called with anything. */
type Loose = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

// Nothing listens here: a call that got as far as sending would end in a NetworkException.
const options = { baseURL: 'http://127.0.0.1:1', retries: 0 };
const blocking = new Customer('sk_test_bad', options) as unknown as Loose;
const async = new AsyncCustomer('sk_test_bad', options) as unknown as Loose;

const cycle: Record<string, unknown> = {};
cycle.self = { cycle };

const person = { firstName: 'Ada', lastName: 'Lovelace', country: 'NG', bvn: '20012345677' };
const FILLED = 'must be a non-empty string of well-formed Unicode';
const IDENTIFIER = `${FILLED} other than "." and ".."`;
const JSON_OBJECT = 'must be an object that JSON can carry';

class Point {
  readonly #x = 1;

  get x() {
    return this.#x;
  }
}

class NamedPoint extends Point {
  readonly name = 'origin';
}

/** Values of which JSON would lose something, without a word. */
const lossy: readonly (readonly [given: unknown, name: string, loss: string])[] = [
  [[undefined], '"0"', 'nothing'],
  [[1, [undefined]], '"0"', 'nothing'],
  [-0, '"er"', '-0'],
  [[1, -0], '"1"', '-0'],
  [Infinity, '"er"', 'Infinity'],
  [[1, , 2], '"er"', 'an array with holes or with names'],
  [Object.assign([1], { name: 'one' }), '"er"', 'an array with holes or with names'],
  ['\ud800', '"er"', 'not well-formed Unicode'],
  [{ a: 'x\udc00' }, '"a"', 'not well-formed Unicode'],
  [{ '\ud800': 1 }, '"\\ud800"', 'not well-formed Unicode'],
  [new Point(), '"er"', 'an object that inherits "x"'],
  [new NamedPoint(), '"er"', 'an object that inherits "x"'],
  [Object.create({ y: 1 }), '"er"', 'an object that inherits "y"'],
  [new Set(), '"er"', 'a Set'],
  [/x/, '"er"', 'a RegExp'],
  [Object(1), '"er"', 'a Number'],
  [new Error('x'), '"er"', 'an Error'],
];

type BadCall = readonly [method: string, args: readonly unknown[], parameter: string, problem: string];

const firstParameters: Record<string, readonly [name: string, problem: string]> = {
  create: ['email', FILLED],
  getCustomer: ['emailOrCode', IDENTIFIER],
  update: ['code', IDENTIFIER],
  validate: ['emailOrCode', IDENTIFIER],
  flag: ['customer', FILLED],
  deactivate: ['authCode', FILLED],
};

const badFirsts: BadCall[] = Object.entries(firstParameters).flatMap(([method, [parameter, problem]]) =>
  (
    [
      ...(problem === IDENTIFIER
        ? ([
            ['.', '"."'],
            ['..', '".."'],
          ] as const)
        : []),
      [undefined, 'nothing'],
      [null, 'null'],
      ['', '""'],
      // A customer may be named by their id.
      ...(method === 'flag' ? [] : ([[42, '42']] as const)),
      [true, 'true'],
      [['CUS_1'], 'an array'],
      [{ email: 'CUS_1' }, 'an object'],
      ['CUS_\ud800', '"CUS_\\ud800"'],
    ] as const
  ).map(([given, shown]): BadCall => [method, [given], parameter, `${problem}, but ${shown} was given.`]),
);

const badCalls: BadCall[] = [
  ...badFirsts,
  [
    'create',
    ['a@example.com', { firstname: 'Ada' }],
    'firstname',
    'is unknown here; did you mean `firstName`? Known are: firstName, lastName, phone, metadata.',
  ],
  [
    'create',
    ['a@example.com', { first_name: 'Ada' }],
    'first_name',
    'is unknown here; did you mean `firstName`? Known are: firstName, lastName, phone, metadata.',
  ],
  [
    'create',
    ['a@example.com', { email: 'b@example.com' }],
    'email',
    'is unknown here. Known are: firstName, lastName, phone, metadata.',
  ],
  [
    'getCustomers',
    [{ perPage: 3 }],
    'perPage',
    'is unknown here; did you mean `pagination`? Known are: pagination, page, startDate, endDate, ' +
      'useCursor, next, previous.',
  ],
  [
    'flag',
    ['CUS_1', { riskaction: 'allow' }],
    'riskaction',
    'is unknown here; did you mean `riskAction`? Known are: riskAction.',
  ],
  [
    'create',
    ['a@example.com', 'Ada'],
    'params',
    'must be an object of parameters by name, such as { name: value }, but a string was given.',
  ],
  [
    'update',
    ['CUS_1', ['Ada']],
    'params',
    'must be an object of parameters by name, such as { name: value }, but an array was given.',
  ],
  [
    'flag',
    ['CUS_1', 7],
    'params',
    'must be an object of parameters by name, such as { name: value }, but a number was given.',
  ],
  [
    'getCustomers',
    [new Date(0).toISOString()],
    'params',
    'must be an object of parameters by name, such as { name: value }, but a string was given.',
  ],
  ...[new Map([['page', 2]]), new URLSearchParams('page=2'), new Date(0)].map((given): BadCall => [
    'getCustomers',
    [given],
    'params',
    'must be an object of parameters by name, such as { name: value }, but an object was given.',
  ]),
  ...[new Date(0), { toJSON: () => [1] }, { toJSON: () => undefined }].map((metadata): BadCall => [
    'create',
    ['a@example.com', { metadata }],
    'metadata',
    `${JSON_OBJECT} as one.`,
  ]),
  [
    'create',
    ['a@example.com', { phone: 8012345678 }],
    'phone',
    'must be a string of well-formed Unicode, but a number was given.',
  ],
  ...[0, -1, 1.5, NaN, Infinity, '2', true, 2 ** 53].flatMap((given): BadCall[] =>
    ['page', 'pagination'].map((name) => [
      'getCustomers',
      [{ [name]: given }],
      name,
      `must be a positive integer, but ${typeof given === 'string' ? `"${given}"` : String(given)} was given.`,
    ]),
  ),
  [
    'getCustomers',
    [{ startDate: new Date(NaN) }],
    'startDate',
    'must be a valid Date, but an invalid one was given.',
  ],
  ['create', ['a@example.com', { metadata: 'note' }], 'metadata', `${JSON_OBJECT}, but a string was given.`],
  ['create', ['a@example.com', { metadata: [1] }], 'metadata', `${JSON_OBJECT}, but an array was given.`],
  [
    'create',
    ['a@example.com', { metadata: cycle }],
    'metadata',
    `${JSON_OBJECT}, but it holds itself or is nested too deeply.`,
  ],
  [
    'update',
    ['CUS_1', { metadata: { total: 10n } }],
    'metadata',
    `${JSON_OBJECT}, but "total" in it is a bigint.`,
  ],
  [
    'update',
    ['CUS_1', { metadata: { run: () => 1 } }],
    'metadata',
    `${JSON_OBJECT}, but "run" in it is a function.`,
  ],
  [
    'update',
    ['CUS_1', { metadata: { deep: [{ tag: Symbol('x') }] } }],
    'metadata',
    `${JSON_OBJECT}, but "tag" in it is a symbol.`,
  ],
  [
    'update',
    ['CUS_1', { metadata: { share: NaN } }],
    'metadata',
    `${JSON_OBJECT}, but "share" in it is NaN.`,
  ],
  ...lossy.map(([given, name, loss]): BadCall => [
    'create',
    ['a@example.com', { metadata: { deep: [{ er: given }] } }],
    'metadata',
    `${JSON_OBJECT}, but ${name} in it is ${loss}.`,
  ]),
  [
    'update',
    ['CUS_1', { metadata: { seen: new Map([[1, 2]]) } }],
    'metadata',
    `${JSON_OBJECT}, but "seen" in it is a Map.`,
  ],
  ...[undefined, null, {}].map((params): BadCall => [
    'validate',
    ['CUS_1', params],
    'firstName',
    'must be a string of well-formed Unicode, but nothing was given. ' +
      'Missing as well: `lastName`, `identificationType`, `country`, `bvn`.',
  ]),
  [
    'validate',
    ['CUS_1', { identificationType: 'bank_account', lastName: 'Lovelace', country: null }],
    'firstName',
    'must be a string of well-formed Unicode, but nothing was given. ' +
      'Missing as well: `country`, `bvn`, `bankCode`, `accountNumber`.',
  ],
  [
    'validate',
    ['CUS_1', { ...person, identificationType: 'bank account' }],
    'identificationType',
    'must be one of "bvn", "bank_account", but "bank account" was given. Did you mean "bank_account"?',
  ],
  [
    'validate',
    ['CUS_1', { ...person, country: 'Nigeria', identificationType: 'bvn' }],
    'country',
    'must be one of "NG", "GH", "ZA", "KE", "CI", "EG", "RW", but "Nigeria" was given. Did you mean "NG"?',
  ],
  [
    'validate',
    ['CUS_1', { ...person, bvn: 20012345677, identificationType: 'bvn' }],
    'bvn',
    'must be a string of well-formed Unicode, but a number was given.',
  ],
  [
    'validate',
    ['CUS_1', { ...person, identificationType: 'bank_account' }],
    'bankCode',
    'is required if `identificationType` is `Identification.BANK_ACCOUNT`. Missing as well: `accountNumber`.',
  ],
  [
    'validate',
    ['CUS_1', { ...person, identificationType: 'bank_account', bankCode: '007' }],
    'accountNumber',
    'is required if `identificationType` is `Identification.BANK_ACCOUNT`.',
  ],
  [
    'validate',
    ['CUS_1', { ...person, identificationType: 'bvn', accountNumber: 123456789 }],
    'accountNumber',
    'must be a string of well-formed Unicode, but a number was given.',
  ],
  [
    'flag',
    ['CUS_1', { riskAction: 'block' }],
    'riskAction',
    'must be one of "default", "allow", "deny", but "block" was given.',
  ],
  [
    'getCustomer',
    ['CUS_1', { timeout: 0 }],
    'timeout',
    'must be a number of milliseconds above 0, at most 2147483647, but 0 was given.',
  ],
];

const titled = badCalls.map(
  (call, index) =>
    [`${index + 1}: ${call[0]}(${call[1].map((arg) => shorten(arg)).join(', ')})`, ...call] as const,
);

function shorten(value: unknown): string {
  return String(typeof value === 'object' && value !== null ? Object.keys(value).join() : value).slice(0, 40);
}

describe.each([
  ['Customer throws', (method: string, args: readonly unknown[]) => blocking[method]?.(...args)],
  ['AsyncCustomer rejects', (method: string, args: readonly unknown[]) => async[method]?.(...args)],
])('%s', (_name, call) => {
  test.each(titled)('%s', async (_title, method, args, parameter, problem) => {
    const error: unknown = await (async () => await call(method, args))().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidDataException);
    const { message, parameter: named } = error as InvalidDataException;
    expect(named).toBe(parameter);
    expect(message).toBe(`\`${parameter}\` ${problem}`);
  });
});

test('a blocking method throws at once, an async one rejects and never throws', () => {
  expect(() => blocking.create?.('')).toThrow(InvalidDataException);
  const promise = async.create?.('');
  expect(promise).toBeInstanceOf(Promise);
  return expect(promise).rejects.toBeInstanceOf(InvalidDataException);
});

const MILLISECONDS = 'must be a number of milliseconds above 0, at most 2147483647';
const WHOLE = 'must be a whole number, 0 or more';

describe.each([
  ['Customer', (key: unknown, given?: unknown) => new Customer(key as string, given as object)],
  ['AsyncCustomer', (key: unknown, given?: unknown) => new AsyncCustomer(key as string, given as object)],
])('new %s refuses', (_name, make) => {
  test.each<[key: unknown, parameter: string, problem: string]>([
    [
      'sk_test_a\nb',
      'authKey',
      'must be printable ASCII without spaces and line breaks, but a string was given.',
    ],
    ['sk_test_a\r', 'authKey', 'must have no spaces or line breaks around it.'],
    ['pk_test_a', 'authKey', 'is a public key. Give the secret key, which begins with `sk_`.'],
    ...['"sk_test_a"', "'sk_test_a'", '“sk_test_a”', '"sk_test_a'].map((key): [string, string, string] => [
      key,
      'authKey',
      'must have no quotes around it. Quotes belong to the shell or to the code, and are no part of the key.',
    ]),
    ['Bearer sk_test_a', 'authKey', 'must be the key alone, without `Bearer`.'],
    [
      'sk_test_\u0000',
      'authKey',
      'must be printable ASCII without spaces and line breaks, but a string was given.',
    ],
    [
      'sk_test_é',
      'authKey',
      'must be printable ASCII without spaces and line breaks, but a string was given.',
    ],
    [
      { baseURL: 'x' },
      'authKey',
      'must be the secret key, as text. A constructor takes the key first, and then the options.',
    ],
    [0, 'authKey', 'must be printable ASCII without spaces and line breaks, but a number was given.'],
    [false, 'authKey', 'must be printable ASCII without spaces and line breaks, but a boolean was given.'],
  ])('the key %j', (key, parameter, problem) => {
    expect(() => make(key)).toThrow(new InvalidDataException(parameter, problem));
  });

  test.each([
    [
      { baseURL: 'not a url' },
      'baseURL',
      'must be a URL such as "https://api.paystack.co", but "not a url" was given.',
    ],
    [{ baseURL: 42 }, 'baseURL', 'must be a URL such as "https://api.paystack.co", but 42 was given.'],
    [
      { baseURL: 'http://api.example.com' },
      'baseURL',
      'must be an https URL, since the key goes with every request; plain http is for loopback only, but "http://api.example.com" was given.',
    ],
    [
      { baseURL: 'http://localhost.example.com' },
      'baseURL',
      'must be an https URL, since the key goes with every request; plain http is for loopback only, but "http://localhost.example.com" was given.',
    ],
    [
      { baseURL: 'http://127.0.0.1.example.com' },
      'baseURL',
      'must be an https URL, since the key goes with every request; plain http is for loopback only, but "http://127.0.0.1.example.com" was given.',
    ],
    [
      { baseURL: 'ftp://127.0.0.1' },
      'baseURL',
      'must be an https URL, since the key goes with every request; plain http is for loopback only, but "ftp://127.0.0.1" was given.',
    ],
    [{ baseURL: 'https://ada:secret@example.com' }, 'baseURL', 'must not hold a user name or a password.'],
    [{ baseURL: 'https://example.com/?a=1' }, 'baseURL', 'must not hold a query or a fragment.'],
    [{ timeout: -1 }, 'timeout', `${MILLISECONDS}, but -1 was given.`],
    [{ timeout: Infinity }, 'timeout', `${MILLISECONDS}, but Infinity was given.`],
    [{ timeout: NaN }, 'timeout', `${MILLISECONDS}, but NaN was given.`],
    [{ timeout: '5' }, 'timeout', `${MILLISECONDS}, but "5" was given.`],
    [{ deadline: -5 }, 'deadline', `${MILLISECONDS}, but -5 was given.`],
    [{ deadline: 2 ** 31 }, 'deadline', `${MILLISECONDS}, but 2147483648 was given.`],
    [{ retries: -1 }, 'retries', `${WHOLE}, but -1 was given.`],
    [{ retries: Infinity }, 'retries', `${WHOLE}, but Infinity was given.`],
    [{ retries: 1.5 }, 'retries', `${WHOLE}, but 1.5 was given.`],
    [{ maxResponseBytes: -1 }, 'maxResponseBytes', `${WHOLE}, but -1 was given.`],
    [{ onAttempt: 'log' }, 'onAttempt', 'must be a function, but "log" was given.'],
    [
      'https://api.paystack.co',
      'options',
      'must be an object of parameters by name, such as { name: value }, but a string was given.',
    ],
  ])('the options %j', (given, parameter, problem) => {
    expect(() => make('sk_test_options', given)).toThrow(new InvalidDataException(parameter, problem));
  });

  test('an unknown option, naming the nearest', () => {
    expect(() => make('sk_test_options', { baseUrl: 'https://example.com' })).toThrow(
      /^`baseUrl` is unknown here; did you mean `baseURL`\?/,
    );
  });

  test('to work without a key', () => {
    expect(() => make(undefined)).toThrow(new MissingAuthKeyException());
    expect(() => make('')).toThrow(new MissingAuthKeyException());
  });
});

test.each([
  ['wait', Customer, { wait: 'forever' }, 'must be "atomics" or "deasync", but "forever" was given.'],
  ['wait', Customer, { wait: ['atomics'] }, 'must be "atomics" or "deasync", but an array was given.'],
  ['wait', AsyncCustomer, { wait: 'atomics' }, 'is unknown here'],
] as const)('%s is for %p', (parameter, Client, given, problem) => {
  expect(() => new Client('sk_test_wait', given as object)).toThrow(`\`${parameter}\` ${problem}`);
});

test('a misspelt option of a call is refused, naming the nearest', async () => {
  expect(() => blocking.getCustomer?.('CUS_1', { retires: 5 })).toThrow(
    '`retires` is unknown here; did you mean `retries`? Known are: timeout, deadline, retries, authKey.',
  );
  await expect(async.getCustomer?.('CUS_1', { retires: 5 })).rejects.toThrow(
    '`retires` is unknown here; did you mean `retries`? Known are: timeout, deadline, retries, authKey, signal.',
  );
});

test('signal is for AsyncCustomer', async () => {
  const { signal } = new AbortController();
  expect(() => blocking.getCustomer?.('CUS_1', { signal })).toThrow('`signal` is unknown here.');
  await expect(async.getCustomer?.('CUS_1', { signal: 'now' })).rejects.toThrow(
    '`signal` must be an AbortSignal, but "now" was given.',
  );
});
