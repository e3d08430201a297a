'use strict';

const tspaystack2 = require('../..');
const { code, key } = require('./request.cjs');

/** One call of it is a batch. */
exports.open = (baseURL, className, calls, concurrency) => {
  const customer = new tspaystack2[className](key, { baseURL });
  const queued = (queue) => Array.from({ length: Number(calls) }, () => queue.getCustomer(code));
  const run = () => customer.batch(queued, { concurrency: Number(concurrency) });
  return className === 'Customer' ? () => run().at(-1).data : async () => (await run()).at(-1).data;
};
