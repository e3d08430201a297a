import { AsyncTerminal, type SendEventParams } from 'tspaystack2';
import { failureOf } from '../support/clients';
import { type EchoServer, type WireRequest, startEchoServer } from '../support/echo-server';

let server: EchoServer;
let terminal: AsyncTerminal;

beforeAll(async () => {
  server = await startEchoServer();
  terminal = new AsyncTerminal('sk_test_terminal', { baseURL: server.url, retries: 0 });
});
afterAll(() => server.stop());

test.each<SendEventParams>([
  { type: 'transaction', action: 'process', data: { id: 7895939 } },
  { type: 'transaction', action: 'print', data: { id: 7895939 } },
  { type: 'invoice', action: 'process', data: { id: 7895939, reference: 4634337895939 } },
  { type: 'invoice', action: 'view', data: { id: 7895939, reference: 4634337895939 } },
])('a Terminal is sent %j', async (params) => {
  const { data } = await terminal.sendEvent('30', params);
  expect(JSON.parse((data as WireRequest).body)).toEqual(params);
});

test.each([
  [
    { type: 'transaction', action: 'view' },
    '`action` can only be "view" if `type` is `TerminalEvent.INVOICE`.',
  ],
  [
    { type: 'invoice', action: 'print' },
    '`action` can only be "print" if `type` is `TerminalEvent.TRANSACTION`.',
  ],
] as const)('a Terminal is not sent %j', async (pair, message) => {
  // @ts-expect-error: the types have no such pair either.
  const call = () => terminal.sendEvent('30', { ...pair, data: {} });
  expect(await failureOf(call)).toEqual({ name: 'InvalidDataException', message, parameter: 'action' });
});
