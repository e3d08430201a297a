import nock from 'nock';
import { AsyncCustomer, Customer } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothClasses, failureOf } from '../support/clients';
import { type WireRequest, startEchoServer } from '../support/echo-server';
import {
  type RecordedCase,
  camelCase,
  exceptionCases,
  expectedOnWire,
  makeCall,
  readOffWire,
  requestCases,
} from '../support/recorded';

const KEY = 'sk_test_golden';

function named(cases: readonly RecordedCase[]): [string, RecordedCase][] {
  return cases.map((recorded, index) => [
    `${index + 1}: ${recorded.call}(${JSON.stringify(recorded.kwargs).slice(0, 80)})`,
    recorded,
  ]);
}

/** The exception as recorded, in the names of TypeScript. All that were recorded miss something of a bank account. */
function expectedFailure(recorded: RecordedCase & { readonly message?: string }): object {
  const [, missing = ''] = /^`(\w+)` is required/.exec(recorded.message ?? '') ?? [];
  const parameter = camelCase(missing);
  return {
    name: recorded.raises,
    message: `\`${parameter}\` is required if \`identificationType\` is \`Identification.BANK_ACCOUNT\`.`,
    parameter,
  };
}

test('the fixture holds requests and exceptions', () => {
  expect(requestCases).toHaveLength(68);
  expect(exceptionCases).toHaveLength(7);
});

describe('Customer, over real sockets, sends what pypaystack2 sent', () => {
  let server: Awaited<ReturnType<typeof startEchoServer>>;

  beforeAll(async () => {
    server = await startEchoServer();
  });
  afterAll(() => server.stop());

  test.each(named(requestCases))('%s', (_name, recorded) => {
    const reply = makeCall(new Customer(KEY, { baseURL: server.url }), recorded);
    const { method, url, headers, body } = reply.data as WireRequest;
    expect(readOffWire(method, url, headers, body === '' ? null : JSON.parse(body))).toEqual(
      expectedOnWire(recorded),
    );
  });
});

describe.each(bothClasses)('%s refuses what pypaystack2 refused, and sends nothing', (_name, Client) => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.stop());

  test.each(named(exceptionCases))('%s', async (_name, recorded) => {
    const client = new Client(sandbox.authKey, { baseURL: sandbox.url });
    expect(await failureOf(() => makeCall(client, recorded))).toEqual(expectedFailure(recorded));
    // It arrives after whatever was sent before it.
    await client.deactivate('AUTH_last');
    expect((await sandbox.requests()).map(({ path }) => path)).toEqual([
      '/customer/deactivate_authorization',
    ]);
  });
});

describe('AsyncCustomer, in-process, sends what pypaystack2 sent', () => {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => nock.cleanAll());
  afterAll(() => nock.restore());

  test.each(named(requestCases))('%s', async (_name, recorded) => {
    const seen: ReturnType<typeof readOffWire>[] = [];
    nock('https://api.paystack.co')
      .intercept(/.*/, recorded.request?.method ?? '')
      .reply(function (url, body) {
        seen.push(readOffWire(this.req.method, url, this.req.headers, body === '' ? null : body));
        return [200, { status: true, message: 'Done' }];
      });
    await makeCall(new AsyncCustomer(KEY), recorded);
    expect(seen).toEqual([expectedOnWire(recorded)]);
  });
});
