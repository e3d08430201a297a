import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { AsyncPaystack, Paystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { spansOf } from '../../examples/shop/telemetry';
import { failureOf } from '../support/clients';

let sandbox: Sandbox;
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const onAttempt = spansOf(provider.getTracer('test'));

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: { requests: 100, window: 60_000 } });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  exporter.reset();
  await sandbox.setFailures(null);
});

/** What a span says. */
const shown = ({ name, kind, status, attributes, events }: ReadableSpan) => ({
  name,
  kind,
  status: status.code,
  attributes,
  events: events.map((event) => [event.name, event.attributes]),
});

const lookUp = { 'http.request.method': 'GET', 'url.template': '/customer/{emailOrCode}/' };
const remaining = expect.any(Number) as number;

describe.each([
  ['Paystack', Paystack],
  ['AsyncPaystack', AsyncPaystack],
] as const)('%s', (_name, Client) => {
  const clientOf = (retries: number) =>
    new Client(sandbox.authKey, { baseURL: sandbox.url, retries, onAttempt });

  test('has one span for a call, with an event for each retry and the rate limit that is left', async () => {
    await sandbox.seedCustomers([{ email: `${Client.name}@example.com` }]);
    await sandbox.setFailures({ status: 503, times: 2 });
    await clientOf(2).customers.getCustomer(`${Client.name}@example.com`);
    const spans = exporter.getFinishedSpans();
    expect(spans.map(shown)).toEqual([
      {
        name: 'GET /customer/{emailOrCode}/',
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.UNSET,
        attributes: {
          ...lookUp,
          'http.response.status_code': 200,
          'http.request.resend_count': 2,
          'paystack.calls_remaining': remaining,
        },
        events: [
          ['retry', { reason: '503', wait_ms: expect.any(Number) as number }],
          ['retry', { reason: '503', wait_ms: expect.any(Number) as number }],
        ],
      },
    ]);
    // The pauses before the retries, of 200 and 400 ms, are a part of it.
    const [seconds = 0, nanoseconds = 0] = spans[0]?.duration ?? [];
    expect(seconds * 1e3 + nanoseconds / 1e6).toBeGreaterThan(590);
  });

  test('has an error for a refusal and for a call without a reply, and no personal data', async () => {
    await clientOf(0).customers.getCustomer('nobody@example.com');
    const client = new Client(sandbox.authKey, { baseURL: 'http://127.0.0.1:1', retries: 0, onAttempt });
    await failureOf(() => client.customers.getCustomer('ada@example.com'));
    expect(exporter.getFinishedSpans().map(shown)).toEqual([
      {
        name: 'GET /customer/{emailOrCode}/',
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.ERROR,
        attributes: {
          ...lookUp,
          'http.response.status_code': 404,
          'http.request.resend_count': 0,
          'paystack.calls_remaining': remaining,
        },
        events: [],
      },
      {
        name: 'GET /customer/{emailOrCode}/',
        kind: SpanKind.CLIENT,
        status: SpanStatusCode.ERROR,
        attributes: { ...lookUp, 'error.type': 'ECONNREFUSED', 'http.request.resend_count': 0 },
        events: [],
      },
    ]);
  });
});

test('calls at the same time have a span each', async () => {
  await sandbox.setFailures({ status: 503, rate: 0.5 });
  const { customers } = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 5, onAttempt });
  await Promise.all([1, 2, 3, 4].map(() => customers.getCustomers()));
  expect(exporter.getFinishedSpans().map(({ name, status }) => [name, status.code])).toEqual(
    Array.from({ length: 4 }, () => ['GET /customer/', SpanStatusCode.UNSET]),
  );
});
