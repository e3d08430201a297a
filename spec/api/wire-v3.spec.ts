import * as tspaystack2 from 'tspaystack2';
import { thrownBy } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';
import { type RecordedRequest, expectedOnWire, readOffWire } from '../support/recorded';
import { type CaseV3, casesV3, classNamesV3, makeCallV3 } from '../support/recorded-v3';

const KEY = 'sk_test_golden';

type Client = new (authKey: string, options: { readonly baseURL: string }) => object;
type OnWire = ReturnType<typeof expectedOnWire>;

const exported: Readonly<Record<string, unknown>> = { ...tspaystack2 };

const kinds = [
  ['blocking', ''],
  ['promise', 'Async'],
] as const;

/** Calls that pypaystack2 3.3.0 sends, and that this library refuses. */
const REFUSED: readonly (readonly [call: string, parameter: string, value: unknown, reason: string])[] = [
  ['Charge.charge', 'amount', 0, 'Paystack takes no amount of 0'],
  ['Dispute.update_dispute', 'refund_amount', -500, 'no amount is negative'],
  ['PaymentPage.create', 'amount', 1500.5, 'an amount is an integer'],
  ['PaymentRequest.update', 'amount', 1500.5, 'an amount is an integer'],
  ['Transaction.initialize', 'amount', 1500.5, 'an amount is an integer'],
  ['TransactionSplit.add_or_update', 'share', 0, '2.1.1 refuses a share of 0'],
  ['Customer.deactivate', 'auth_code', '', 'there is no authorization without a code'],
];

/** Requests that are those of 2.1.1, because both lines cannot be right at once. */
const OLDER: Readonly<Record<string, (request: RecordedRequest) => RecordedRequest>> = {
  'Customer.deactivate': (request) => ({ ...request, path: ['customer', 'deactivate_authorization'] }),
  'Refund.get_refunds': (request) => ({
    ...request,
    query: request.query?.map(([name = '', value = '']) => [
      name === 'transaction' && value === 'a b' ? 'reference' : name,
      value,
    ]),
  }),
};

/** Enums stay open, because Paystack may know more than their members. These do not. */
const CLOSED = new Set(['Customer.flag']);

const nameOf = ({ api, call }: CaseV3) => `${api}.${call}`;

/** Whether all that is wrong with a call is a value that no enum has. It is sent, then. */
const isOpen = (recorded: CaseV3) =>
  recorded.right?.raises !== undefined &&
  recorded.odd?.includes('unknown-member') === true &&
  !CLOSED.has(nameOf(recorded));

const isRefusedHere = (recorded: CaseV3) =>
  REFUSED.some(
    ([call, parameter, value]) => call === nameOf(recorded) && recorded.kwargs[parameter] === value,
  );

function outcomeOf(recorded: CaseV3) {
  if (isRefusedHere(recorded)) return { raises: 'InvalidDataException' };
  const outcome = recorded.right ?? recorded;
  const older = OLDER[nameOf(recorded)];
  return outcome.request && older ? { request: older(outcome.request) } : outcome;
}

const isSent = (recorded: CaseV3) => outcomeOf(recorded).request !== undefined;

/** The order of a query means nothing, and is not the same in both classes of Python. */
const sorted = (request: OnWire): OnWire => ({ ...request, query: [...request.query].sort() });

const titled = (cases: readonly CaseV3[]) =>
  cases.map((one, index): [string, CaseV3] => [
    `${index + 1}: ${one.call}(${JSON.stringify(one.kwargs).slice(0, 80)})`,
    one,
  ]);

/** The request as it may be: as recorded, and without the defaults that Paystack takes by itself. */
function expectedOf(recorded: CaseV3): OnWire[] {
  const { request } = outcomeOf(recorded);
  if (request === undefined) throw new Error('This case makes no request.');
  const whole = expectedOnWire(request, KEY);
  const { may_lack: lacking } = recorded;
  if (lacking === undefined) return [whole];
  const body = Object.fromEntries(
    Object.entries(whole.body as object).filter(([name]) => !lacking.includes(name)),
  );
  return [whole, { ...whole, body }];
}

test('the fixtures hold requests and refusals of all classes', () => {
  expect(new Set(casesV3.map(({ api }) => api))).toEqual(new Set(classNamesV3));
  expect(casesV3).toHaveLength(936);
  expect(casesV3.filter(isSent)).toHaveLength(803);
  expect(casesV3.filter(isOpen)).toHaveLength(19);
  expect(casesV3.filter(isRefusedHere)).toHaveLength(REFUSED.length);
});

describe.each(kinds)('a %s class', (_kind, prefix) => {
  let server: EchoServer;

  beforeAll(async () => {
    server = await startEchoServer();
  });
  afterAll(() => server.stop());

  for (const api of classNamesV3) {
    describe(prefix + api, () => {
      const cases = casesV3.filter((one) => one.api === api);
      const client = () => new (exported[prefix + api] as Client)(KEY, { baseURL: server.url });

      async function sent(recorded: CaseV3): Promise<OnWire> {
        const reply = (await makeCallV3(client(), recorded)) as tspaystack2.Response<unknown>;
        const { method, url, headers, body } = reply.data as WireRequest;
        return sorted(readOffWire(method, url, headers, body === '' ? null : JSON.parse(body)));
      }

      test.each(titled(cases.filter(isSent)))('sends %s', async (_title, recorded) => {
        const request = await sent(recorded);
        const expected = expectedOf(recorded).map(sorted);
        expect(request).toEqual(anyOf(expected, request));
      });

      const open = cases.filter(isOpen);
      if (open.length > 0) {
        test.each(titled(open))('sends %s, which no enum has', async (_title, recorded) => {
          expect(JSON.stringify(await sent(recorded))).toContain('no-such-value');
        });
      }

      const refused = cases.filter((one) => !isSent(one) && !isOpen(one));
      if (refused.length > 0) {
        test.each(titled(refused))('refuses %s', async (_title, recorded) => {
          const thrown = await thrownBy(() => makeCallV3(client(), recorded));
          expect(thrown).toBeInstanceOf(tspaystack2.InvalidDataException);
        });
      }
    });
  }
});

/** The expectation that fits, else the first one, so that the test shows the difference. */
function anyOf(expected: readonly OnWire[], sent: OnWire): OnWire | undefined {
  return expected.find((one) => JSON.stringify(one) === JSON.stringify(sent)) ?? expected[0];
}
