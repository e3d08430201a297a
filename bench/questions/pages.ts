import { Customer } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { type Question, atMost } from '../question';
import { measure, ratios } from '../table';
import { takeTurns } from '../turns';

const PAGE = 10;
const LATENCY = 200;

const EXTENTS = { whole: { pages: 100, rounds: 2 }, quick: { pages: 40, rounds: 1 } };

const ONE = 'Customer, allCustomers';
const EIGHT = 'Customer, allCustomers, 8 at a time';

export const pages: Question = {
  title: 'Pages of a list, 8 at a time',
  async ask(_server, extent) {
    const { pages, rounds } = EXTENTS[extent];
    const sandbox = await startSandbox({ latency: LATENCY });
    await sandbox.seedCustomers(pages * PAGE);
    const customer = new Customer(sandbox.authKey, { baseURL: sandbox.url });
    const count = (concurrency: number) => {
      let customers = 0;
      for (const {} of customer.allCustomers({ pagination: PAGE, concurrency })) customers += 1;
      if (customers !== pages * PAGE) throw new Error(`${customers} customers came.`);
      return customers;
    };
    const turns = takeTurns({ [ONE]: () => count(1), [EIGHT]: () => count(8) }, rounds);
    await sandbox.stop();

    const wall = measure('wall', 's', turns, ({ wall }) => wall / 1000);
    return {
      table: { rivals: [...turns.keys()], measures: [wall] },
      notes: [`The list has ${pages} pages. The sandbox takes ${LATENCY} ms for a reply.`],
      checks: [atMost('8 pages at a time ÷ one after the other', ratios(wall, EIGHT), 1 / 6)],
    };
  },
};
