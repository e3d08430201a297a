import { AsyncCustomer, Customer, type Response } from 'tspaystack2';
import { startEchoServer } from '../support/echo-server';

let server: Awaited<ReturnType<typeof startEchoServer>>;

beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());

const client = () => new Customer('sk_test_jest', { baseURL: server.url });
const message = (reply: Response<unknown>) => reply.message;

test('a blocking call returns in a plain test', () => {
  expect(message(client().getCustomer('CUS_1'))).toBe('Echo');
});

test('a blocking call returns in an async test', async () => {
  await new AsyncCustomer('sk_test_jest', { baseURL: server.url }).getCustomer('CUS_1');
  expect(message(client().getCustomer('CUS_1'))).toBe('Echo');
});
