import { AsyncCustomer } from 'tspaystack2';
import { type BrokenServer, startBrokenServer } from '../support/broken-server';
import { type PlayedServer, startPlayedServer } from '../support/played-server';
import { failureOf, noReply } from '../support/clients';

let broken: BrokenServer;
let refusing: PlayedServer;

beforeAll(async () => {
  broken = await startBrokenServer();
  refusing = await startPlayedServer(require.resolve('./plays/refusals.cjs'), 'putsOff');
});
afterAll(() => Promise.all([broken.stop(), refusing.stop()]));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const timedOut = (problem: string) => ({
  name: 'TimeoutException',
  message: noReply(1, problem),
  code: 'ETIMEDOUT',
  attempts: 1,
});

describe('under fake timers a promise class', () => {
  test.each([
    [{ timeout: 100 }, 'the timeout of 100 ms passed.'],
    [{ deadline: 100 }, 'the deadline of the call passed.'],
  ])('gives up after %j', async (limits, problem) => {
    const client = new AsyncCustomer('sk_test_fake', {
      baseURL: `${broken.url}/silent`,
      retries: 0,
      ...limits,
    });
    expect(await failureOf(() => client.getCustomers())).toEqual(timedOut(problem));
  });

  test('tries again after a pause', async () => {
    const client = new AsyncCustomer('sk_test_fake', { baseURL: refusing.url, retries: 1 });
    expect((await client.getCustomers()).message).toBe('Let through');
  });

  test('goes on with a batch after the rest that a 429 wants', async () => {
    const client = new AsyncCustomer('sk_test_fake', { baseURL: refusing.url });
    const entries = await client.batch((queue) => [queue.getCustomer('CUS_1'), queue.getCustomer('CUS_2')]);
    expect(entries.map(({ message }) => message)).toEqual(['Let through', 'Let through']);
  });
});
