import { Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Question, atMost } from '../question';
import { measure, ratios } from '../table';
import { takeTurns } from '../turns';

/** The loop takes as long for each customer, so it is stopped after the first tenth of them. */
const EXTENTS = { whole: { customers: 2_000, rounds: 3 }, quick: { customers: 400, rounds: 2 } };

const OURS = 'Customer, batch';

function plainLoop(customer: Customer, emails: readonly string[]): number {
  for (const email of emails) customer.create(email);
  return emails.length;
}

function batch(customer: Customer, emails: readonly string[]): number {
  return customer.batch((queue) => emails.map((email) => queue.create(email)), { concurrency: 8 }).length;
}

export const importing: Question = {
  title: 'Importing customers, 8 at a time',
  async ask(_server, extent) {
    const { customers, rounds } = EXTENTS[extent];
    const emails = Array.from({ length: customers }, (_, index) => `customer.${index}@example.com`);
    const ofLoop = emails.slice(0, customers / 10);
    const sandbox = await startSandbox({ latency: 20 });
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
    const turns = takeTurns(
      {
        'Customer, loop over create': () => plainLoop(customer, ofLoop),
        [OURS]: () => batch(customer, emails),
      },
      rounds,
    );
    await sandbox.stop();

    const wall = measure('wall, a customer', 'ms', turns, ({ wall, count }) => wall / count);
    return {
      table: { rivals: [...turns.keys()], measures: [wall] },
      notes: [
        `${customers} customers are created in the sandbox, which takes 20 ms for a reply. The loop was stopped after ${ofLoop.length}, because each takes it as long.`,
      ],
      checks: [atMost('batch ÷ loop over create, a customer', ratios(wall, OURS), 0.13)],
    };
  },
};
