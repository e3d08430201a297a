import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { bothClasses, failureOf, noReply } from '../support/clients';

let server: BrokenServer;

beforeAll(async () => {
  server = await startBrokenServer();
});
afterAll(() => server.stop());

const timedOut = (attempts: number, problem: string) => ({
  name: 'TimeoutException',
  message: noReply(attempts, problem),
  code: 'ETIMEDOUT',
  attempts,
});

const afterTimeout = (timeout: number) => `the timeout of ${timeout} ms passed.`;
const AFTER_DEADLINE = 'the deadline of the call passed.';
const LONG = 60_000;
/** Milliseconds within which a request reaches the server, on a busy machine too. */
const REACHES = 600;

describe.each(bothClasses)('%s', (_name, Client) => {
  const clientOf = (place: string, options = {}) =>
    new Client('sk_test_deadline', { baseURL: `${server.url}/${place}`, ...options });

  beforeEach(() => server.methods());

  describe.each(['silent', 'dripping'])('a %s server', (place) => {
    test.each([
      ['the timeout of the client', { timeout: 100 }, {}, afterTimeout(100)],
      ['a shorter timeout of the call', { timeout: LONG }, { timeout: 100 }, afterTimeout(100)],
      ['a longer timeout of the call', { timeout: 1 }, { timeout: 100 }, afterTimeout(100)],
      ['the deadline of the client', { deadline: 300 }, {}, AFTER_DEADLINE],
      ['a shorter deadline of the call', { deadline: LONG }, { deadline: 300 }, AFTER_DEADLINE],
      ['a longer deadline of the call', { deadline: 1, timeout: 100 }, { deadline: LONG }, afterTimeout(100)],
    ])('is given up after %s', async (_limit, ofClient, ofCall, problem) => {
      const client = clientOf(place, { retries: 0, ...ofClient });
      expect(await failureOf(() => client.getCustomer('CUS_1', ofCall))).toEqual(timedOut(1, problem));
    });
  });

  test('the timeout bounds each attempt anew; a GET is tried again, a POST is not', async () => {
    const client = clientOf('silent', { timeout: REACHES, retries: 1 });
    expect(await failureOf(() => client.getCustomers())).toEqual(timedOut(2, afterTimeout(REACHES)));
    expect(await failureOf(() => client.create('ada@example.com'))).toEqual(
      timedOut(1, afterTimeout(REACHES)),
    );
    expect(await server.methods()).toEqual(['GET', 'GET', 'POST']);
  });

  test('the deadline bounds all attempts together', async () => {
    const client = clientOf('reset,silent', { deadline: 3 * REACHES });
    expect(await failureOf(() => client.getCustomers())).toEqual(timedOut(2, AFTER_DEADLINE));
    expect(await server.methods()).toEqual(['GET', 'GET']);
  });

  test('nothing is sent once the deadline has passed', async () => {
    const client = clientOf('silent', { deadline: Number.MIN_VALUE });
    expect(await failureOf(() => client.getCustomers())).toEqual(timedOut(0, AFTER_DEADLINE));
    expect(await server.methods()).toEqual([]);
  });
});
