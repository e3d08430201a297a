import { AsyncPaystack, Paystack, type Response } from 'tspaystack2';
import { type Sandbox, type SandboxOptions, startSandbox } from 'tspaystack2/sandbox';

/** Both kinds of client; `await` suits what a blocking one gives as well. */
export const CLIENTS = [
  ['Paystack', Paystack],
  ['AsyncPaystack', AsyncPaystack],
] as unknown as readonly (readonly [string, typeof AsyncPaystack])[];

/** What a flow is played with. */
export interface Played {
  sandbox: Sandbox;
  paystack: AsyncPaystack;
}

/** Runs tests with both kinds of client, each on a sandbox that is as new and whose codes and times are known. */
export function withBothClients(tests: (played: Played) => void, options: SandboxOptions = {}): void {
  describe.each(CLIENTS)('%s', (_name, Client) => {
    const played = {} as Played;
    beforeAll(async () => {
      played.sandbox = await startSandbox({ seed: 1, ...options });
      played.paystack = new Client(played.sandbox.authKey, { baseURL: played.sandbox.url, retries: 0 });
    });
    beforeEach(() => played.sandbox.reset());
    afterAll(() => played.sandbox.stop());
    tests(played);
  });
}

/** What happened, in order: the names of the events. */
export async function eventsOf(sandbox: Sandbox): Promise<string[]> {
  return (await sandbox.deliveries()).map(({ event }) => event);
}

/** What the newest event of a name tells. */
export async function told(sandbox: Sandbox, event: string): Promise<unknown> {
  const deliveries = await sandbox.deliveries();
  const { body } = deliveries.findLast((delivery) => delivery.event === event) ?? {};
  return body === undefined ? undefined : (JSON.parse(body) as { data: unknown }).data;
}

/** What a reply carries. A refusal fails the test. */
export function dataOf<T>(reply: Response<T>): T {
  if (reply.status) return reply.data;
  throw new Error(`${reply.statusCode} ${reply.message}`);
}

/** A payment of 50,000 kobo by a test card that can be charged again, and its authorization. */
export async function payOnce({ sandbox, paystack }: Played, email = 'ada@example.com', amount = 50_000) {
  const { reference } = dataOf(await paystack.transactions.initialize(amount, { email }));
  const transaction = await sandbox.pay(reference);
  return { reference, transaction, authCode: transaction.authorization?.authorization_code ?? '' };
}
