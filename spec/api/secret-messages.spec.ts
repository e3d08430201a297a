import { AsyncPaystack } from 'tspaystack2';
import { thrownBy } from '../support/clients';
import { methodsByRoute } from '../support/endpoints';

// A refusal names the parameter, and never shows a number of a card or an account, wherever it was given by mistake.

const CARD = '4084084084084081';
const BVN = '22222222221';
const ACCOUNT = '0022728151';

const wrong: readonly unknown[] = [
  ...[CARD, BVN, ACCOUNT].flatMap((digits) => [
    Number(digits) + 0.5,
    -Number(digits),
    `${digits}\ud800`,
    `${digits} `,
    `pin=${digits}&x`,
    [digits],
    { number: digits },
  ]),
  Number(CARD) * 10,
  '4084 0840 8408 4081 \ud800',
  '4084-0840-8408-4081 \ud800',
];

/** Fields of numbers show what was given: no secret is a number there. */
const isNumeric = (check: (value: unknown) => string | undefined) =>
  /integer|number/.test(check('text') ?? '');

const fields = [...methodsByRoute().values()]
  .flat()
  .flatMap(({ name, fields }) =>
    Object.entries(fields).map(([field, { check }]) => [`${name}: ${field}`, check] as const),
  );

test('there are fields of all methods', () => {
  expect(fields.length).toBeGreaterThan(500);
});

test.each(fields)('%s', (_name, check) => {
  const given = isNumeric(check) ? wrong.filter((value) => typeof value !== 'number') : wrong;
  for (const value of given) {
    const problem = check(value)?.replace(String(Number.MAX_SAFE_INTEGER), 'MAX') ?? '';
    expect(problem).not.toMatch(/\d{6}|\d{4}[ -]\d{4}/);
  }
});

describe('nor does', () => {
  const paystack = new AsyncPaystack('sk_test_secret', { baseURL: 'http://127.0.0.1:1', retries: 0 });
  const pin = 4084 as unknown as string;

  test.each<[string, () => unknown]>([
    ['a BIN', () => paystack.verification.resolveCardBin(Number(CARD) as unknown as string)],
    ['a short BIN', () => paystack.verification.resolveCardBin(408408 as unknown as string)],
    [
      'a body',
      () => paystack.request('POST', '/charge/submit_pin', { body: 'pin=4084' as unknown as object }),
    ],
    ['a content', () => paystack.request('POST', '/charge/submit_pin', 'pin=4084' as unknown as object)],
    ['a path with a query', () => paystack.request('GET', `/bank/resolve?account_number=${ACCOUNT}`)],
    ['a path with a number', () => paystack.request('GET', `/decision/bin/${CARD} `)],
    ['a value of a query', () => paystack.request('GET', '/bank', { query: { number: `${ACCOUNT}\ud800` } })],
    ['a name of a query', () => paystack.request('GET', '/bank', { query: { [`${ACCOUNT}\ud800`]: 1 } })],
    ['an unknown name', () => paystack.customers.create('ada@example.com', { [CARD]: 1 } as object)],
    ['a PIN', () => paystack.charge.submitPin(pin, { reference: 'r' })],
    ['a password', () => new AsyncPaystack('sk_test_secret', { baseURL: 'https://user:4084pass@host:port' })],
    [
      'a password of a proxy',
      () => new AsyncPaystack('sk_test_secret', { proxy: 'https://user:4084pass@host:port' }),
    ],
    ['a public key', () => new AsyncPaystack('pk_test_4084408440844084')],
    ['a key in quotes', () => new AsyncPaystack('"sk_test_4084408440844084"')],
    ['a key of a call', () => paystack.customers.getCustomers({}, { authKey: 'pk_live_4084408440844084' })],
    [
      'an amount',
      () => paystack.transactions.initialize(CARD as unknown as number, { email: 'ada@example.com' }),
    ],
  ])('a refused call show %s', async (_name, call) => {
    const thrown = await thrownBy(call);
    expect([thrown.message, thrown.stack, JSON.stringify(thrown)].join()).not.toMatch(/4084|408408|00227/);
  });
});
