/** Run as a process of its own: meets every place it is given with both clients, and prints how each call ended. */
import { AsyncCustomer, type AttemptReport, Customer, NetworkException } from 'tspaystack2';

/** A base URL to call, how long to wait for it, and whether an ordinary call goes first. */
export interface Place {
  readonly name: string;
  readonly baseURL: string;
  readonly timeout: number;
  readonly warmUp: boolean;
}

let attempts = 0;
const options = { retries: 1, onAttempt: ({ attempt }: AttemptReport) => (attempts = attempt) };

function endingOf(thrown: unknown): object {
  if (!(thrown instanceof NetworkException)) throw thrown;
  return { exception: thrown.name, code: thrown.code, attempts: thrown.attempts };
}

function blocking(call: () => unknown): object {
  try {
    return { reply: call(), attempts };
  } catch (thrown) {
    return endingOf(thrown);
  }
}

function promised(call: () => Promise<unknown>): Promise<object> {
  return call().then((reply) => ({ reply, attempts }), endingOf);
}

async function main(places: readonly Place[]): Promise<void> {
  for (const { name, baseURL, timeout, warmUp } of places) {
    const report = (client: string, method: string, ending: object) =>
      console.log(JSON.stringify({ name, client, method, ending }));
    const customer = new Customer('sk_test_faults', { ...options, baseURL, timeout });
    const asyncCustomer = new AsyncCustomer('sk_test_faults', { ...options, baseURL, timeout });

    if (warmUp) customer.getCustomer('CUS_1');
    report(
      'Customer',
      'GET',
      blocking(() => customer.getCustomer('CUS_1')),
    );
    if (warmUp) customer.getCustomer('CUS_1');
    report(
      'Customer',
      'POST',
      blocking(() => customer.create('ada@example.com')),
    );
    if (warmUp) await asyncCustomer.getCustomer('CUS_1');
    report('AsyncCustomer', 'GET', await promised(() => asyncCustomer.getCustomer('CUS_1')));
    if (warmUp) await asyncCustomer.getCustomer('CUS_1');
    report('AsyncCustomer', 'POST', await promised(() => asyncCustomer.create('ada@example.com')));
  }
}

void main(JSON.parse(process.argv[2] ?? '[]') as Place[]);
