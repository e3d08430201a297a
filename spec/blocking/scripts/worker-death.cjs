// Meets the deed of a thread that sends, one program by name; waits as the second argument says.
const { Customer, NetworkException } = require('tspaystack2');
const { noticedWithin, tell, told } = require('./telling.cjs');

const [, , program, wait] = process.argv;

/** Milliseconds: a second is promised, and a busy machine may take a few. */
const SOON = 4_000;

const customer = new Customer(null, { wait });

function tellFailure(call, ...more) {
  try {
    call();
  } catch (error) {
    const isSoon = noticedWithin(SOON);
    tell([...more, told(error), isSoon]);
    return error;
  }
}

const tellNext = () => tell(customer.getCustomer('CUS_1').data.url);

const programs = {
  call: () => {
    tellFailure(() => customer.getCustomer('held'));
    tellNext();
  },
  batch: () => {
    const codes = ['held', 'held', 'CUS_1'];
    const entries = customer.batch((queue) => codes.map((code) => queue.getCustomer(code)), {
      concurrency: 2,
    });
    tell(noticedWithin(SOON));
    for (const entry of entries) tell(entry instanceof NetworkException ? told(entry) : entry.data.url);
  },
  walk: () => {
    const baseURL = `${process.env.PAYSTACK_BASE_URL}/held`;
    const { position, reply, cause } = tellFailure(() => {
      for (const each of new Customer(null, { wait, baseURL }).allCustomers()) tell(each);
    });
    tell({ position, reply, cause: told(cause) });
  },
  'a call within a wait': () => {
    // Else the timer would fire before the first of the two is sent: while its thread starts.
    tellNext();
    setTimeout(() => tellFailure(() => customer.getCustomer('held'), 'inner'), 1);
    tellFailure(() => customer.getCustomer('held'), 'outer');
    tellNext();
  },
  'no answer': () => {
    const start = performance.now();
    try {
      customer.getCustomer('held', { deadline: 3_000 });
    } catch (error) {
      const beyond = performance.now() - start - 3_000;
      tell([told(error), (beyond >= 2_000 && beyond < 2_000 + SOON) || beyond]);
    }
    tellNext();
  },
  'a failing call beside another': () => {
    const refused = new Customer(null, { baseURL: 'http://127.0.0.1:1', retries: 1 });
    setTimeout(() => {
      try {
        refused.getCustomer('CUS_1');
      } catch (error) {
        tell(told(error));
      }
      customer.getCustomer('release');
    }, 1);
    tell(customer.getCustomer('held').data.url);
  },
  'a failing call before another': () => {
    try {
      new Customer(null, { wait, baseURL: 'http://127.0.0.1:1', retries: 1 }).getCustomer('CUS_1');
    } catch (error) {
      tell(told(error));
    }
    customer.getCustomer('release');
    tell(customer.getCustomer('held').data.url);
  },
  'no thread': () => {
    // The thread that was started with the first client has to be gone.
    tellFailure(() => customer.getCustomer('held'));
    const threads = require('node:worker_threads');
    const { Worker } = threads;
    threads.Worker = class {
      constructor() {
        throw new Error('No thread left.');
      }
    };
    try {
      new Customer();
    } catch (error) {
      tell(told(error));
    }
    threads.Worker = Worker;
    tellNext();
  },
  'held until released': () => tell(customer.getCustomer('held').data.url),
};

programs[program]();
