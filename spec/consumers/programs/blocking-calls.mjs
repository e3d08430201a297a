import { Customer } from 'tspaystack2';

/** A call, auto-pagination and a batch that block; as `promise-calls.mjs`. */
export function blockingCalls(options) {
  const baseURL = `${process.env.CONSUMER_SERVER}/paystack`;
  const customer = new Customer('sk_test_consumer', { baseURL, deadline: 10_000, ...options });
  const { data } = customer.create('ada@example.com', { firstName: 'Ada' });
  const walked = [...customer.allCustomers()].map(({ customer_code }) => customer_code);
  const entries = customer.batch((queue) => [queue.getCustomer('CUS_1'), queue.getCustomer('CUS_2')]);
  return {
    userAgent: data.user_agent,
    body: data.body,
    walked,
    batched: entries.map(({ statusCode }) => statusCode),
  };
}
