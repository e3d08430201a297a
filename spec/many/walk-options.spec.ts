import { AsyncCustomer } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { bothAsAsync, failureOf } from '../support/clients';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function emailsOf(walk: AsyncIterable<{ email: string }>, onEach?: () => void): Promise<string[]> {
  const emails = [];
  for await (const { email } of walk) {
    emails.push(email);
    onEach?.();
  }
  return emails;
}

describe.each(bothAsAsync)('%s', (_name, Client) => {
  const clientOf = () => new Client(sandbox.authKey, { baseURL: sandbox.url });

  test('limits of a call hold for each page', async () => {
    await sandbox.seedCustomers(3);
    await sandbox.setFailures({ status: 503, times: 1 });
    const walk = clientOf().allCustomers({ pagination: 2 }, { retries: 0 });
    expect(await failureOf(() => emailsOf(walk))).toMatchObject({
      name: 'PageException',
      message: 'A page could not be fetched: HTTP 503.',
    });
    expect(await sandbox.requests()).toHaveLength(1);
  });

  test('limits that cannot be right are refused', async () => {
    const walk = clientOf().allCustomers(null, { retries: -1 });
    expect(await failureOf(() => emailsOf(walk))).toEqual({
      name: 'InvalidDataException',
      message: '`retries` must be a whole number, 0 or more, but -1 was given.',
      parameter: 'retries',
    });
    expect(await sandbox.requests()).toEqual([]);
  });

  test('parameters that change during the auto-pagination do not change it', async () => {
    await sandbox.seedCustomers(5);
    const params = { startDate: '2020-01-01', pagination: 2 };
    const emails = await emailsOf(clientOf().allCustomers(params), () => {
      params.startDate = '2999-01-01';
    });
    expect(emails).toHaveLength(5);
  });

  test('limits that change during the auto-pagination do not change it', async () => {
    await sandbox.seedCustomers(5);
    const limits = { retries: 0 };
    const emails = await emailsOf(clientOf().allCustomers({ pagination: 2 }, limits), () => {
      limits.retries = -1;
    });
    expect(emails).toHaveLength(5);
  });
});

test('a signal ends auto-pagination', async () => {
  await sandbox.seedCustomers(3);
  const controller = new AbortController();
  const client = new AsyncCustomer(sandbox.authKey, { baseURL: sandbox.url });
  const walk = client.allCustomers({ pagination: 1 }, { signal: controller.signal });
  const given: string[] = [];
  const failure = await failureOf(() =>
    emailsOf(walk, () => {
      given.push('one');
      controller.abort();
    }),
  );
  expect(given).toEqual(['one']);
  expect(failure).toMatchObject({
    name: 'PageException',
    message:
      'A page could not be fetched: No usable reply from Paystack after 1 attempt: the call was aborted.',
  });
});
