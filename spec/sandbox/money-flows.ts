import fc from 'fast-check';
import { ACTIONS } from '../../lib/sandbox/actions';
import { InMemoryPaystack } from '../../lib/sandbox/in-memory-paystack';
import { STOCK, problemsOf } from './money-checks';

const KEY = 'sk_test_money';

/** Any reply, with the data that a flow goes on with. */
export interface Answer {
  readonly statusCode: number;
  readonly status: boolean;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A sandbox in which a random flow is played. */
export class Play {
  readonly paystack = new InMemoryPaystack(KEY, { seed: 1 });
  /** What tests added to the balances by `setBalance`, by currency. */
  readonly added = new Map<string, number>();

  get world() {
    return this.paystack.world;
  }

  /** Sends a request. A reply is never an HTTP error of the server. */
  ask(route: string, body: object | null = null, query: Record<string, string> = {}): Answer {
    const [method = '', path = ''] = route.split(' ');
    const reply = this.paystack.answer({
      method,
      path: path.split('/').filter(Boolean),
      query: new URLSearchParams(query),
      body: JSON.parse(JSON.stringify(body)) as unknown,
      authorization: `Bearer ${KEY}`,
    });
    if (reply.statusCode >= 500) throw new Error(`${route}: ${JSON.stringify(reply.body)}`);
    const text = JSON.stringify(reply.body);
    return { statusCode: reply.statusCode, ...(JSON.parse(text) as Omit<Answer, 'statusCode'>) };
  }

  /** Does what a tester or a customer does. What the sandbox refuses by an `Error` of its own changes nothing. */
  act(action: (world: InMemoryPaystack['world']) => unknown): void {
    try {
      this.paystack.act(action);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Error') throw error;
    }
  }
}

type Step = (play: Play) => void | Promise<void>;

const CURRENCIES = ['NGN', 'NGN', 'NGN', 'USD', 'GHS', 'ZAR', 'KES', 'XOF', 'RWF', 'EGP'] as const;
const CARDS = ['success', 'success', 'pin', 'declined', 'refund-failed', 'refund-needs-attention'] as const;
const BEARERS = ['account', 'subaccount', 'all', 'all-proportional'] as const;
const INTERVALS = ['hourly', 'daily', 'weekly', 'monthly', 'quarterly'] as const;

const amounts = fc.oneof(
  fc.integer({ min: 5_000, max: 2_000_000 }),
  fc.constantFrom(10_000, 249_999, 250_000, 250_001, 1_000_000),
);
const emails = fc.constantFrom('ada@example.com', 'obi@example.com');
/** Stands for one of the records that there are. */
const which = fc.nat();

function pickOf<T>(records: readonly T[], at: number): T | undefined {
  return records[at % Math.max(1, records.length)];
}

const codeOf = (play: Play, at: number) => pickOf(play.world.subaccounts.oldestFirst, at)?.subaccount_code;

const newSubaccount = fc
  .oneof(fc.constantFrom(0, 0.2, 10, 20, 33.3, 99.9, 100), fc.double({ min: 0, max: 100, noNaN: true }))
  .map((percentage_charge): Step => (play) => {
    play.ask('POST /subaccount', {
      business_name: 'Lessons',
      settlement_bank: '058',
      account_number: '0123456789',
      percentage_charge,
    });
  });

interface Group {
  readonly type: string;
  readonly bearer_type: string;
  readonly shares: readonly (readonly [at: number, share: number])[];
  readonly bearer: number;
}

const groups: fc.Arbitrary<Group> = fc.record({
  type: fc.constantFrom('percentage', 'flat'),
  bearer_type: fc.constantFrom(...BEARERS),
  shares: fc.array(fc.tuple(which, fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 3 }),
  bearer: which,
});

function groupOf(play: Play, { type, bearer_type, shares, bearer }: Group) {
  const unit = type === 'flat' ? 1_000 : 1;
  const given = shares.flatMap(([at, share]) => {
    const subaccount = codeOf(play, at);
    return subaccount === undefined ? [] : [{ subaccount, share: share * unit }];
  });
  const subaccounts = [...new Map(given.map((each) => [each.subaccount, each])).values()];
  const bearer_subaccount = pickOf(subaccounts, bearer)?.subaccount;
  return {
    type,
    bearer_type,
    subaccounts,
    ...(bearer_subaccount === undefined ? {} : { bearer_subaccount }),
  };
}

const newSplit = groups.map((group): Step => (play) => {
  play.ask('POST /split', { name: 'Shared', currency: 'NGN', ...groupOf(play, group) });
});

/** How a payment is shared. */
const terms = fc.oneof(
  { weight: 2, arbitrary: fc.constant(() => ({})) },
  fc
    .record({
      at: which,
      bearer: fc.constantFrom(undefined, 'account', 'subaccount'),
      transaction_charge: fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: undefined }),
    })
    .map(({ at, ...rest }) => (play: Play) => ({ subaccount: codeOf(play, at), ...rest })),
  which.map((at) => (play: Play) => ({
    split_code: pickOf(play.world.splits.oldestFirst, at)?.split_code,
  })),
  groups.map((group) => (play: Play) => ({ split: groupOf(play, group) })),
);

const payment = fc
  .record({
    email: emails,
    amount: amounts,
    currency: fc.constantFrom(...CURRENCIES),
    shared: terms,
    way: fc.oneof(
      fc.constantFrom(...CARDS).map((card) => ({ card })),
      fc.constantFrom('bank', 'ussd', 'eft', 'mobile_money', 'bank_transfer').map((channel) => ({ channel })),
    ),
    plan: fc.option(which, { nil: undefined }),
    invoice_limit: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  .map(({ shared, way, plan, invoice_limit, ...asked }): Step => (play) => {
    const code = plan === undefined ? undefined : pickOf(play.world.plans.oldestFirst, plan)?.plan_code;
    const forPlan = code === undefined ? {} : { plan: code, invoice_limit };
    const reply = play.ask('POST /transaction/initialize', { ...asked, ...shared(play), ...forPlan });
    if (!reply.status) return;
    const { reference } = reply.data as { reference: string };
    play.act((world) => ACTIONS.pay(world, reference, way));
  });

const chargeAgain = fc
  .record({ at: which, amount: amounts, isPartial: fc.boolean(), funds: fc.option(amounts) })
  .map(({ at, amount, isPartial, funds }): Step => (play) => {
    const owners = play.world.customers.oldestFirst.flatMap(({ email, authorizations }) =>
      authorizations.map(({ authorization_code }) => ({ email, authorization_code })),
    );
    const chosen = pickOf(owners, at);
    if (!chosen) return;
    play.act((world) => ACTIONS.setFunds(world, chosen.authorization_code, funds));
    const route = isPartial ? 'partial_debit' : 'charge_authorization';
    play.ask(`POST /transaction/${route}`, { ...chosen, amount, currency: 'NGN' });
  });

const refund = fc
  .record({ at: which, amount: fc.option(amounts, { nil: undefined }) })
  .map(({ at, amount }): Step => (play) => {
    const paid = play.world.transactions.oldestFirst.filter(({ shares }) => shares !== null);
    const transaction = pickOf(paid, at)?.id;
    if (transaction !== undefined) play.ask('POST /refund', { transaction, amount });
  });

const retry = which.map((at): Step => (play) => {
  const chosen = pickOf(play.world.refunds.oldestFirst, at);
  if (!chosen) return;
  const { id, currency } = chosen;
  const refund_account_details = { currency, account_number: '0123456789', bank_id: '1' };
  play.ask(`POST /refund/retry_with_customer_details/${id}`, { refund_account_details });
});

const dispute = fc
  .record({ at: which, amount: fc.option(amounts, { nil: undefined }) })
  .map(({ at, amount }): Step => (play) => {
    const paid = play.world.transactions.oldestFirst.filter(({ shares }) => shares !== null);
    const reference = pickOf(paid, at)?.reference;
    const seed = amount === undefined ? {} : { amount };
    if (reference !== undefined) play.act((world) => ACTIONS.openDispute(world, reference, seed));
  });

const resolve = fc
  .record({
    at: which,
    resolution: fc.constantFrom('merchant-accepted', 'declined', undefined),
    refund_amount: amounts,
  })
  .map(({ at, resolution, refund_amount }): Step => (play) => {
    const open = play.world.disputes.oldestFirst.filter(({ status }) => status !== 'resolved');
    const id = pickOf(open, at)?.id;
    if (id === undefined) return;
    if (resolution === undefined) play.ask(`PUT /dispute/${id}`, { refund_amount });
    else {
      const answer = { resolution, message: 'Yes', refund_amount, uploaded_filename: 'a.pdf' };
      play.ask(`PUT /dispute/${id}/resolve`, answer);
    }
  });

const newPlan = fc
  .record({ amount: amounts, interval: fc.constantFrom(...INTERVALS), invoice_limit: fc.nat(3) })
  .map((plan): Step => (play) => {
    play.ask('POST /plan', { name: 'Lessons', ...plan });
  });

const changePlan = fc
  .record({
    at: which,
    amount: fc.option(amounts, { nil: undefined }),
    interval: fc.option(fc.constantFrom(...INTERVALS), { nil: undefined }),
    invoice_limit: fc.option(fc.nat(3), { nil: undefined }),
    update_existing_subscriptions: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ at, ...changes }): Step => (play) => {
    const code = pickOf(play.world.plans.oldestFirst, at)?.plan_code;
    if (code !== undefined) play.ask(`PUT /plan/${code}`, changes);
  });

const stopSubscription = fc.tuple(which, fc.boolean()).map(([at, isEnd]): Step => (play) => {
  const chosen = pickOf(play.world.subscriptions.oldestFirst, at);
  if (!chosen) return;
  const body = { code: chosen.subscription_code, token: chosen.email_token };
  play.ask(`POST /subscription/${isEnd ? 'disable' : 'enable'}`, body);
});

const transfer = fc
  .record({
    amount: fc.oneof(amounts, fc.constantFrom(50, 499_999, 500_001, 5_000_001)),
    currency: fc.constantFrom('NGN', 'NGN', 'GHS', 'KES', 'ZAR', 'USD'),
    type: fc.constantFrom('nuban', 'mobile_money'),
    how: fc.constantFrom('success', 'pending', 'failed'),
    isOtp: fc.boolean(),
  })
  .map(({ amount, currency, type, how, isOtp }): Step => (play) => {
    const made = play.ask('POST /transferrecipient', {
      ...{ type, name: 'Ada', account_number: '0123456789', bank_code: '058', currency },
    });
    play.act((world) => ACTIONS.setTransfers(world, how));
    if (isOtp) play.ask('POST /transfer/enable_otp');
    const sent = play.ask('POST /transfer', { amount, currency, recipient: made.data.recipient_code });
    if (isOtp && sent.status) {
      play.ask('POST /transfer/finalize_transfer', { transfer_code: sent.data.transfer_code, otp: '123456' });
    }
    play.ask('POST /transfer/disable_otp_finalize', { otp: '123456' });
  });

const endTransfer = fc
  .tuple(which, fc.constantFrom('success', 'failed', 'reversed'))
  .map(([at, status]): Step => (play) => {
    const code = pickOf(play.world.transfers.oldestFirst, at)?.transfer_code;
    if (code !== undefined) play.act((world) => ACTIONS.endTransfer(world, code, status));
  });

const setBalance = fc
  .tuple(fc.oneof(fc.constant(0), amounts), fc.constantFrom('NGN', 'NGN', 'KES', 'GHS'))
  .map(([amount, currency]): Step => (play) => {
    const before = play.world.settings.balances[currency] ?? 0;
    play.added.set(currency, (play.added.get(currency) ?? 0) + amount - before);
    play.act((world) => ACTIONS.setBalance(world, amount, currency));
  });

const account = fc
  .record({ email: emails, at: which, amount: amounts })
  .map(({ email, at, amount }): Step => (play) => {
    play.ask('POST /customer', { email });
    const subaccount = codeOf(play, at);
    const made = play.ask('POST /dedicated_account', { customer: email, subaccount });
    if (made.status) {
      play.act((world) => ACTIONS.payInto(world, String(made.data.account_number), amount));
    }
  });

const bulk = fc
  .array(fc.tuple(which, amounts), { minLength: 1, maxLength: 3 })
  .map((items): Step => (play) => {
    const codes = play.world.customers.oldestFirst.flatMap(({ authorizations }) => authorizations);
    const charges = items.map(([at, amount]) => ({
      authorization: pickOf(codes, at)?.authorization_code ?? 'AUTH_none',
      amount,
    }));
    play.ask('POST /bulkcharge', charges);
  });

const later = fc
  .oneof(
    fc.integer({ min: 1, max: 120 }).map((minutes) => minutes * 60_000),
    fc.integer({ min: 1, max: 35 }).map((days) => days * 86_400_000),
  )
  .map((milliseconds): Step => async (play) => {
    await play.paystack.advance(milliseconds);
  });

const hold = fc
  .record({
    email: emails,
    amount: amounts,
    currency: fc.constantFrom('ZAR', 'NGN'),
    shared: terms,
    card: fc.constantFrom(...CARDS),
    expire_action: fc.constantFrom('release', 'capture'),
    expire_after_days: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ shared, card, ...asked }): Step => (play) => {
    const reply = play.ask('POST /preauthorization/initialize', { ...asked, ...shared(play) });
    const reference = String(reply.status && reply.data.reference);
    if (reply.status) play.act((world) => ACTIONS.approvePreauthorization(world, reference, card));
  });

const endHold = fc
  .record({ at: which, amount: amounts, isCapture: fc.boolean() })
  .map(({ at, amount, isCapture }): Step => (play) => {
    const reference = pickOf(play.world.preauthorizations.oldestFirst, at)?.reference;
    if (reference === undefined) return;
    play.ask(`POST /preauthorization/${isCapture ? 'capture' : 'release'}`, { reference, amount });
  });

/** A product, by its link or in an order or on a page. */
const purchase = fc
  .record({
    quantity: fc.integer({ min: 1, max: 3 }),
    way: fc.constantFrom('product', 'order', 'page', 'terminal'),
  })
  .map(({ quantity, way }): Step => (play) => {
    const [product] = play.world.products.oldestFirst;
    if (!product) return;
    const { id: item, price: amount, product_code } = product;
    const items = [{ item, type: 'product', quantity, amount }];
    const order = way === 'order' ? play.ask('POST /order', { email: 'ada@example.com', items }) : undefined;
    const terminal = play.world.virtualTerminals.oldestFirst[0]?.code ?? '';
    const codes = { product: product_code, order: String(order?.data.order_code), page: 'books', terminal };
    const choice = { ...(way === 'product' ? { quantity } : {}), ...(way === 'terminal' ? { amount } : {}) };
    play.act((world) => ACTIONS.pay(world, codes[way], choice));
  });

/** All that can happen to money, some of it more often. */
const steps = fc.oneof(
  { weight: 2, arbitrary: newSubaccount },
  { weight: 2, arbitrary: newSplit },
  { weight: 8, arbitrary: payment },
  { weight: 3, arbitrary: chargeAgain },
  { weight: 4, arbitrary: refund },
  { weight: 1, arbitrary: retry },
  { weight: 2, arbitrary: dispute },
  { weight: 2, arbitrary: resolve },
  { weight: 2, arbitrary: newPlan },
  { weight: 2, arbitrary: changePlan },
  { weight: 1, arbitrary: stopSubscription },
  { weight: 3, arbitrary: transfer },
  { weight: 2, arbitrary: endTransfer },
  { weight: 1, arbitrary: setBalance },
  { weight: 1, arbitrary: account },
  { weight: 1, arbitrary: bulk },
  { weight: 2, arbitrary: purchase },
  { weight: 1, arbitrary: hold },
  { weight: 1, arbitrary: endHold },
  { weight: 4, arbitrary: later },
);

/** A sandbox with accounts that share payments, a plan, and a shop. */
function begun(): Play {
  const play = new Play();
  const business = { business_name: 'Lessons', settlement_bank: '058', account_number: '0123456789' };
  for (const percentage_charge of [20, 0.2]) play.ask('POST /subaccount', { ...business, percentage_charge });
  const subaccounts = [0, 1].map((at) => ({ subaccount: codeOf(play, at), share: 30 }));
  const split = { name: 'Shared', currency: 'NGN', type: 'percentage', bearer_type: 'all', subaccounts };
  play.ask('POST /split', split);
  play.ask('POST /plan', { name: 'Lessons', amount: 100_000, interval: 'monthly' });
  const book = { name: 'Book', description: 'A book', price: 50_000, currency: 'NGN', quantity: STOCK };
  const { id } = play.ask('POST /product', book).data;
  const page = play.ask('POST /page', { name: 'Books', slug: 'books' }).data;
  play.ask(`POST /page/${String(page.id)}/product`, { products: [id] });
  const { split_code } = play.world.splits.oldestFirst[0] ?? {};
  play.ask('POST /virtual_terminal', {
    name: 'Till',
    destinations: [{ target: '+2348012345678' }],
    split_code,
  });
  return play;
}

/** Plays random flows, and checks after each step that the money adds up. */
export async function playFlows(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 30, size: 'max' }), async (flow) => {
      const play = begun();
      for (const step of flow) {
        await step(play);
        const problems = problemsOf(play);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      }
      await play.paystack.advance(40 * 86_400_000);
      const problems = problemsOf(play);
      if (problems.length > 0) throw new Error(problems.join('\n'));
    }),
    { numRuns },
  );
}
