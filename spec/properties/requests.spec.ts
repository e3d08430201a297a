import { InvalidDataException } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothClasses } from '../support/clients';
import { type WireRequest, startEchoServer } from '../support/echo-server';
import { makeCall, readOffWire } from '../support/recorded';
import { type Call, callsOf, endpoints } from './calls';
import { anyText, forAny } from './support';

const KEY = 'sk_test_properties';

const HEADERS = ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'];
const BODY_HEADERS = ['content-length', 'content-type'];

let echo: Awaited<ReturnType<typeof startEchoServer>>;
let sandbox: Sandbox;

beforeAll(async () => {
  [echo, sandbox] = await Promise.all([startEchoServer(), startSandbox()]);
});
afterEach(() => sandbox.reset());
afterAll(() => Promise.all([echo.stop(), sandbox.stop()]));

/** What a call throws or rejects with; its reply if it does neither. */
async function failureOf(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

describe.each(bothClasses)('%s, given any strings,', (_name, Client) => {
  /** A client of the sandbox, which records whatever reaches it. */
  const recorded = () => new Client(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });

  /** Shows that only this call reached the sandbox, and none before it. */
  async function expectNothingReached(): Promise<void> {
    await recorded().deactivate('AUTH_last');
    expect((await sandbox.requests()).map(({ path }) => path)).toEqual([
      '/customer/deactivate_authorization',
    ]);
  }

  describe.each(Object.keys(endpoints) as Call[])('%s', (call) => {
    test('sends them all exactly, each in its own place', async () => {
      const client = new Client(KEY, { baseURL: echo.url, retries: 0 });
      const right = callsOf(call).filter(({ wrong }) => wrong.length === 0);
      await forAny(right, async ({ arrives, ...made }) => {
        const { data } = await makeCall(client, made);
        const { method, url, headers, body } = data as WireRequest;
        expect(url).toMatch(endpoints[call].url);
        expect(Object.keys(headers).sort()).toEqual(
          [...HEADERS, ...(arrives.body ? BODY_HEADERS : [])].sort(),
        );
        expect(readOffWire(method, url, headers, body === '' ? null : JSON.parse(body))).toEqual({
          ...arrives,
          authorization: `Bearer ${KEY}`,
          contentType: arrives.body ? 'application/json' : undefined,
        });
      });
    });

    test('refuses a wrong one by its name, and sends nothing', async () => {
      const client = recorded();
      const wrong = callsOf(call).filter(({ wrong }) => wrong.length > 0);
      await forAny(wrong, async (made) => {
        const failure = await failureOf(() => makeCall(client, made));
        expect(failure).toBeInstanceOf(InvalidDataException);
        expect(made.wrong).toContain((failure as InvalidDataException).parameter);
      });
      await expectNothingReached();
    });
  });

  test('refuses a parameter of any other name by that name, and sends nothing', async () => {
    const client = recorded();
    // A message shows 60 characters of a name.
    const names = anyText(60).filter((name) => name.length <= 60 && name !== 'riskAction');
    await forAny(names, async (name) => {
      const failure = await failureOf(() => client.flag('CUS_1', { [name]: 'allow' }));
      expect(failure).toBeInstanceOf(InvalidDataException);
      expect(failure).toMatchObject({ parameter: name });
    });
    await expectNothingReached();
  });
});
