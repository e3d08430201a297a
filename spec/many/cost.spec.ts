import { now } from '../../lib/clock';
import { type PlayedServer, startPlayedServer } from '../support/played-server';
import { runScript } from '../support/run-script';
import { runBatch } from './fake-calls';

jest.mock('../../lib/clock');

let server: PlayedServer;

beforeAll(async () => {
  server = await startPlayedServer(require.resolve('./plays/batch.cjs'), 'atOnce');
});
afterAll(() => server.stop());

test('a batch does as much for a call whatever its concurrency is', () => {
  const CALLS = 4_096;
  const paths = Array.from({ length: CALLS }, (_, index) => String(index));
  const workOf = (concurrency: number) => {
    jest.mocked(now).mockClear();
    // Replies come one at a time, and in no order.
    const takes = (path: string) => 1 + ((Number(path) * 7_919) % 10_007);
    const { pauses } = runBatch((path) => ({ takes: takes(path), statusCode: 200 }), { paths, concurrency });
    return { pauses: pauses / CALLS, clock: jest.mocked(now).mock.calls.length / CALLS };
  };
  const [few, many] = [workOf(8), workOf(1_024)];
  expect(few.pauses).toBeLessThanOrEqual(1);
  expect(many.pauses).toBeLessThanOrEqual(1);
  expect(many.clock).toBeLessThanOrEqual(few.clock * 1.1);
});

test.each(['Customer', 'AsyncCustomer'])(
  'a batch of %s looks as often for the end of a call whatever its concurrency is',
  async (name) => {
    const looksAt = async (concurrency: number) => {
      const script = require.resolve('./scripts/cost.cjs');
      const { stdout } = await runScript(script, [name, server.url, String(concurrency)]);
      return Number(stdout);
    };
    const [few, many] = [await looksAt(8), await looksAt(256)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThan(few * 2);
  },
);
