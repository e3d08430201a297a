import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

/** Sends a body as it is, and gives the status and the message of the reply. */
async function send(
  path: string,
  body: string,
  method = 'POST',
): Promise<[status: number, message: unknown]> {
  const headers = { Authorization: `Bearer ${sandbox.authKey}`, 'Content-Type': 'application/json' };
  const reply = await fetch(sandbox.url + path, { method, headers, body });
  return [reply.status, ((await reply.json()) as { message: unknown }).message];
}

/** A body of exactly so many bytes that creates a customer. */
function bodyOf(bytes: number): string {
  const start = '{"email":"ada@example.com","metadata":{"text":"';
  const end = '"}}';
  return `${start}${'x'.repeat(bytes - start.length - end.length)}${end}`;
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test('a body of 1 MiB is taken, and one of a byte more is refused', async () => {
  const most = 2 ** 20;
  expect(await send('/customer', bodyOf(most))).toEqual([200, 'Customer created']);
  expect(await send('/customer', bodyOf(most + 1))).toEqual([413, 'The body is larger than 1 MiB']);
  const bodies = (await sandbox.requests()).map(({ body }) => JSON.stringify(body).length);
  expect(bodies).toEqual([most, 'null'.length]);
});

describe('JSON that is nested too deep to be written again', () => {
  const deep = nested(100_000);

  it('is refused as a body, and recorded as text', async () => {
    const body = `{"email":"ada@example.com","metadata":${deep}}`;
    expect(await send('/customer', body)).toEqual([400, 'The body must be a JSON object']);
    expect((await sandbox.requests())[0]?.body).toBe(body);
  });

  it('is refused as metadata in a text, and stays text in a payment', async () => {
    const email = 'ada@example.com';
    const customer = JSON.stringify({ email, metadata: deep });
    expect(await send('/customer', customer)).toEqual([400, 'metadata must be a JSON object']);
    const payment = JSON.stringify({ email, amount: 50_000, reference: 'deep', metadata: deep });
    expect((await send('/transaction/initialize', payment))[0]).toBe(200);
    expect((await sandbox.pay('deep')).metadata).toBe(deep);
    expect(await sandbox.deliveries()).toHaveLength(1);
  });
});

describe('names that objects have by nature', () => {
  it('are values like all others, and reach no prototype', async () => {
    const metadata = '{"__proto__":{"currency":"USD"},"constructor":{"prototype":{"currency":"USD"}}}';
    const body = `{"email":"ada@example.com","metadata":${metadata},"__proto__":{"first_name":"Eve"}}`;
    expect((await send('/customer', body))[0]).toBe(200);
    expect(
      (
        await send(
          '/transaction/initialize',
          `{"email":"ada@example.com","amount":5000,"reference":"a","metadata":${metadata},"__proto__":{"currency":"USD"}}`,
        )
      )[0],
    ).toBe(200);
    await sandbox.pay('a');
    const [ada] = await sandbox.customers();
    expect(JSON.stringify(ada?.metadata)).toBe(metadata);
    expect(ada?.first_name).toBeNull();
    const [payment] = await sandbox.transactions();
    expect([JSON.stringify(payment?.metadata), payment?.currency]).toEqual([metadata, 'NGN']);
    expect((await sandbox.deliveries())[0]?.body).toContain(`"metadata":${metadata}`);
    // Nor has the thread of the sandbox got other defaults by it.
    const next = '{"email":"ada@example.com","amount":5000,"reference":"b"}';
    expect((await send('/transaction/initialize', next))[0]).toBe(200);
    expect((await sandbox.transactions())[1]?.currency).toBe('NGN');
  });

  it.each(['constructor', '__proto__', 'toString'])('%s names no record', async (name) => {
    for (const path of ['/plan', '/customer', '/transaction/verify', '/transfer', '/paymentrequest']) {
      const reply = await fetch(`${sandbox.url}${path}/${name}`, {
        headers: { Authorization: `Bearer ${sandbox.authKey}` },
      });
      expect([path, reply.ok]).toEqual([path, false]);
    }
  });

  it('are no account numbers with a refund of their own', async () => {
    const eft = { provider: 'ozow', account_number: 'constructor' };
    const body = JSON.stringify({
      email: 'ada@example.com',
      amount: 5_000,
      currency: 'ZAR',
      reference: 'eft',
      eft,
    });
    expect((await send('/charge', body))[0]).toBe(200);
    expect((await sandbox.pay('eft')).refund).toBe('processed');
  });
});

test.each([
  ['/charge/submit_pin', 'pin'],
  ['/charge/submit_otp', 'otp'],
  ['/charge/submit_address', 'address'],
])('%s refuses an object, which has no text of its own', async (path, field) => {
  const [status, message] = await send(path, JSON.stringify({ reference: 'a', [field]: { toString: 1 } }));
  expect([status, message]).toEqual([400, `${field} must be a string`]);
});

test('an id of one resource is none of another', async () => {
  const customer = JSON.stringify({ email: 'ada@example.com' });
  await send('/customer', customer);
  const code = (await sandbox.customers())[0]?.customer_code ?? '';
  const headers = { Authorization: `Bearer ${sandbox.authKey}` };
  const statusOf = async (path: string) => (await fetch(sandbox.url + path, { headers })).status;
  expect(await statusOf(`/customer/${code}`)).toBe(200);
  for (const path of [
    '/plan',
    '/subscription',
    '/transfer',
    '/transferrecipient',
    '/paymentrequest',
    '/page',
  ]) {
    expect([path, await statusOf(`${path}/${code}`)]).toEqual([path, 404]);
  }
});
