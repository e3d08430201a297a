import fc from 'fast-check';
import { AsyncCustomer, Customer, type Response } from 'tspaystack2';
import { type ReplyOrder, startReplyServer } from '../support/reply-server';
import { anyJSON, anyJSONObject, anyText, forAny } from './support';

let server: Awaited<ReturnType<typeof startReplyServer>>;
let clients: (Customer | AsyncCustomer)[];

beforeAll(async () => {
  server = await startReplyServer();
  clients = [Customer, AsyncCustomer].map(
    (Client) => new Client('sk_test_replies', { baseURL: server.url, retries: 0 }),
  );
});
afterAll(() => server.stop());

const builtIn = Object.getOwnPropertyDescriptors(Object.prototype);

/** What both clients make of such a reply of the server. */
async function repliesTo(statusCode: number, body: string | Uint8Array): Promise<Response<unknown>[]> {
  const metadata: ReplyOrder = { statusCode, body: Buffer.from(body).toString('base64') };
  return Promise.all(clients.map(async (client) => client.create('ada@example.com', { metadata })));
}

async function expectReplies(statusCode: number, body: string | Uint8Array, expected: object): Promise<void> {
  for (const reply of await repliesTo(statusCode, body)) {
    expect(reply).toEqual(expected);
    expect(Object.keys(reply)).toEqual(Object.keys(expected));
    expect(Object.isFrozen(reply)).toBe(true);
    expect(Object.getPrototypeOf(reply)).toBe(Object.prototype);
  }
  expect(Object.getOwnPropertyDescriptors(Object.prototype)).toEqual(builtIn);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Those that Node's server gives every reply. */
const headers: unknown = expect.objectContaining({
  date: expect.stringMatching(/GMT$/) as unknown,
  connection: 'keep-alive',
});

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

function depthOf(value: unknown): number {
  let depth = 0;
  for (let inner = value; Array.isArray(inner); inner = inner[0]) depth += 1;
  return depth;
}

/** HTTP gives these no body. */
const isBodiless = (statusCode: number) => statusCode === 204 || statusCode === 304;

const statusCodes = fc.oneof(fc.constantFrom(200, 299, 300), fc.integer({ min: 200, max: 599 }));

const anyJSONText = fc.oneof(
  { weight: 4, arbitrary: anyJSON.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 500 }).map(nested) },
);

const fields = fc.record(
  {
    status: fc.oneof(fc.constant(true), anyJSON),
    message: fc.oneof(anyText(), anyJSON),
    data: anyJSON,
    meta: fc.oneof(anyJSONObject, anyJSON),
    type: fc.oneof(anyText(), anyJSON),
    code: fc.oneof(anyText(), anyJSON),
  },
  { requiredKeys: [] },
);

/** JSON objects as text, so that a name can come twice. */
const objectTexts = fc
  .tuple(fields, fc.array(fc.tuple(anyText(), anyJSONText)))
  .map(([own, strangers]) => [
    ...Object.entries(own).map(([name, value]) => [name, JSON.stringify(value)] as const),
    ...strangers,
  ])
  .map((members) => `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`);

test('any JSON object becomes a reply of the same nine fields', async () => {
  const replies = fc.tuple(
    statusCodes.filter((statusCode) => !isBodiless(statusCode)),
    objectTexts,
  );
  await forAny(replies, async ([statusCode, body]) => {
    const raw = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const { status, message, data = null, meta, type, code } = raw;
    await expectReplies(statusCode, body, {
      statusCode,
      status: (status === true || status === 'success') && statusCode < 300,
      message: textOrNull(message),
      data,
      meta: isObject(meta) ? meta : null,
      type: textOrNull(type),
      code: textOrNull(code),
      raw,
      headers,
    });
  });
});

test('any other bytes become a failure that carries them as text', async () => {
  const bytes = fc
    .oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc
        .oneof(
          anyText(),
          anyJSONText,
          objectTexts.map((text) => text.slice(0, -1)),
        )
        .map((text) => Buffer.from(text)),
    )
    .map((given) => ({ given, text: new TextDecoder().decode(given) }))
    .filter(({ text }) => !isObject(parsed(text)));
  await forAny(fc.tuple(statusCodes, bytes), async ([statusCode, { given, text }]) => {
    const content = isBodiless(statusCode) ? '' : text;
    await expectReplies(statusCode, given, {
      statusCode,
      status: false,
      message: `The body of this HTTP ${statusCode} reply is not a JSON object.`,
      data: { content },
      meta: null,
      type: null,
      code: null,
      raw: parsed(content),
      headers,
    });
  });
});

test('a body nested 100 000 deep becomes a reply, too', async () => {
  for (const { status, data } of await repliesTo(200, `{"status":true,"data":${nested(100_000)}}`)) {
    expect(status).toBe(true);
    expect(depthOf(data)).toBe(100_000);
  }
});
