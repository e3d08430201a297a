/** Meets every place it is given with the client that the first argument names, and prints how each call ended. */
import { AsyncCustomer, type AttemptReport, Customer, NetworkException } from 'tspaystack2';

/** A base URL to call, how long to wait for it, and whether an ordinary call goes first. */
export interface Place {
  readonly name: string;
  readonly baseURL: string;
  readonly timeout: number;
  readonly warmUp: boolean;
}

// What a blocking client gives suits `await` as well.
const Client = process.argv[2] === 'Customer' ? (Customer as unknown as typeof AsyncCustomer) : AsyncCustomer;

let attempts = 0;
const options = { retries: 1, onAttempt: ({ attempt }: AttemptReport) => (attempts = attempt) };

async function endingOf(call: () => unknown): Promise<object> {
  try {
    return { reply: await call(), attempts };
  } catch (thrown) {
    if (!(thrown instanceof NetworkException)) throw thrown;
    return { exception: thrown.name, code: thrown.code, attempts: thrown.attempts };
  }
}

async function main(places: readonly Place[]): Promise<void> {
  for (const { name, baseURL, timeout, warmUp } of places) {
    const client = new Client('sk_test_faults', { ...options, baseURL, timeout });
    const get = () => client.getCustomer('CUS_1');
    const post = () => client.create('ada@example.com');
    for (const [method, call] of Object.entries({ GET: get, POST: post })) {
      if (warmUp) await get();
      console.log(JSON.stringify({ name, method, ending: await endingOf(call) }));
    }
  }
}

void main(JSON.parse(process.argv[3] ?? '[]') as Place[]);
