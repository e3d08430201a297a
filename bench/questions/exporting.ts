import { Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Question, atMost } from '../question';
import { measure, ratios } from '../table';
import { takeTurns } from '../turns';

const PAGE = 100;

const EXTENTS = { whole: { customers: 10_000, rounds: 3 }, quick: { customers: 1_500, rounds: 2 } };

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

function readAll(customer: Customer): number {
  let count = 0;
  for (const {} of customer.allCustomers({ pagination: PAGE })) {
    count += 1;
    if (count % PAGE === 0) work();
  }
  return count;
}

export const exporting: Question = {
  title: 'Exporting customers',
  async ask(_server, extent) {
    const { customers, rounds } = EXTENTS[extent];
    const sandbox = await startSandbox({ latency: 20 });
    await sandbox.seedCustomers(customers);
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
    const turns = takeTurns(
      {
        'Customer, loop over getCustomers': () => plainLoop(customer),
        [OURS]: () => readAll(customer),
      },
      rounds,
    );
    await sandbox.stop();

    const wall = measure('wall', 's', turns, ({ wall }) => wall / 1000);
    return {
      table: { rivals: [...turns.keys()], measures: [wall] },
      notes: [
        `There are ${customers} customers in the sandbox, which takes 20 ms for a reply. A page has ${PAGE} of them, and the script works for 20 ms on each page.`,
      ],
      checks: [atMost('allCustomers ÷ loop over getCustomers', ratios(wall, OURS), 0.55)],
    };
  },
};
