// What is tried in each runtime, each in a process of its own: node steps.mjs <name>
import { AsyncCustomer, Customer } from 'tspaystack2';
import { blockingCalls } from './blocking-calls.mjs';
import { outcomeOf } from './outcome.mjs';
import { promiseCalls } from './promise-calls.mjs';

const silent = { baseURL: `${process.env.CONSUMER_SERVER}/silent`, retries: 0 };

const inCallback = (calls) =>
  new Promise((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(calls());
      } catch (error) {
        reject(error);
      }
    });
  });

const steps = {
  promises: promiseCalls,
  promisesTimeout: () =>
    new AsyncCustomer('sk_test_consumer', { ...silent, timeout: 100 }).getCustomer('CUS_1'),
  blocking: () => blockingCalls(),
  blockingDeasync: () => blockingCalls({ wait: 'deasync' }),
  blockingAtomics: () => blockingCalls({ wait: 'atomics' }),
  blockingInCallback: () => inCallback(blockingCalls),
  blockingTimeout: () => new Customer('sk_test_consumer', { ...silent, timeout: 100 }).getCustomer('CUS_1'),
  // The thread that sends starts long after the process. Where a clock counts from the start of each thread, a
  // moment means something else in each.
  blockingDeadline: async () => {
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return new Customer('sk_test_consumer', { ...silent, deadline: 500 }).getCustomer('CUS_1');
  },
};

outcomeOf(steps[process.argv[2]]).then((outcome) => console.log(JSON.stringify(outcome)));
