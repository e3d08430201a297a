import { Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Question, atMost } from '../question';
import { measure, ratio } from '../table';
import { takeTurns } from '../turns';

const CUSTOMERS = 10_000;
const PAGE = 100;

const OURS = 'Customer, allCustomers';

/** What a script does with a page. */
function work(): void {
  const end = performance.now() + 20;
  while (performance.now() < end);
}

function plainLoop(customer: Customer): number {
  let count = 0;
  for (let page = 1; ; page++) {
    const { data } = customer.getCustomers({ page, pagination: PAGE });
    const length = Array.isArray(data) ? data.length : 0;
    if (length === 0) return count;
    count += length;
    work();
  }
}

function walk(customer: Customer): number {
  let count = 0;
  for (const {} of customer.allCustomers({ pagination: PAGE })) {
    count += 1;
    if (count % PAGE === 0) work();
  }
  return count;
}

export const exporting: Question = {
  title: 'Exporting 10 000 customers',
  async ask() {
    const sandbox = await startSandbox({ latency: 20 });
    await sandbox.seedCustomers(CUSTOMERS);
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
    const turns = takeTurns({
      'Customer, loop over getCustomers': () => plainLoop(customer),
      [OURS]: () => walk(customer),
    });
    await sandbox.stop();

    const wall = measure('wall', 's', turns, ({ wall }) => wall / 1000);
    return {
      table: { rivals: [...turns.keys()], measures: [wall] },
      notes: [
        'From the sandbox, 20 ms a request; 100 customers a page, on each of which the script works for 20 ms.',
      ],
      checks: [atMost('allCustomers ÷ loop over getCustomers', ratio(wall, OURS), 0.6)],
    };
  },
};
