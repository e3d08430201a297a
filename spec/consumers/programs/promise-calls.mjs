import { AsyncCustomer } from 'tspaystack2';

/** A call, auto-pagination and a batch with promises; as `blocking-calls.mjs`. */
export async function promiseCalls() {
  const baseURL = `${process.env.CONSUMER_SERVER}/paystack`;
  const customer = new AsyncCustomer('sk_test_consumer', { baseURL });
  const { data } = await customer.create('ada@example.com', { firstName: 'Ada' });
  const walked = [];
  for await (const { customer_code } of customer.allCustomers()) walked.push(customer_code);
  const entries = await customer.batch((queue) => [queue.getCustomer('CUS_1'), queue.getCustomer('CUS_2')]);
  return {
    userAgent: data.user_agent,
    body: data.body,
    walked,
    batched: entries.map(({ statusCode }) => statusCode),
  };
}
