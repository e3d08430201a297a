import nock from 'nock';
import { readOffWire } from './recorded';

/** What stands in for Paystack. */
export interface InterceptedPaystack {
  /** The requests of the test, in the order in which they came. */
  seen: ReturnType<typeof readOffWire>[];
  /** Gives the body of the reply to a URL, beside `status` and `message`. */
  bodyOf: (url: string) => object;
}

/** Has nock stand in for Paystack in a file of tests, for promise classes. Each test begins anew. */
export function interceptPaystack(): InterceptedPaystack {
  const paystack: InterceptedPaystack = { seen: [], bodyOf: () => ({}) };
  beforeAll(() => {
    nock.disableNetConnect();
    const scope = nock('https://api.paystack.co').persist();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      scope.intercept(/.*/, method).reply(function (url, body) {
        paystack.seen.push(readOffWire(this.req.method, url, this.req.headers, body === '' ? null : body));
        return [200, { status: true, message: 'Done', ...paystack.bodyOf(url) }];
      });
    }
  });
  beforeEach(() => {
    paystack.seen = [];
    paystack.bodyOf = () => ({});
  });
  afterAll(() => {
    nock.cleanAll();
    nock.restore();
  });
  return paystack;
}
