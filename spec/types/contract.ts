/**
 * What is to compile, and what is not to. It never runs: `npm run typecheck` compiles it, and fails where a line that is
 * marked as an error is none.
 */
import type {
  AsyncCustomer,
  AsyncPaystack,
  AsyncPlan,
  AsyncTransaction,
  Authorization,
  BatchResult,
  Customer,
  CustomerQueue,
  CustomerRecord,
  Metadata,
  PlanRecord,
  PaymentAuthorization,
  ProfileParams,
  QueuedCall,
  TransactionSummary,
} from 'tspaystack2';
import type { EventData } from 'tspaystack2/webhooks';

interface Tier {
  readonly tier: string;
  readonly tags?: readonly string[];
}

class Person implements ProfileParams {
  readonly #name: string;
  readonly phone = null;

  constructor(name: string) {
    this.#name = name;
  }

  get firstName() {
    return this.#name;
  }

  get metadata(): Tier {
    return { tier: this.#name };
  }
}

/** Metadata is an object that JSON carries as one, however it is typed. */
export function metadataGiven(customer: Customer, tier: Tier, record: Record<string, unknown>): void {
  customer.create('ada@example.com', { metadata: { tier: 'gold', nested: { list: [1, null] } } });
  customer.create('ada@example.com', { metadata: tier });
  customer.create('ada@example.com', { metadata: record });
  customer.create('ada@example.com', { metadata: {} });
  customer.create('ada@example.com', { metadata: null });
  // @ts-expect-error: JSON makes an empty object of a Map.
  customer.create('ada@example.com', { metadata: new Map([['tier', 'gold']]) });
  // @ts-expect-error: nor is a Set one.
  customer.create('ada@example.com', { metadata: new Set(['gold']) });
  // @ts-expect-error: an array is no object to Paystack.
  customer.create('ada@example.com', { metadata: [1] });
  // @ts-expect-error: nor is a read-only one.
  customer.create('ada@example.com', { metadata: ['gold'] as const });
  // @ts-expect-error: nor is a tuple.
  customer.create('ada@example.com', { metadata: [] });
  // @ts-expect-error: JSON drops a function.
  customer.create('ada@example.com', { metadata: () => ({ tier: 'gold' }) });
  // @ts-expect-error: a class is a function.
  customer.create('ada@example.com', { metadata: Person });
  // @ts-expect-error: a text is none.
  customer.create('ada@example.com', { metadata: '{"tier":"gold"}' });
  // @ts-expect-error: a number is none.
  customer.create('ada@example.com', { metadata: 7 });
}

/** Parameters may be of any class that has them, also as getters. */
export function parametersGiven(customer: Customer, person: Person): void {
  customer.create('ada@example.com', person);
  customer.update('CUS_1', new Person('Ada'));
  // @ts-expect-error: a Map has no parameters.
  customer.create('ada@example.com', new Map<string, string>([['firstName', 'Ada']]));
  // @ts-expect-error: nor has an array.
  customer.create('ada@example.com', ['Ada']);
  // @ts-expect-error: nor has a text.
  customer.create('ada@example.com', 'Ada');
  // @ts-expect-error: nor has a number.
  customer.create('ada@example.com', 7);
  // @ts-expect-error: nor has a function.
  customer.create('ada@example.com', () => ({ firstName: 'Ada' }));
  // @ts-expect-error: nor has a date.
  customer.getCustomers(new Date());
  // @ts-expect-error: a name that is not one of them.
  customer.create('ada@example.com', { fristName: 'Ada' });
}

/** What Paystack sends as null, an empty text, an empty list or 0 is typed as that. */
export function recordsReceived(use: (value: string) => void): void {
  const authorization = {} as Authorization;
  // @ts-expect-error: it may be null.
  use(authorization.signature);
  // @ts-expect-error: it may be null.
  use(authorization.bank);
  use(authorization.signature ?? authorization.bank ?? '');

  const shapes: Metadata[] = [null, '', 'text', [], 0, {}, { tier: 'gold' }];
  const { metadata } = {} as CustomerRecord;
  shapes.push(metadata);
  // @ts-expect-error: it may be anything but an object.
  use(String(metadata.tier));
  if (typeof metadata === 'object' && metadata !== null && 'tier' in metadata) use(String(metadata.tier));
}

/** The status of a charge tells a payment that was made from one that waits for the customer. */
export async function charges(transactions: AsyncTransaction, use: (value: string) => void): Promise<void> {
  const reply = await transactions.charge(500_000, { email: 'ada@example.com', authCode: 'AUTH_1' });
  if (!reply.status) return;
  if (reply.data.status === 'success') use(reply.data.gateway_response);
  if (reply.data.paused) use(reply.data.authorization_url);
  // @ts-expect-error: only a payment that waits has the page.
  else use(String(reply.data.authorization_url));
}

/** What real replies and events lack, or have as null. */
export function rareReplies(use: (value: number | string) => void): void {
  const transaction = {} as TransactionSummary;
  // @ts-expect-error: it may be null.
  use(transaction.requested_amount);
  use(transaction.requested_amount ?? transaction.amount);
  use(({} as PaymentAuthorization).mobile_money_number ?? '');
  use(({} as EventData['charge.success']).authorization.mobile_money_number ?? '');
  // @ts-expect-error: it may be null.
  use(({} as EventData['charge.success']).requested_amount ?? null);
  const { subscription } = {} as EventData['invoice.payment_failed'];
  // @ts-expect-error: it may be empty.
  use(subscription.subscription_code);
  use(subscription.subscription_code ?? '');
  use(({} as EventData['invoice.create']).subscription.subscription_code);
}

/** The results of a batch can be filtered by their status. */
export function succeeded(customer: Customer, use: (value: string) => void): void {
  const results = customer.batch((queue: CustomerQueue) =>
    ['ada', 'grace'].map((name) => queue.update(name)),
  );
  for (const reply of results.filter((result) => result.status)) use(reply.data.customer_code);
}

/** A batch of an array literal is typed as a tuple, any other by what its calls have in common. */
export async function batches(
  customer: Customer,
  asyncCustomer: AsyncCustomer,
  paystack: AsyncPaystack,
  plan: AsyncPlan,
  use: (value: string) => void,
): Promise<void> {
  const [one, two] = customer.batch((queue) => [queue.create('ada@example.com'), queue.getCustomers()]);
  if (!(one instanceof Error) && one.status) use(one.data.customer_code);
  if (!(two instanceof Error) && two.status) for (const { email } of two.data) use(email);
  // @ts-expect-error: there are two.
  const [, , three] = customer.batch((queue) => [queue.getCustomers(), queue.getCustomers()]);
  use(String(three));

  const mixed = await paystack.batch((queue) => [
    queue.customers.create('ada@example.com'),
    queue.plans.create('Gold', { amount: 500_000, interval: 'monthly' }),
  ]);
  const [created, planned] = mixed;
  if (!(created instanceof Error) && created.status) use(created.data.customer_code);
  if (!(planned instanceof Error) && planned.status) use(planned.data.plan_code);

  const entries: BatchResult<CustomerRecord>[] = customer.batch((queue: CustomerQueue) =>
    ['ada', 'grace'].map((name) => queue.update(name)),
  );
  use(String(entries.length));
  const count: number = customer.batch((queue) => [queue.update('CUS_1')], {
    onResult: (entry) => {
      if (!(entry instanceof Error) && entry.status) use(entry.data.customer_code);
    },
  });
  use(String(count));

  const plans: BatchResult<PlanRecord>[] = await plan.batch(async function* (queue) {
    yield queue.create(await Promise.resolve('Gold'), { amount: 500_000, interval: 'monthly' });
  });
  use(String(plans.length));
  // @ts-expect-error: a blocking class reads no async iterable.
  customer.batch(async function* (queue) {
    yield queue.create(await Promise.resolve('ada@example.com'));
  });
  // @ts-expect-error: what is no queued call.
  customer.batch(() => ['ada@example.com']);
  // @ts-expect-error: a call that is made at once is none.
  customer.batch(() => [customer.create('ada@example.com')]);

  const { signal } = new AbortController();
  void asyncCustomer.batch((queue) => [queue.create('ada@example.com')], { signal, concurrency: 2 });
  // @ts-expect-error: what blocks cannot be aborted.
  customer.batch((queue) => [queue.create('ada@example.com')], { signal });
  // @ts-expect-error: a batch has one signal for all calls.
  void asyncCustomer.batch((queue) => [queue.create('ada@example.com', null, { signal })]);
  void asyncCustomer.batch((queue) => [queue.create('ada@example.com', null, { authKey: 'sk_test_x' })]);
  // @ts-expect-error: auto-pagination is more than one call.
  void asyncCustomer.batch((queue) => [queue.allCustomers()]);
}

/** The queue has the methods of a user's own class. */
export function ownMethods(Base: typeof Customer, use: (value: string) => void): void {
  class Shop extends Base {
    readonly #domain = 'example.com';

    named(name: string) {
      return this.create(`${name}@${this.#domain}`);
    }

    *all(names: Iterable<string>) {
      for (const name of names) yield this.named(name);
    }

    codes() {
      return ['CUS_1'];
    }
  }
  const shop = new Shop('sk_test_x');
  const [entry] = shop.batch((queue) => [queue.named('ada')]);
  if (!(entry instanceof Error) && entry.status) use(entry.data.customer_code);
  for (const each of shop.batch((queue) => queue.all(['ada'])))
    if (!(each instanceof Error) && each.status) use(each.data.customer_code);
  // @ts-expect-error: it makes no call.
  shop.batch((queue) => [queue.codes()]);
  const calls: QueuedCall<unknown>[] = [];
  shop.batch((queue) => {
    calls.push(queue.named('ada'));
    return calls;
  });
}

/** Auto-pagination gives items; a blocking one in a loop, another one in an async loop. */
export async function walks(
  customer: Customer,
  asyncCustomer: AsyncCustomer,
  use: (value: string) => void,
): Promise<void> {
  for (const { email } of customer.allCustomers({ startDate: '2026-01-01', pagination: 10 })) use(email);
  for await (const { email } of asyncCustomer.allCustomers()) use(email);
  // @ts-expect-error: auto-pagination finds its pages itself.
  customer.allCustomers({ page: 2 });
  // @ts-expect-error: it gives promises.
  for (const { email } of asyncCustomer.allCustomers()) use(String(email));
}
