import nock from 'nock';
import * as tspaystack2 from 'tspaystack2';
import { factsOf, thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';
import {
  type ClassName,
  type RecordedCase,
  camelCase,
  casesOf,
  classNames,
  expectedOnWire,
  makeCall,
  readOffWire,
  signatures,
} from '../support/recorded';
import { type ThreadServer, startThreadServer } from '../support/thread-server';

const KEY = 'sk_test_golden';

type Client = new (authKey: string, options?: { readonly baseURL: string }) => object;
type OnWire = ReturnType<typeof expectedOnWire>;

const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };
// That none is missing is tested in signatures.spec.ts.
const present = classNames.filter((name) => name in exported && `Async${name}` in exported);

const classCalled = (name: string) => exported[name] as Client;
const attributeOf = (paystack: object, name: ClassName) =>
  Reflect.get(paystack, camelCase(signatures.classes[name].attribute)) as object;

const cases = new Map(classNames.map((name) => [name, casesOf(name)]));
const ofClass = (name: ClassName) => cases.get(name) ?? [];

function titled(recorded: readonly RecordedCase[]): [string, RecordedCase][] {
  return recorded.map((one, index) => [
    `${index + 1}: ${one.call}(${JSON.stringify(one.kwargs).slice(0, 80)})`,
    one,
  ]);
}

const isSent = ({ request }: RecordedCase) => request !== undefined;
const isRefused = ({ refuses }: RecordedCase) => refuses !== undefined;

function expected({ request }: RecordedCase): OnWire {
  if (request === undefined) throw new Error('This case makes no request.');
  return expectedOnWire(request, KEY);
}

/** Makes a call of a blocking client of the echo server, and gives what reached the server. */
function echoed(client: object, recorded: RecordedCase): OnWire {
  const reply = makeCall(client, recorded) as tspaystack2.Response<unknown>;
  const { method, url, headers, body } = reply.data as WireRequest;
  return readOffWire(method, url, headers, body === '' ? null : JSON.parse(body));
}

test('the fixtures hold requests and refusals of all classes', () => {
  const all = [...cases.values()].flat();
  expect(cases.size).toBe(23);
  expect(all.filter(isSent)).toHaveLength(700);
  expect(all.filter(isRefused)).toHaveLength(90);
  expect(all.filter((recorded) => isSent(recorded) === isRefused(recorded))).toEqual([]);
});

test('the fixtures hold a request of each method', () => {
  const methods = classNames.flatMap((name) =>
    Object.keys(signatures.classes[name].methods).map((call) => `${name}.${call}`),
  );
  const sent = [...cases.values()].flat().filter(isSent);
  expect(new Set(sent.map(({ api, call }) => `${api}.${call}`))).toEqual(new Set(methods));
});

describe('over real sockets, a blocking class sends what it has to:', () => {
  let server: EchoServer;

  beforeAll(async () => {
    server = await startEchoServer();
  });
  afterAll(() => server.stop());

  for (const name of present) {
    describe(name, () => {
      let client: object;

      beforeAll(() => {
        client = new (classCalled(name))(KEY, { baseURL: server.url });
      });

      test.each(titled(ofClass(name).filter(isSent)))('%s', (_title, recorded) => {
        expect(echoed(client, recorded)).toEqual(expected(recorded));
      });
    });
  }

  // That each attribute is a client of its class is tested in signatures.spec.ts.
  test('the attributes of Paystack, with its key and its address', () => {
    const paystack = new (classCalled('Paystack'))(KEY, { baseURL: server.url });
    const firsts = present.map((name) => [name, ofClass(name).find(isSent)] as const);
    for (const [name, recorded] of firsts) {
      if (recorded === undefined) throw new Error(`${name} has no request.`);
      expect(echoed(attributeOf(paystack, name), recorded)).toEqual(expected(recorded));
    }
  });
});

describe('in-process, a promise class sends what it has to:', () => {
  let seen: OnWire[] = [];

  beforeAll(() => {
    nock.disableNetConnect();
    const scope = nock('https://api.paystack.co').persist();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      scope.intercept(/.*/, method).reply(function (url, body) {
        seen.push(readOffWire(this.req.method, url, this.req.headers, body === '' ? null : body));
        return [200, { status: true, message: 'Done' }];
      });
    }
  });
  beforeEach(() => {
    seen = [];
  });
  afterAll(() => {
    nock.cleanAll();
    nock.restore();
  });

  for (const name of present) {
    describe(`Async${name}`, () => {
      test.each(titled(ofClass(name).filter(isSent)))('%s', async (_title, recorded) => {
        await makeCall(new (classCalled(`Async${name}`))(KEY), recorded);
        expect(seen).toEqual([expected(recorded)]);
      });
    });
  }
});

const kinds = [
  ['blocking', ''],
  ['promise', 'Async'],
] as const;

describe.each(kinds)('a %s class refuses what it has to, and sends nothing:', (_kind, prefix) => {
  let server: ThreadServer;

  beforeAll(async () => {
    server = await startThreadServer(require.resolve('./servers/urls.cjs'));
  });
  afterAll(() => server.stop());

  for (const name of present) {
    const refused = ofClass(name).filter(isRefused);
    if (refused.length === 0) continue;
    describe(`${prefix}${name}`, () => {
      test.each(titled(refused))('%s', async (_title, recorded) => {
        const client = new (classCalled(`${prefix}${name}`))(KEY, { baseURL: server.url });
        const call = () => makeCall(client, recorded);
        // What a promise class refuses, it refuses by its promise: here it must not throw.
        const promise = prefix === 'Async' ? call() : undefined;
        const thrown = await thrownBy(() => promise ?? call());
        expect(factsOf(thrown)).toEqual(expectedFailure(recorded));
        // It arrives after whatever was sent before it.
        const customer = new (classCalled(`${prefix}Customer`))(KEY, { baseURL: server.url });
        await makeCall(customer, { api: 'Customer', call: 'deactivate', kwargs: { auth_code: 'AUTH_last' } });
        expect(await server.ask('')).toEqual(['/customer/deactivate_authorization']);
      });
    });
  }
});

function expectedFailure({ api, refuses = '' }: RecordedCase): object {
  const parameter = camelCase(refuses);
  // All that Customer has to refuse misses something of a bank account.
  const problem =
    api === 'Customer' ? 'is required if `identificationType` is `Identification.BANK_ACCOUNT`.' : '';
  return {
    name: 'InvalidDataException',
    message: expect.stringContaining(`\`${parameter}\` ${problem}`) as unknown,
    parameter,
  };
}
