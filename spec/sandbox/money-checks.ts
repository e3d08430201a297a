import type { Play } from './money-flows';

/** How many books the shop has at first. */
export const STOCK = 5;

/** A transaction as the API shows it. */
interface Shown {
  readonly id: number;
  readonly reference: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
  readonly fees: number | null;
  readonly paid_at: string | null;
  readonly plan: { plan_code?: string };
  readonly fees_split: { paystack: number; integration: number; subaccount: number } | null;
  readonly split: {
    shares?: {
      paystack: number;
      integration: number;
      subaccounts: { subaccount_code: string; amount: number }[];
    };
  };
  readonly subaccount: { subaccount_code?: string };
}

interface Refund {
  readonly id: number;
  readonly transaction: number;
  readonly amount: number;
  readonly deducted_amount: number;
  readonly status: string;
  readonly currency: string;
}

interface Settlement {
  readonly id: number;
  readonly currency: string;
  readonly total_amount: number;
  readonly effective_amount: number;
  readonly total_fees: number;
  readonly total_processed: number;
  readonly deductions: number | null;
}

const FIRST: Readonly<Record<string, number>> = { NGN: 10_000_000 };

/** All records of a list, page by page. */
function all<T>(play: Play, path: string, query: Record<string, string> = {}): T[] {
  const records: T[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = play.ask(`GET ${path}`, null, { perPage: '100', page: String(page), ...query });
    const found = data as unknown as T[];
    records.push(...found);
    if (found.length < 100) return records;
  }
}

function sum<T>(records: readonly T[], value: (record: T) => number): number {
  return records.reduce((total, record) => total + value(record), 0);
}

/** What is wrong with the money of a sandbox. All figures are those that its replies and events show. */
export function problemsOf(play: Play): string[] {
  const problems: string[] = [];
  const equal = (what: string, one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      problems.push(`${what}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
    }
  };
  const transactions = all<Shown>(play, '/transaction');
  const paid = transactions.filter(({ paid_at }) => paid_at !== null);
  const refunds = all<Refund>(play, '/refund');
  const transfers = all<{ amount: number; fee_charged: number; currency: string; status: string }>(
    play,
    '/transfer',
  );
  const ledger = all<{ currency: string; difference: number; balance: number }>(play, '/balance/ledger');
  const { data } = play.ask('GET /balance');
  const balances = data as unknown as { currency: string; balance: number }[];
  const settlements = all<Settlement>(play, '/settlement', { subaccount: 'none' });

  for (const transaction of paid) {
    const { amount, fees, reference } = transaction;
    equal(
      `shares of ${reference}`,
      amount,
      (fees ?? 0) + mainOf(transaction) + sum(subsOf(transaction), one),
    );
    for (const [name, share] of [['main', mainOf(transaction)], ...subsOf(transaction)] as const) {
      if (share < 0) problems.push(`${name} of ${reference} gets ${share}`);
    }
    const own = refunds.filter((refund) => refund.transaction === transaction.id);
    const live = sum(
      own.filter(({ status }) => status !== 'failed'),
      ({ amount: back }) => back,
    );
    if (live > amount) problems.push(`${reference} gives back ${live} of ${amount}`);
    const processed = sum(
      own.filter(({ status }) => status === 'processed'),
      ({ amount: back }) => back,
    );
    equal(`status of ${reference}`, transaction.status, processed === amount ? 'reversed' : 'success');
  }

  for (const { currency, balance } of balances) {
    const of = <T extends { currency: string }>(records: readonly T[]) =>
      records.filter((record) => record.currency === currency);
    const first = FIRST[currency] ?? 0;
    const entries = of(ledger);
    equal(`ledger ${currency}`, balance, first + sum(entries, ({ difference }) => difference));
    if (entries[0]) equal(`newest of ledger ${currency}`, entries[0].balance, balance);
    if (balance < 0) problems.push(`The balance in ${currency} is ${balance}`);
    const sent = of(transfers).filter(({ status }) => ['pending', 'success'].includes(status));
    equal(
      `balance ${currency}`,
      balance,
      first +
        (play.added.get(currency) ?? 0) +
        sum(of(paid), mainOf) -
        sum(of(refunds), ({ deducted_amount }) => deducted_amount) -
        sum(sent, ({ amount, fee_charged }) => amount + fee_charged),
    );
    equal(
      `settled in ${currency}`,
      sum(of(settlements), ({ total_amount }) => total_amount),
      sum(of(settledOf(play, paid)), mainOf),
    );
  }
  checkSettlements(play, equal, paid);
  checkPlans(play, equal, paid);
  checkEvents(play, equal, transactions);
  checkShop(play, equal);
  return problems;
}

type Equal = (what: string, one: unknown, other: unknown) => void;

const one = ([, amount]: readonly [string, number]) => amount;

function mainOf({ amount, fees, fees_split, split }: Shown): number {
  return fees_split?.integration ?? split.shares?.integration ?? amount - (fees ?? 0);
}

function subsOf({ fees_split, split, subaccount }: Shown): (readonly [code: string, amount: number])[] {
  if (fees_split) return [[subaccount.subaccount_code ?? '', fees_split.subaccount]];
  return (split.shares?.subaccounts ?? []).map(({ subaccount_code, amount }) => [subaccount_code, amount]);
}

function settledOf(play: Play, paid: readonly Shown[]): Shown[] {
  const ids = new Set(all<Shown>(play, '/transaction', { settled: 'true' }).map(({ id }) => id));
  return paid.filter(({ id }) => ids.has(id));
}

/** Each settlement adds up, and all of an account's settlements are its shares. */
function checkSettlements(play: Play, equal: Equal, paid: readonly Shown[]): void {
  const settled = settledOf(play, paid);
  for (const settlement of all<Settlement>(play, '/settlement')) {
    const { id, total_amount, total_fees, total_processed, effective_amount, deductions } = settlement;
    equal(`settlement ${id}`, total_amount, total_processed - total_fees);
    equal(`deductions of settlement ${id}`, effective_amount, total_amount - (deductions ?? 0));
  }
  // A refund that failed after it was deducted is added to a later settlement.
  const deducted = play.world.refunds.oldestFirst.filter(
    ({ status, settlement, returned }) => settlement !== null && (status !== 'failed' || returned === null),
  );
  equal(
    'deductions of all settlements',
    sum(all<Settlement>(play, '/settlement'), ({ deductions }) => deductions ?? 0),
    sum(deducted, ({ amount }) => amount),
  );
  for (const { subaccount_code } of all<{ subaccount_code: string }>(play, '/subaccount')) {
    const got = all<Settlement>(play, '/settlement', { subaccount: subaccount_code });
    const shares = settled
      .flatMap(subsOf)
      .filter(([code]) => code === subaccount_code)
      .map(one);
    equal(
      `settlements of ${subaccount_code}`,
      sum(got, ({ total_amount }) => total_amount),
      sum(shares, Number),
    );
  }
}

/** A plan's revenue is what came in for it, and an invoice names what was charged. */
function checkPlans(play: Play, equal: Equal, paid: readonly Shown[]): void {
  for (const { plan_code, total_subscriptions_revenue } of all<{
    plan_code: string;
    total_subscriptions_revenue: number;
  }>(play, '/plan')) {
    const income = paid.filter(({ plan }) => plan.plan_code === plan_code);
    equal(
      `revenue of ${plan_code}`,
      total_subscriptions_revenue,
      sum(income, ({ amount }) => amount),
    );
    const { data } = play.ask(`GET /plan/${plan_code}`);
    equal(`total of ${plan_code}`, data.total_revenue, total_subscriptions_revenue);
  }
  for (const { transaction, amount, paid: isPaid } of play.world.invoices.oldestFirst) {
    const charged = transaction === null ? undefined : play.world.transactions.get(transaction);
    if (charged) equal(`invoice of ${charged.reference}`, amount, charged.amount);
    if (isPaid) equal('paid invoice', charged?.paid_at !== null, true);
  }
}

interface Event {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>> & {
    reference?: string;
    transaction?: { amount?: number };
  };
}

/** What an event says of money is what the replies say. */
function checkEvents(play: Play, equal: Equal, transactions: readonly Shown[]): void {
  const byReference = new Map(transactions.map((transaction) => [transaction.reference, transaction]));
  const all = [...play.world.deliveries.map(({ body }) => JSON.parse(body) as Event), ...play.world.emitted];
  for (const { event, data } of all as Event[]) {
    if (event === 'charge.success') {
      const shown = byReference.get(data.reference ?? '');
      for (const name of ['amount', 'fees', 'currency', 'fees_split', 'split'] as const) {
        equal(`${name} of ${event} ${data.reference}`, data[name], shown?.[name]);
      }
    }
    if (event === 'invoice.update' && data.transaction?.amount !== undefined) {
      equal(`amount of ${event}`, data.amount, data.transaction.amount);
    }
  }
}

/** What was sold is gone from the stock, and what orders brought in was paid. */
function checkShop(play: Play, equal: Equal): void {
  for (const { quantity, quantity_sold } of all<{ quantity: number; quantity_sold: number }>(
    play,
    '/product',
  )) {
    equal('stock', quantity + quantity_sold, STOCK);
  }
  const orders = all<{ status: string; amount: number; transaction: number }>(play, '/order');
  for (const { amount, transaction } of orders.filter(({ status }) => status === 'success')) {
    equal('amount of an order', amount, play.world.transactions.get(transaction).amount);
  }
}
