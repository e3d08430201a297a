import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type Database, openDatabase } from '../../examples/shop/database';
import { Payments } from '../../examples/shop/payments';
import { Queue } from '../../examples/shop/queue';
import { addRoutes, newApp } from '../../examples/shop/service';
import { runChaos } from '../shop/chaos';
import { Databases, Program, installed } from '../shop/setting';
import { KEY } from '../support/secrets';
import { sign } from '../webhooks/signing';

const NOVEL = 250_000;
const SHARE = 175_000;
const email = 'ada.secret@example.com';

const servers: [string, string | undefined][] = [['the embedded Postgres', undefined]];
if (installed !== undefined) servers.push(['the Postgres of this machine', installed]);

/** A line of the log. */
type Line = Readonly<Record<string, unknown>>;

/** Keeps the lines of a log, and tells of each. */
class Log extends EventEmitter {
  readonly lines: Line[] = [];

  write(text: string): void {
    const line = JSON.parse(text) as Line;
    this.lines.push(line);
    this.emit('line');
  }

  /** The first line that has these fields; waits for it. */
  async line(fields: Line): Promise<Line> {
    const has = (line: Line) => Object.entries(fields).every(([name, value]) => line[name] === value);
    for (;;) {
      const found = this.lines.find(has);
      if (found !== undefined) return found;
      await once(this, 'line');
    }
  }
}

describe.each(servers)('on %s', (_name, binaries) => {
  let databases: Databases;
  let sandbox: Sandbox;
  let database: Database;
  let queue: Queue;
  let payments: Payments;
  let app: FastifyInstance;
  let url: string;
  let paystack: AsyncPaystack;
  const log = new Log();

  beforeAll(async () => {
    databases = await Databases.start(binaries);
    // It has no URL for webhooks: each test sends those that it wants.
    sandbox = await startSandbox({ authKey: KEY });
    process.env.PAYSTACK_AUTHORIZATION_KEY = KEY;
    const connectionString = await databases.create('shop');
    const problem = (text: string) => log.write(JSON.stringify({ text }));
    database = openDatabase(connectionString, problem);
    queue = new Queue({ connectionString, jobSeconds: 30, log: problem });
    paystack = new AsyncPaystack(KEY, { baseURL: sandbox.url, retries: 0 });
    const account = { name: 'Ada Obi', accountNumber: '0000000000', bankCode: '057' };
    const seller = await paystack.transferRecipients.create('nuban', account);
    app = newApp(log);
    payments = new Payments({
      database,
      queue,
      paystack,
      log: app.log,
      seller: seller.status ? seller.data.recipient_code : undefined,
    });
    addRoutes(app, { database, queue, paystack, url: 'http://shop.example.com' });
    await queue.start(payments);
    await app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    delete process.env.PAYSTACK_AUTHORIZATION_KEY;
    await app.close();
    await queue.stop();
    await database.end();
    await sandbox.stop();
    await databases.stop();
  });

  const rowsOf = async <T>(sql: string, ...values: unknown[]): Promise<T[]> =>
    (await database.query(sql, values)).rows as T[];

  async function post(path: string, form: Record<string, string> = {}) {
    const reply = await fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    return { status: reply.status, location: reply.headers.get('location') ?? '', text: await reply.text() };
  }

  async function page(path: string) {
    const reply = await fetch(url + path);
    return { status: reply.status, text: await reply.text() };
  }

  /** Sends an event as Paystack does. */
  async function deliver(event: object, key = KEY): Promise<number> {
    const body = JSON.stringify(event);
    const headers = { 'Content-Type': 'application/json', 'x-paystack-signature': sign(body, key) };
    return (await fetch(`${url}/paystack/webhook`, { method: 'POST', headers, body })).status;
  }

  const charged = (reference: string) => ({
    event: 'charge.success',
    data: { reference, customer: { email } },
  });

  /** Orders something. Gives the order, and the reference of its first payment. */
  async function order(product = 'novel'): Promise<{ id: string; reference: string; checkout: string }> {
    const { location } = await post('/orders', { product, email });
    const [payment] = await rowsOf<{ order_id: string; reference: string }>(
      'SELECT * FROM payments ORDER BY created_at DESC LIMIT 1',
    );
    return { id: String(payment?.order_id), reference: String(payment?.reference), checkout: location };
  }

  /** What the shop and Paystack have of an order. */
  async function stateOf(id: string) {
    const own = await rowsOf<{ reference: string; state: string; transaction: number }>(
      'SELECT * FROM payments WHERE order_id = $1 ORDER BY created_at',
      id,
    );
    const transactions = own.map(({ transaction }) => transaction);
    return {
      payments: own.map(({ state }) => state),
      deliveries: (await rowsOf('SELECT * FROM deliveries WHERE order_id = $1', id)).length,
      payouts: (await rowsOf<{ state: string }>('SELECT * FROM payouts WHERE order_id = $1', id)).map(
        ({ state }) => state,
      ),
      refunds: (await sandbox.refunds())
        .filter(({ transaction }) => transactions.includes(transaction))
        .map(({ amount }) => amount),
      transfers: (await sandbox.transfers())
        .filter(({ reference }) => reference === `payout-${id}`)
        .map(({ amount }) => amount),
    };
  }

  const delivered = { payments: ['paid'], deliveries: 1, payouts: ['paid'], refunds: [], transfers: [SHARE] };
  const untouched = { payments: ['open'], deliveries: 0, payouts: [], refunds: [], transfers: [] };

  /** Lets a minute pass since Paystack was asked about anything, and sweeps. */
  async function sweepLater(): Promise<void> {
    await database.query(`UPDATE payments SET checked_at = checked_at - interval '61 seconds'`);
    await database.query(`UPDATE payouts SET checked_at = checked_at - interval '61 seconds'`);
    await payments.sweep();
  }

  test('an order that is paid is delivered, its seller is paid, and its customer reads the code', async () => {
    const { id, reference, checkout } = await order();
    expect(checkout).toMatch(`${sandbox.url}/checkout/`);
    await sandbox.pay(reference);
    expect(await deliver(charged(reference))).toBe(200);
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    expect(await stateOf(id)).toEqual(delivered);
    const [delivery] = await rowsOf<{ code: string }>('SELECT * FROM deliveries WHERE order_id = $1', id);
    expect((await page(`/orders/${id}`)).text).toContain(String(delivery?.code));
  });

  test('a product without a seller is delivered, and nobody is paid', async () => {
    const { id, reference } = await order('course');
    await sandbox.pay(reference);
    await payments.settle(reference);
    expect(await stateOf(id)).toEqual({ ...delivered, payouts: [], transfers: [] });
  });

  test('an event that comes three times is one', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    const event = charged(reference);
    expect(await Promise.all([deliver(event), deliver(event), deliver(event)])).toEqual([200, 200, 200]);
    expect(
      await rowsOf(`SELECT event, body FROM inbox WHERE body->'data'->>'reference' = $1`, reference),
    ).toEqual([{ event: 'charge.success', body: event }]);
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    expect(await stateOf(id)).toEqual(delivered);
  });

  test('a payment that is settled many times at once is delivered once', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    await Promise.all(Array.from({ length: 8 }, () => payments.settle(reference)));
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    expect(await stateOf(id)).toEqual(delivered);
  });

  test('a webhook that was lost is made up for by the sweep', async () => {
    const [paid, unpaid] = [await order(), await order()];
    await sandbox.pay(paid.reference);
    await payments.sweep();
    expect(await stateOf(paid.id)).toEqual(untouched);
    await sweepLater();
    await log.line({ msg: 'payout', reference: `payout-${paid.id}`, status: 'success' });
    await log.line({ msg: 'not paid', reference: unpaid.reference, order: unpaid.id, status: 'abandoned' });
    expect(await stateOf(paid.id)).toEqual(delivered);
    expect(await stateOf(unpaid.id)).toEqual(untouched);
  });

  test('an event that comes before the payment, or for a payment that failed, delivers nothing', async () => {
    const [early, declined] = [await order(), await order()];
    await sandbox.pay(declined.reference, { card: 'declined' });
    for (const { reference } of [early, declined]) expect(await deliver(charged(reference))).toBe(200);
    await log.line({ msg: 'not paid', reference: early.reference, status: 'abandoned' });
    await log.line({ msg: 'not paid', reference: declined.reference, status: 'failed' });
    expect([await stateOf(early.id), await stateOf(declined.id)]).toEqual([untouched, untouched]);
  });

  test('events out of order, such as the end of a refund first, lead to the same end', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    const refunded = { event: 'refund.processed', data: { transaction_reference: reference } };
    const transferred = { event: 'transfer.success', data: { reference: `payout-${id}` } };
    for (const event of [transferred, refunded, charged(reference)]) expect(await deliver(event)).toBe(200);
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    expect(await stateOf(id)).toEqual(delivered);
  });

  test.each([
    ['less', NOVEL - 1, 'NGN'],
    ['more', NOVEL + 1, 'NGN'],
    ['another currency', NOVEL, 'GHS'],
  ] as const)('%s than the price is sent back, and delivers nothing', async (_what, amount, currency) => {
    const { id } = await order();
    const reference = `order-${id}-${amount}-${currency}`;
    await database.query('INSERT INTO payments (reference, order_id) VALUES ($1, $2)', [reference, id]);
    await paystack.transactions.initialize(amount, { email, reference, currency });
    await sandbox.pay(reference);
    await payments.settle(reference);
    await log.line({ msg: 'paid, but not owed', order: id, reference, paid: `${amount} ${currency}` });
    await log.line({ msg: 'refund', reference });
    const state = {
      payments: ['open', 'refund'],
      deliveries: 0,
      payouts: [],
      refunds: [amount],
      transfers: [],
    };
    expect(await stateOf(id)).toEqual(state);
  });

  test('a second payment of an order is sent back once, however often its job runs', async () => {
    const { id, reference } = await order();
    await post(`/orders/${id}/pay`);
    const [, second] = await rowsOf<{ reference: string }>(
      'SELECT * FROM payments WHERE order_id = $1 ORDER BY created_at',
      id,
    );
    const other = String(second?.reference);
    for (const each of [reference, other]) await sandbox.pay(each);
    await Promise.all([payments.settle(reference), payments.settle(other)]);
    const surplus = String(
      (
        await rowsOf<{ reference: string }>(
          `SELECT reference FROM payments WHERE order_id = $1 AND state = 'refund'`,
          id,
        )
      )[0]?.reference,
    );
    // Of refunds at the same time, Paystack refuses all but one: their jobs fail, and run again.
    await Promise.allSettled([1, 2, 3, 4].map(() => payments.refund(surplus)));
    await payments.refund(surplus);
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    const state = await stateOf(id);
    expect({ ...state, payments: state.payments.sort() }).toEqual({
      ...delivered,
      payments: ['paid', 'refund'],
      refunds: [NOVEL],
    });
    expect((await page(`/orders/${id}`)).text).toContain('You get it back.');

    await sandbox.advance('5 days');
    await payments.refund(surplus);
    expect((await stateOf(id)).payments.sort()).toEqual(['paid', 'refunded']);
    expect((await page(`/orders/${id}`)).text).not.toContain('You get it back.');
  });

  test('a transfer that was sent is found by its reference, and one that came back is told', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    await payments.settle(reference);
    const payout = `payout-${id}`;
    await log.line({ msg: 'payout', reference: payout, status: 'success' });
    // As if the process had died before it stored what became of the transfer.
    await database.query(`UPDATE payouts SET state = 'open' WHERE reference = $1`, [payout]);
    await Promise.all([1, 2, 3].map(() => payments.payout(payout)));
    expect(await stateOf(id)).toEqual(delivered);

    await sandbox.endTransfer(payout, 'reversed');
    expect(await deliver({ event: 'transfer.reversed', data: { reference: payout } })).toBe(200);
    await log.line({ msg: 'payout', level: 50, reference: payout, status: 'reversed' });
    expect((await stateOf(id)).payouts).toEqual(['failed']);
  });

  test('a forged webhook is refused, and the log says why', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    expect(await deliver(charged(reference), 'sk_test_forged')).toBe(400);
    await log.line({
      msg: 'failed',
      route: '/paystack/webhook',
      error:
        'The header x-paystack-signature does not fit the body and the key. Check that the key has the mode of the ' +
        'webhook, test or live, and that the body is as it came, not parsed and turned into text again.',
    });
    expect(await rowsOf(`SELECT 1 FROM inbox WHERE body->'data'->>'reference' = $1`, reference)).toEqual([]);
    expect(await stateOf(id)).toEqual(untouched);
  });

  test('an event of a payment that is not of this shop changes nothing', async () => {
    expect(await deliver(charged('of-another-system'))).toBe(200);
    await log.line({ msg: 'no payment of this shop', reference: 'of-another-system' });
  });

  test('the reference of another order is refused', async () => {
    const [paid, mine] = [await order(), await order()];
    await sandbox.pay(paid.reference);
    const { status, text } = await page(`/orders/${mine.id}?trxref=x&reference=${paid.reference}`);
    expect([status, text.includes('This payment does not belong to this order.')]).toEqual([400, true]);
    await log.line({ msg: 'the reference of another order was given', order: mine.id });
    expect([await stateOf(mine.id), await stateOf(paid.id)]).toEqual([untouched, untouched]);
  });

  test('a customer who comes back has the payment asked about, without a webhook', async () => {
    const { id, reference } = await order();
    await sandbox.pay(reference);
    expect((await page(`/orders/${id}?reference=${reference}`)).status).toBe(200);
    await log.line({ msg: 'payout', reference: `payout-${id}`, status: 'success' });
    expect(await stateOf(id)).toEqual(delivered);
  });

  test('an order can be paid later if Paystack fails', async () => {
    await sandbox.setFailures({ status: 503 });
    const { id, checkout } = await order();
    expect(checkout).toBe(`/orders/${id}`);
    expect((await page(checkout)).text).toContain('Pay NGN 2500.00');
    await sandbox.setFailures(null);
    expect((await post(`/orders/${id}/pay`)).location).toContain('/checkout/');
  });

  test.each([
    ['an order without a product', '/orders', { email }, 400],
    ['an order of nothing that is sold', '/orders', { email, product: '__proto__' }, 400],
    ['an order without an email', '/orders', { product: 'novel' }, 400],
    ['an order with half an email', '/orders', { product: 'novel', email: 'ada@' }, 400],
    ['an order of nothing', '/orders', {}, 400],
    ['a payment for no order', '/orders/00000000-0000-4000-8000-000000000000/pay', {}, 404],
    ['a payment for what cannot be an order', `/orders/1'--/pay`, {}, 400],
  ])('%s is refused', async (_what, path, form, status) => {
    expect((await post(path, form)).status).toBe(status);
  });

  test('it says that it is well', async () => {
    expect(await page('/health')).toEqual({ status: 200, text: '{"ok":1}' });
    expect((await page('/')).text).toContain('A novel, NGN 2500.00');
  });

  test('no secret is in the log', () => {
    const text = JSON.stringify(log.lines);
    expect(log.lines.length).toBeGreaterThan(50);
    expect([KEY, KEY.slice(8), email, 'ada.secret'].filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('two instances in chaos deliver each paid order once, and no other', async () => {
    const program = new Program();
    await program.build();
    const database = await databases.create('chaos');
    const report = await runChaos({ seed: 22, database, program: program.path });
    program.remove();
    expect(report).toMatchObject({ kills: 2, problems: [] });
    expect(report.paid).toBeGreaterThan(0);
  });
});
