import { Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Question, atMost } from '../question';
import { measure, ratio } from '../table';
import { takeTurns } from '../turns';

const CUSTOMERS = 2_000;

/** The loop takes as long for each customer, so that not all have to be waited for. */
const CUSTOMERS_OF_LOOP = 200;

const OURS = 'Customer, batch';

const emails = Array.from({ length: CUSTOMERS }, (_, index) => `customer.${index}@example.com`);

function plainLoop(customer: Customer): number {
  for (const email of emails.slice(0, CUSTOMERS_OF_LOOP)) customer.create(email);
  return CUSTOMERS_OF_LOOP;
}

function batch(customer: Customer): number {
  return customer.batch((queue) => emails.map((email) => queue.create(email)), { concurrency: 8 }).length;
}

export const importing: Question = {
  title: 'Importing 2 000 customers, 8 at a time',
  async ask() {
    const sandbox = await startSandbox({ latency: 20 });
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
    const turns = takeTurns({
      'Customer, loop over create': () => plainLoop(customer),
      [OURS]: () => batch(customer),
    });
    await sandbox.stop();

    const wall = measure('wall, a customer', 'ms', turns, ({ wall, count }) => wall / count);
    return {
      table: { rivals: [...turns.keys()], measures: [wall] },
      notes: [
        `Into the sandbox, 20 ms a request. The loop was stopped after ${CUSTOMERS_OF_LOOP} customers: each takes it as long.`,
      ],
      checks: [atMost('batch ÷ loop over create, a customer', ratio(wall, OURS), 0.16)],
    };
  },
};
