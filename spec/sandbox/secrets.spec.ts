import { withoutSecrets } from '../../lib/sandbox/core/secrets';

const KEY = 'sk_test_sandbox';
const only = (value: unknown) => withoutSecrets([value], KEY)[0] ?? '';
const bvn = '22234567890';
const card = '4084084084084081';

describe('a secret is hidden', () => {
  it.each([
    ...['bvn', 'Bvn', 'BVN', 'customerBVN', 'bvn_number', 'customer-bvn', 'cardNumber', 'card_number'],
    ...[
      'CARD_NUMBER',
      'cardnumber',
      'Card Number',
      'accountNumber',
      'account_no',
      'AccountNumber',
      'nuban_no',
    ],
    ...['receiver_bank_account_number', 'documentNumber', 'number', 'cvv', 'CVV2', 'cardCvc', 'pin', 'PIN'],
    ...[
      'card_pin',
      'cardPin',
      'userpin',
      'otp',
      'Otp',
      'otpCode',
      'birthday',
      'Birthday',
      'dob',
      'token',
      'Token',
    ],
  ])('under the name %s, in JSON and in a form', (name) => {
    expect(only({ outer: [{ [name]: bvn }], kept: 'kept' })).toBe(
      JSON.stringify({ outer: [{ [name]: '•••' }], kept: 'kept' }, null, 2),
    );
    expect(only({ [name]: Number(bvn) })).not.toContain(bvn);
    const encoded = encodeURIComponent(name);
    expect(only(`a=1&${encoded}=${bvn}&kept=kept`)).toBe(`a=1&${encoded}=•••&kept=kept`);
    expect(only(`a=1&card%5B${encoded}%5D=${bvn}`)).toBe(`a=1&card%5B${encoded}%5D=•••`);
  });

  it.each([
    ['a list of a name and a value', ['bvn', bvn]],
    [
      'a list of such lists',
      [
        ['a', 'b'],
        ['Card Number', card],
      ],
    ],
    ['a custom field', { custom_fields: [{ display_name: 'BVN', variable_name: 'bvn', value: bvn }] }],
    [
      'a pair of key and value',
      [
        { key: 'cardNumber', value: card },
        { Name: 'pin', Value: 123456 },
      ],
    ],
    ['an identity check', { type: 'bvn', value: bvn }],
    ['JSON in a text', { metadata: JSON.stringify({ inner: { Bvn: bvn, list: ['bvn', bvn] } }) }],
    ['JSON in JSON in a text', JSON.stringify({ text: JSON.stringify({ cardNumber: card }) }).slice(0, -1)],
    ['an object under a secret name', { pin: { digits: 123456 } }],
    ['broken JSON', `{"cardNumber": "${card}", "Bvn":${bvn}`],
    ['a broken list', `["bvn","${bvn}"`],
    ['a form with an encoded name', `%62vn=${bvn}&card[%6Eumber]=${card}`],
    ['a form with a name encoded twice', `%2562vn=${bvn}`],
    ['a form of an identity check', `type=bvn&value=${bvn}`],
    ['a form with spaces', 'number=4084 0840 8408 4081&a=1'],
    ['a body in parts', `--b\r\nContent-Disposition: form-data; name="card[number]"\r\n\r\n${card}\r\n--b--`],
  ])('in %s', (_kind, value) => {
    expect(only(value)).toContain('•••');
    expect(only(value)).not.toMatch(/22234567890|408408|4084 |123456/);
  });

  it.each([
    ['/bank/resolve_bvn/22234567890', '/bank/resolve_bvn/•••'],
    ['/bank/resolve%5Fbvn/22234567890', '/bank/resolve%5Fbvn/•••'],
    ['/bank/resolve%255Fbvn/22234567890', '/bank/resolve%255Fbvn/•••'],
    ['/bank/Resolve_BVN/22234567890', '/bank/Resolve_BVN/•••'],
    ['/decision/%62in/408408/', '/decision/%62in/•••/'],
    ['//decision///bin//408408', '//decision///bin//•••'],
    ['/bank/%6d%61tch_bvn/%32%32%32', '/bank/%6d%61tch_bvn/•••'],
    ['/customer/bin', '/customer/bin'],
  ])('in the path %s', (path, shown) => {
    expect(only(path)).toBe(shown);
  });

  it('wherever else it is', () => {
    const values = [
      '/decision/%62in/%34084084084',
      `a=${bvn}`,
      { note: `of ${bvn} and 4084084084`, Bvn: bvn },
    ];
    expect(withoutSecrets(values, KEY)).toEqual([
      '/decision/%62in/•••',
      'a=•••',
      JSON.stringify({ note: 'of ••• and •••', Bvn: '•••' }, null, 2),
    ]);
  });
});

it.each([
  { phone_number: '08012345678', invoice_number: 12, shipping: 'a', pinned: 'b', hotpot: 'c', last4: '4081' },
  { isOtpRequired: true, pin: false, otp: null },
  { custom_fields: [{ display_name: 'Cart', variable_name: 'cart', value: '7' }] },
  ['a', 'b', 1],
])('what is no secret is shown: %j', (value) => {
  expect(only(value)).toBe(JSON.stringify(value, null, 2));
});

it.each(['x', ' ', '"', '\\', '[', '=', '%25', 'a=', '"a","', 'name="', 'a ', '1 '])(
  'a text of many %j is read in no time',
  (piece) => {
    const started = performance.now();
    only(piece.repeat(300_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  },
);
