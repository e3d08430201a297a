import crypto from 'node:crypto';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { InvalidDataException, MissingAuthKeyException, PaystackException } from 'tspaystack2';
import {
  SignatureVerificationException,
  constructEvent,
  isVerifiedWebhookPayload,
} from 'tspaystack2/webhooks';
import samples from '../fixtures/webhooks.json';
import { KEY, PERSON } from '../support/secrets';
import { textsOf } from '../support/texts';
import { charge, sign } from './signing';

const body = JSON.stringify(charge);
const signature = sign(body);

/** The functions as JavaScript sees them: anything can be called with anything. */
const construct = constructEvent as (...args: unknown[]) => unknown;
const isVerified = isVerifiedWebhookPayload as (...args: unknown[]) => unknown;

/** What a call throws. */
function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

/** The exception for a signature, with all that it says after the name of the header. */
const refused = (words: string) =>
  new SignatureVerificationException(`The header x-paystack-signature ${words}`);

const refusal = (problem: string) => refused(`${problem}.`);

const mismatch = refusal(
  'does not fit the body and the key. Check that the key has the mode of the webhook, test or live, and that the ' +
    'body is as it came, not parsed and turned into text again',
);

afterEach(() => {
  delete process.env.PAYSTACK_AUTHORIZATION_KEY;
  delete process.env.PAYSTACK_SECRET_KEY;
});

describe('a body that is rightly signed', () => {
  test.each([
    ['a string', body],
    ['a Buffer', Buffer.from(body)],
    ['a Uint8Array', new TextEncoder().encode(body)],
    ['a part of a larger buffer', Buffer.from(`<<${body}>>`).subarray(2, -2)],
  ])('may be %s', (_kind, rawBody) => {
    expect(constructEvent(rawBody, signature, KEY)).toEqual(charge);
    expect(isVerifiedWebhookPayload(rawBody, signature, KEY)).toBe(true);
  });

  test.each(Object.entries(samples))('gives %s as it was sent', (event, { data }) => {
    const sent = JSON.stringify({ event, data });
    expect(constructEvent(sent, sign(sent), KEY)).toEqual({ event, data });
  });

  test('gives what stands beside event and data', () => {
    const { data, extra_top_level } = samples['direct_debit.authorization.created'];
    const event = { event: 'direct_debit.authorization.created', ...extra_top_level, data };
    const sent = JSON.stringify(event);
    expect(constructEvent(sent, sign(sent), KEY)).toEqual(event);
  });

  test('is verified byte by byte, not as what it means', () => {
    const spaced = JSON.stringify(charge, null, 2);
    expect(constructEvent(spaced, sign(spaced), KEY)).toEqual(charge);
    expect(isVerifiedWebhookPayload(spaced, signature, KEY)).toBe(false);
    expect(isVerifiedWebhookPayload(` ${body}`, signature, KEY)).toBe(false);
  });

  test('may hold text beyond ASCII, as text and as bytes', () => {
    const event = { event: 'charge.success', data: { first_name: 'Adébáyọ̀ 🎉' } };
    const sent = JSON.stringify(event);
    const expected = sign(Buffer.from(sent));
    expect(constructEvent(sent, expected, KEY)).toEqual(event);
    expect(constructEvent(Buffer.from(sent), expected, KEY)).toEqual(event);
  });

  test('may begin with a byte-order mark', () => {
    const sent = `\ufeff${body}`;
    expect(constructEvent(Buffer.from(sent), sign(sent), KEY)).toEqual(charge);
  });

  test('may have 10 MB', () => {
    const large = JSON.stringify({ ...charge, padding: 'x'.repeat(10_000_000) });
    const bytes = Buffer.from(large);
    expect(constructEvent(bytes, sign(bytes), KEY)).toEqual(JSON.parse(large));
    expect(() => constructEvent(bytes, signature, KEY)).toThrow(mismatch);
  });

  test('may come with its signature in a list of one', () => {
    expect(constructEvent(body, [signature], KEY)).toEqual(charge);
    expect(isVerifiedWebhookPayload(body, [signature], KEY)).toBe(true);
  });

  // Made with OpenSSL: printf '{"event":"charge.success","data":{}}' | openssl dgst -sha512 -hmac sk_test_example
  test('has the signature that OpenSSL makes', () => {
    const known =
      'abdada78dc8c347985ae7b43ed0fd1c6af9695ced33a8dfa18b6035ce169024d2de6b916d53281c127a5788e7092b6d1c6b6d2d7068895155a4284fde10d9e06';
    expect(isVerifiedWebhookPayload('{"event":"charge.success","data":{}}', known, 'sk_test_example')).toBe(
      true,
    );
  });
});

describe('a bad signature', () => {
  const twice = 'was sent more than once; Paystack sends it once';
  const wrongLength = (length: number) => `must be 128 hexadecimal digits, but it has ${length} characters`;
  const wrongDigits = 'must be 128 hexadecimal digits, but others are among them';
  const wrongCase = 'must be in lower case, as Paystack sends it';

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'is missing'],
    ['null', null, 'is missing'],
    ['empty', '', 'is missing'],
    ['an empty list', [], 'is missing'],
    ['a list of nothing', [undefined], 'is missing'],
    ['short by one', signature.slice(1), wrongLength(127)],
    ['short by half', signature.slice(64), wrongLength(64)],
    ['long by one', `${signature}0`, wrongLength(129)],
    ['in spaces', ` ${signature} `, wrongLength(130)],
    ['with a line break', `${signature}\n`, wrongLength(129)],
    ['with a prefix', `sha512=${signature}`, wrongLength(135)],
    ['in upper case', signature.toUpperCase(), wrongCase],
    ['in both cases', `${signature.slice(0, 127)}F`, wrongCase],
    ['not hexadecimal', 'g'.repeat(128), wrongDigits],
    ['not hexadecimal at its end', `${signature.slice(0, 127)}-`, wrongDigits],
    ['beyond ASCII', `${signature.slice(0, 127)}ä`, wrongDigits],
    ['Base64', Buffer.from(signature, 'hex').toString('base64'), wrongLength(88)],
    ['a list of two', [signature, signature], twice],
    ['two in one text', `${signature}, ${signature}`, twice],
    ['two in one text, only the first right', `${signature}, ${'0'.repeat(128)}`, twice],
    ['of 6 MB, of many signatures', Array(46_000).fill(signature).join(', '), twice],
    ['of 6 MB, of commas', ','.repeat(6_000_000), wrongLength(6_000_000)],
    ['of 6 MB, of digits', '0'.repeat(6_000_000), wrongLength(6_000_000)],
    ['a number', 7, 'must be a string, but a number was given'],
    ['an object', { signature }, 'must be a string, but an object was given'],
  ])('%s', (_kind, given, problem) => {
    expect(thrownBy(() => construct(body, given, KEY))).toEqual(refusal(problem));
    expect(isVerified(body, given, KEY)).toBe(false);
  });

  test.each([
    ['one digit differs', signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    ['of another body', sign(`${body} `)],
    ['made with another key', sign(body, 'sk_test_another')],
    ['made with the key in another case', sign(body, KEY.toUpperCase())],
    ['nothing but zeros', '0'.repeat(128)],
  ])('%s', (_kind, given) => {
    expect(thrownBy(() => construct(body, given, KEY))).toEqual(mismatch);
    expect(isVerified(body, given, KEY)).toBe(false);
  });

  test('is compared in constant time', () => {
    const compare = jest.spyOn(crypto, 'timingSafeEqual');
    const wrong = sign(`${body} `);
    expect([signature, wrong].map((given) => isVerified(body, given, KEY))).toEqual([true, false]);
    const expected = Buffer.from(signature, 'hex');
    expect(compare.mock.calls).toEqual([
      [expected, expected],
      [Buffer.from(wrong, 'hex'), expected],
    ]);
    compare.mockRestore();
  });

  test('is a PaystackException', () => {
    const error = thrownBy(() => construct(body, undefined, KEY));
    expect(error).toBeInstanceOf(SignatureVerificationException);
    expect(error).toBeInstanceOf(PaystackException);
    expect(String(error)).toBe('SignatureVerificationException: The header x-paystack-signature is missing.');
  });
});

describe('a body that is not raw', () => {
  const express =
    "Express: express.raw({ type: 'application/json' }) on the route, before any express.json(); then request.body.";
  const fastify =
    "Fastify: addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body)) in the plugin of the route; then request.body.";
  const nest = 'NestJS: NestFactory.create(AppModule, { rawBody: true }); then rawBody of a RawBodyRequest.';
  const pages =
    'Pages router of Next.js: export const config = { api: { bodyParser: false } }; then await buffer(request), of node:stream/consumers.';
  const firebase = 'Firebase and Google Cloud Functions: request.rawBody, not request.body.';
  const web =
    'Route handler of Next.js, Cloudflare Workers, Netlify: Buffer.from(await request.arrayBuffer()). Hono: Buffer.from(await context.req.arrayBuffer()).';
  const lambda =
    "AWS Lambda, and Netlify with a handler of that kind: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').";
  const recipes = (...lines: string[]) => ['How to get them:', ...lines].join('\n');
  const parsed = recipes(express, fastify, nest, pages, firebase);
  const missing = recipes(express, fastify, nest, pages, firebase, web, lambda);
  const request = new Request('http://127.0.0.1/', { method: 'POST', body });

  test.each<[string, unknown, string, string]>([
    ['a parsed object', charge, 'an object', parsed],
    ['a parsed array', [charge], 'an array', parsed],
    ['a number', 7, 'a number', parsed],
    ['nothing', undefined, 'nothing', missing],
    ['null', null, 'null', missing],
    ['a request of the fetch API', request, 'an object', recipes(web)],
    ['its stream', request.body, 'an object', recipes(web)],
    ['a stream of Node', Readable.from([body]), 'an object', recipes(express, nest, pages, firebase)],
    ['the event of a Lambda', { body, isBase64Encoded: false }, 'an object', recipes(lambda)],
    ['a promise', Promise.resolve(body), 'an object', 'It is a promise: await it first.'],
    ['an ArrayBuffer', new ArrayBuffer(2), 'an object', 'Pass Buffer.from(body).'],
    ['numbers of two bytes', new Uint16Array(2), 'an object', parsed],
  ])('%s is refused in words that say how to get the raw one', (_name, given, kind, hint) => {
    const expected = new SignatureVerificationException(
      'The body must be the raw bytes that Paystack signed, as a string, a Buffer or a Uint8Array, ' +
        `but ${kind} was given. ${hint}`,
    );
    expect(thrownBy(() => construct(given, signature, KEY))).toEqual(expected);
    if (given === undefined || given === null) expect(isVerified(given, signature, KEY)).toBe(false);
    else expect(thrownBy(() => isVerified(given, signature, KEY))).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['in base64', Buffer.from(body).toString('base64'), `The body is in base64. ${lambda}`],
    ['empty', '', `The body is empty: it was read before, or not at all. ${missing}`],
    [
      'an object that was made a text',
      '[object Object]',
      `The body was parsed, and then turned into the text [object Object]. ${parsed}`,
    ],
  ])('a text that is %s gets the hint that fits', (_name, given, hint) => {
    const expected = `does not fit the body and the key. ${hint}`;
    for (const rawBody of [given, Buffer.from(given)]) {
      expect(thrownBy(() => construct(rawBody, signature, KEY))).toEqual(refused(expected));
      expect(isVerified(rawBody, signature, KEY)).toBe(false);
    }
  });

  test.each(['eyJ', 'eyJ=', 'ey Jh', 'e30', Buffer.from('[1]').toString('base64'), 'hello'])(
    'the text %s is not taken for base64 of an event',
    (given) => expect(thrownBy(() => construct(given, signature, KEY))).toEqual(mismatch),
  );
});

describe('a body that is rightly signed, but is no event', () => {
  test.each<[string, string]>([
    ['', 'must be JSON, but something else was signed.'],
    [body.slice(1), 'must be JSON, but something else was signed.'],
    ['event=charge.success', 'must be JSON, but something else was signed.'],
    ['[]', 'must be a JSON object, but an array was signed.'],
    ['null', 'must be a JSON object, but null was signed.'],
    ['"charge.success"', 'must be a JSON object, but a string was signed.'],
    ['{}', 'must have a string as `event`, but nothing was signed.'],
    ['{"event":7,"data":{}}', 'must have a string as `event`, but a number was signed.'],
    ['{"event":null,"data":{}}', 'must have a string as `event`, but null was signed.'],
    ['['.repeat(100_000), 'must be JSON, but something else was signed.'],
  ])('%#', (given, problem) => {
    expect(thrownBy(() => construct(given, sign(given), KEY))).toEqual(
      new InvalidDataException('rawBody', problem),
    );
    expect(isVerified(given, sign(given), KEY)).toBe(true);
  });
});

describe('the key', () => {
  const other = 'sk_test_another';
  const spaced = 'must have no spaces or line breaks around it.';

  test('is the one given, before those of the environment', () => {
    process.env.PAYSTACK_AUTHORIZATION_KEY = other;
    process.env.PAYSTACK_SECRET_KEY = other;
    expect(constructEvent(body, signature, KEY)).toEqual(charge);
    expect(isVerifiedWebhookPayload(body, signature, KEY)).toBe(true);
  });

  test.each([undefined, null, ''])('is, where %p is given, the PAYSTACK_AUTHORIZATION_KEY', (given) => {
    process.env.PAYSTACK_AUTHORIZATION_KEY = KEY;
    process.env.PAYSTACK_SECRET_KEY = other;
    expect(constructEvent(body, signature, given)).toEqual(charge);
    expect(isVerifiedWebhookPayload(body, signature, given)).toBe(true);
  });

  test.each([undefined, ''])('is, where that one is %p, the PAYSTACK_SECRET_KEY', (first) => {
    if (first !== undefined) process.env.PAYSTACK_AUTHORIZATION_KEY = first;
    process.env.PAYSTACK_SECRET_KEY = KEY;
    expect(constructEvent(body, signature)).toEqual(charge);
    expect(isVerifiedWebhookPayload(body, signature)).toBe(true);
  });

  test('has to be there', () => {
    expect(thrownBy(() => construct(body, signature))).toEqual(new MissingAuthKeyException());
    expect(thrownBy(() => isVerified(body, signature))).toEqual(new MissingAuthKeyException());
  });

  describe('may be a list', () => {
    test.each<[string, readonly (string | null | undefined)[]]>([
      ['with the right one first', [KEY, other]],
      ['with the right one last', [other, KEY]],
      ['with nothing for a key that is not there yet', [undefined, null, '', KEY]],
      ['of one', [KEY]],
    ])('%s', (_name, keys) => {
      expect(constructEvent(body, signature, keys)).toEqual(charge);
      expect(isVerifiedWebhookPayload(body, signature, keys)).toBe(true);
    });

    test('of which none is right', () => {
      const keys = [other, `${other}-2`];
      expect(thrownBy(() => construct(body, signature, keys))).toEqual(
        refused(
          'does not fit the body and any of the 2 keys. Check that the key has the mode of the webhook, test or live, ' +
            'and that the body is as it came, not parsed and turned into text again.',
        ),
      );
      expect(isVerified(body, signature, keys)).toBe(false);
    });

    test.each<[readonly unknown[]]>([[[]], [[undefined, '']]])(
      'that is empty like %p means the environment',
      (keys) => {
        expect(thrownBy(() => construct(body, signature, keys))).toEqual(new MissingAuthKeyException());
        process.env.PAYSTACK_SECRET_KEY = KEY;
        expect(construct(body, signature, keys)).toEqual(charge);
      },
    );

    test('with a bad key, which is refused by its place', () => {
      const expected = new InvalidDataException('secretKey[1]', spaced);
      expect(thrownBy(() => construct(body, signature, [KEY, `${KEY}\n`]))).toEqual(expected);
      expect(thrownBy(() => isVerified(body, signature, [KEY, `${KEY}\n`]))).toEqual(expected);
    });
  });

  test.each<[unknown, string]>([
    [`${KEY}\n`, spaced],
    [`Bearer ${KEY}`, 'must be the key alone, without `Bearer`.'],
    [{ KEY }, 'must be the secret key, as text. A constructor takes the key first, and then the options.'],
    [7, 'must be printable ASCII without spaces and line breaks, but a number was given.'],
  ])('%# is refused', (given, problem) => {
    const expected = new InvalidDataException('secretKey', problem);
    expect(thrownBy(() => construct(body, signature, given))).toEqual(expected);
    expect(thrownBy(() => isVerified(body, signature, given))).toEqual(expected);
  });

  test('of the environment is refused by the name of its variable', () => {
    process.env.PAYSTACK_SECRET_KEY = `${KEY} `;
    expect(thrownBy(() => construct(body, signature))).toEqual(
      new InvalidDataException('PAYSTACK_SECRET_KEY', spaced),
    );
  });
});

describe('secrets', () => {
  const personal = JSON.stringify({ event: 'customeridentification.failed', data: PERSON });
  const broken = personal.slice(0, -1);
  const list = JSON.stringify([PERSON]);
  const secrets = [
    KEY,
    KEY.slice(0, KEY.length / 2),
    KEY.slice(KEY.length / 2),
    ...Object.values(PERSON),
    ...[personal, broken, list].map((text) => sign(text)),
  ];

  test.each<[string, ...unknown[]]>([
    ['a wrong signature', personal, sign(body), KEY],
    ['no signature', personal, undefined, KEY],
    ['the key as signature', personal, KEY, KEY],
    ['the key as signature, in a list', personal, [KEY, KEY], KEY],
    ['a key as long as a signature as signature', personal, KEY.padEnd(128, KEY), KEY],
    ['the key as body', { KEY }, KEY, KEY],
    ['a parsed body', JSON.parse(personal), sign(personal), KEY],
    ['a body that is not JSON', broken, sign(broken), KEY],
    ['a body that is no object', list, sign(list), KEY],
    ['a body without an event', JSON.stringify(PERSON), sign(JSON.stringify(PERSON)), KEY],
    ['a wrong signature for keys', personal, sign(body), [KEY, KEY]],
    ['a body in base64', Buffer.from(personal).toString('base64'), sign(personal), KEY],
    ['a bad key in a list', personal, sign(personal), [KEY, `${KEY}\n`]],
    ['a bad key', personal, sign(personal), `${KEY}\n`],
    ['a key that is no text', personal, sign(personal), { KEY }],
  ])('are not in what %s throws', (_case, ...args) => {
    const error = thrownBy(() => construct(...args));
    expect(error).toBeInstanceOf(PaystackException);
    const shown = [...textsOf(error), inspect(error, { depth: null, showHidden: true })].join('\n');
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  });

  test('would be found', () => {
    const shown = textsOf(new Error(`${KEY} ${sign(personal)}`, { cause: PERSON })).join('\n');
    expect(secrets.filter((secret) => shown.includes(secret))).toHaveLength(secrets.length - 2);
  });
});
