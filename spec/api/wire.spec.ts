import nock from 'nock';
import { AsyncCustomer, Customer, InvalidDataException } from 'tspaystack2';
import { type WireRequest, startEchoServer } from '../support/echo-server';
import {
  type RecordedCase,
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

  test.each(named(exceptionCases))('%s', (_name, recorded) => {
    expect(() => makeCall(new Customer(KEY, { baseURL: server.url }), recorded)).toThrow(
      InvalidDataException,
    );
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

  test.each(named(exceptionCases))('%s', async (_name, recorded) => {
    await expect(makeCall(new AsyncCustomer(KEY), recorded)).rejects.toThrow(InvalidDataException);
  });
});
