import { bothAsAsync } from '../support/clients';
import { type ThreadServer, startThreadServer } from '../support/thread-server';

let server: ThreadServer;

beforeAll(async () => {
  server = await startThreadServer(require.resolve('./servers/headers.cjs'));
});
afterAll(() => server.stop());

describe.each(bothAsAsync)('%s', (_name, Client) => {
  const client = () => new Client('sk_test_headers', { baseURL: server.url });

  test.each(['CUS_1', 'page'])('a reply has its headers by their lower-case names: %s', async (code) => {
    const { headers } = await client().getCustomer(code);
    expect(Object.entries(headers).sort()).toEqual([
      ['connection', 'keep-alive'],
      ['content-length', code === 'page' ? '15' : '32'],
      ['date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
      ['keep-alive', 'timeout=5'],
      ['set-cookie', 'a=1; Path=/,b=2'],
      ['x-empty', ''],
      ['x-ratelimit-remaining', '599'],
      ['x-request-id', 'abc-123'],
      ['x-twice', 'one, two'],
    ]);
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
  });

  test('a reply of a batch has them, too, and all replies have the same fields in the same order', async () => {
    const alone = await client().getCustomer('CUS_1');
    const entries = await client().batch((queue) => [queue.getCustomer('CUS_1'), queue.getCustomer('page')]);
    const fields = ['statusCode', 'status', 'message', 'data', 'meta', 'type', 'code', 'raw', 'headers'];
    expect([alone, ...entries].map((reply) => Object.keys(reply))).toEqual([fields, fields, fields]);
    expect(entries.map((entry) => 'headers' in entry && entry.headers['x-request-id'])).toEqual([
      'abc-123',
      'abc-123',
    ]);
  });
});
