/**
 * One run of chaos: two instances of the shop on one database, with the sandbox in place of Paystack. Webhooks are lost,
 * doubled, held and reordered; Paystack fails, and its replies get lost; instances are killed at random moments. Then
 * it grows calm, and the run compares what Paystack knows with what the shop did.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import PgBoss from 'pg-boss';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { AsyncPaystack } from 'tspaystack2';
import { type Random, randomOf } from './random';

export interface ChaosOptions {
  /** Decides all that is random in the run, but not how long the machine takes for it. */
  readonly seed: number;
  /** The URL of a migrated database that no other run uses. */
  readonly database: string;
  /** Path of the shop as one file. */
  readonly program: string;
}

/** What a run found. */
export interface ChaosReport {
  readonly orders: number;
  readonly paid: number;
  /** Orders that were paid twice. */
  readonly paidTwice: number;
  readonly kills: number;
  /** What is wrong, a line each. */
  readonly problems: readonly string[];
}

const ORDERS = 8;
const KILLS = 2;
/** Milliseconds in which the orders are placed and the instances are killed. */
const STORM = 1_200;
/** Milliseconds in which all has to be settled afterwards. */
const PATIENCE = 40_000;

export async function runChaos({ seed, database, program }: ChaosOptions): Promise<ChaosReport> {
  const random = randomOf(seed);
  const problems: string[] = [];
  const instances: Instance[] = [];
  const balancer = await Balancer.start(random, instances);
  const sandbox = await startSandbox({ webhookURL: `${balancer.url}/paystack/webhook` });
  const line = await BadLine.start(random, sandbox.url);
  const client = new Client(database);
  await client.connect();
  try {
    const { transferRecipients } = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url });
    const account = { name: 'Ada Obi', accountNumber: '0000000000', bankCode: '057' };
    const seller = await transferRecipients.create('nuban', account);
    const env = {
      DATABASE_URL: database,
      PAYSTACK_BASE_URL: line.url,
      PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
      SELLER_RECIPIENT: seller.status ? seller.data.recipient_code : undefined,
      SHOP_URL: balancer.url,
      JOB_SECONDS: '2',
    };
    instances.push(new Instance(program, env, problems), new Instance(program, env, problems));
    await Promise.all(instances.map((instance) => instance.start()));

    await sandbox.setFailures({ status: 503, rate: 0.15 });
    line.isBad = true;
    const customers = Array.from({ length: ORDERS }, () => buy(balancer.url, sandbox, random));
    const victims = Array.from({ length: KILLS }, () => random.pick(instances));
    const killers = instances.map(async (instance) => {
      for (const victim of victims) if (victim === instance) await instance.dieOnce(random);
    });
    const ends = await Promise.allSettled([...customers, ...killers]);
    for (const end of ends) if (end.status === 'rejected') problems.push(String(end.reason));

    await sandbox.setFailures(null);
    line.isBad = false;
    await balancer.release();
    await settled(client, sandbox, database, problems);
    return { ...(await compare(client, sandbox, problems)), kills: KILLS, problems };
  } finally {
    for (const instance of instances) instance.end();
    await client.end();
    await sandbox.stop();
    balancer.close();
    line.close();
  }
}

/** One customer: orders something, and pays once, twice, in vain or not at all. */
async function buy(shop: string, sandbox: Sandbox, random: Random): Promise<void> {
  await pause(random.below(STORM));
  const form = { product: random.pick(['novel', 'course']), email: `c${random.below(1e9)}@example.com` };
  const placed = await post(`${shop}/orders`, form);
  const page = await begin(shop, placed.headers.get('location') ?? '');
  const habit = random.pick(['once', 'once', 'once', 'twice', 'in vain', 'never', 'returns']);
  if (habit === 'never' || page === undefined) return;

  const code = page.url.split('/').pop() ?? '';
  const payment = await sandbox.pay(code, { card: habit === 'in vain' ? 'declined' : 'success' });
  const order = String((payment.metadata as { order?: string } | null)?.order);
  if (habit === 'twice') {
    const again = await begin(shop, `/orders/${order}`);
    if (again) await sandbox.pay(again.url.split('/').pop() ?? '');
  }
  if (habit === 'returns') await fetch(`${shop}/orders/${order}?reference=${payment.reference}`);
}

/** Asks the shop for a page to pay on until it has one: it has none while Paystack fails. */
async function begin(shop: string, location: string): Promise<{ url: string } | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (location.includes('/checkout/')) return { url: location };
    if (!location.startsWith('/orders/')) return undefined;
    const begun = await post(`${shop}${location.split('?')[0] ?? ''}/pay`, {});
    location = begun.headers.get('location') ?? location;
  }
  return undefined;
}

/** Posts a form, like a browser of a patient customer. A reply can get lost with its instance. */
async function post(url: string, form: Record<string, string>): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const reply = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    if (reply.status < 500 || attempt === 50) return reply;
    await pause(50);
  }
}

/** Lets the minutes of the shop pass until nothing waits. */
async function settled(
  client: Client,
  sandbox: Sandbox,
  database: string,
  problems: string[],
): Promise<void> {
  const boss = new PgBoss({
    connectionString: database,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const until = Date.now() + PATIENCE;
  for (let isAdvanced = false; ;) {
    await client.query(`UPDATE payments SET checked_at = checked_at - interval '2 minutes'`);
    await client.query(`UPDATE payouts SET checked_at = checked_at - interval '2 minutes'`);
    await boss.send('sweep', {});
    await pause(150);
    const waiting = await waitingIn(client, sandbox, isAdvanced);
    if (waiting.length === 0 && isAdvanced) break;
    // The banks need some days for a refund.
    if (waiting.length === 0) await sandbox.advance('5 days');
    isAdvanced ||= waiting.length === 0;
    if (Date.now() > until) {
      problems.push(`It is not settled after ${PATIENCE} ms: ${waiting.join(', ')}.`);
      break;
    }
  }
  await boss.stop({ graceful: false });
}

async function waitingIn(client: Client, sandbox: Sandbox, isAdvanced: boolean): Promise<string[]> {
  const paid = new Set((await paidIn(sandbox)).map(({ reference }) => reference));
  const refunded = new Set((await sandbox.refunds()).map(({ transaction }) => transaction));
  const payments = await client.query<{ reference: string; state: string; transaction: string }>(
    'SELECT reference, state, transaction FROM payments',
  );
  const payouts = await client.query<{ reference: string; state: string }>(
    'SELECT reference, state FROM payouts',
  );
  return [
    ...payments.rows
      .filter(
        ({ reference, state, transaction }) =>
          (state === 'open' && paid.has(reference)) ||
          (state === 'refund' && (isAdvanced || !refunded.has(Number(transaction)))),
      )
      .map(({ reference, state }) => `${reference} is ${state}`),
    ...payouts.rows.filter(({ state }) => state === 'open').map(({ reference }) => `${reference} is open`),
  ];
}

async function paidIn(sandbox: Sandbox) {
  const all = await sandbox.transactions();
  return all.filter(({ status }) => status === 'success' || status === 'reversed');
}

/** Compares what Paystack knows with what the shop did. */
async function compare(client: Client, sandbox: Sandbox, problems: string[]) {
  const { rows } = await client.query<{
    id: string;
    product: string;
    amount: string;
    references: string[];
    code: string | null;
  }>(
    `SELECT orders.*, code, array(SELECT reference FROM payments WHERE order_id = id) AS references
     FROM orders LEFT JOIN deliveries ON order_id = id`,
  );
  const paid = await paidIn(sandbox);
  const refunds = await sandbox.refunds();
  const transfers = await sandbox.transfers();
  let paidTwice = 0;
  let paidOrders = 0;
  for (const { id, product, amount, references, code } of rows) {
    const payments = paid.filter(({ reference }) => references.includes(reference));
    const ids = payments.map((payment) => payment.id);
    const found = {
      delivered: code === null ? 0 : 1,
      refunds: refunds.filter(({ transaction }) => ids.includes(transaction)).map((refund) => refund.amount),
      transfers: transfers
        .filter(({ reference }) => reference === `payout-${id}`)
        .map((transfer) => transfer.amount),
    };
    const right = {
      delivered: Math.min(payments.length, 1),
      refunds: payments.slice(1).map(() => Number(amount)),
      transfers: payments.length > 0 && product === 'novel' ? [Number(amount) * 0.7] : [],
    };
    if (JSON.stringify(found) !== JSON.stringify(right)) {
      problems.push(`Order ${id}: ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`);
    }
    paidOrders += right.delivered;
    paidTwice += payments.length > 1 ? 1 : 0;
  }
  const ours = rows.map(({ id }) => `payout-${id}`);
  const others = transfers.filter(({ reference }) => !ours.includes(reference));
  if (others.length > 0) problems.push(`${others.length} transfers are for no order.`);
  const known = new Set(rows.flatMap(({ references }) => references));
  const strange = paid.filter(({ reference }) => !known.has(reference));
  if (strange.length > 0) problems.push(`${strange.length} payments are not known to the shop.`);
  return { orders: rows.length, paid: paidOrders, paidTwice };
}

/** A process of the shop. */
class Instance {
  port = 0;
  #child: ChildProcess | undefined;

  constructor(
    readonly program: string,
    readonly env: NodeJS.ProcessEnv,
    readonly problems: string[],
  ) {}

  /** Starts a process, and waits until it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.program], {
      env: { ...process.env, ...this.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.port = 0;
      if (signal !== 'SIGKILL') this.problems.push(`An instance ended with ${code ?? signal}: ${errors}`);
    });
    await new Promise<void>((resolve) => {
      let output = '';
      child.once('exit', () => resolve());
      child.stdout.on('data', (text: Buffer) => {
        output += text.toString();
        const [, port] = /listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? [];
        if (/sk_test_|c\d+@example/.test(output)) this.problems.push(`A log has a secret: ${output}`);
        output = output.slice(-500);
        if (port === undefined || this.#child !== child) return;
        this.port = Number(port);
        resolve();
      });
    });
  }

  /** Dies at a random moment of the storm, and comes back a moment later. */
  async dieOnce(random: Random): Promise<void> {
    const [life, death] = [random.below(STORM), random.below(300)];
    await pause(life);
    this.end();
    await pause(death);
    await this.start();
  }

  end(): void {
    this.port = 0;
    this.#child?.kill('SIGKILL');
  }
}

/** Hands requests to the instances that are alive. It loses, doubles, holds and reorders webhooks. */
class Balancer {
  #held: (() => Promise<unknown>)[] = [];
  #isCalm = false;

  constructor(
    readonly random: Random,
    readonly instances: readonly Instance[],
    readonly server: Server,
  ) {}

  static async start(random: Random, instances: readonly Instance[]): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(random, instances, server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void balancer.#handle(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return balancer;
  }

  get url(): string {
    return urlOf(this.server);
  }

  /** Delivers what is held, in another order, and disturbs nothing from now on. */
  async release(): Promise<void> {
    this.#isCalm = true;
    await Promise.all(this.random.shuffle(this.#held).map((deliver) => deliver()));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const send = () => forward(this.#target() ?? '', request, body);
    const isWebhook = request.url === '/paystack/webhook';
    const fate =
      isWebhook && !this.#isCalm ? this.random.pick(['lose', 'double', 'hold', 'hold', 'pass']) : 'pass';
    if (fate === 'lose' || fate === 'hold') {
      if (fate === 'hold') this.#held.push(send);
      response.end();
      return;
    }
    if (fate === 'double') void send();
    const reply = await send();
    if (!response.destroyed) {
      response.writeHead(reply.status, reply.headers).end(reply.body);
    }
  }

  #target(): string | undefined {
    const alive = this.instances.filter(({ port }) => port !== 0);
    return alive.length === 0 ? undefined : `http://127.0.0.1:${this.random.pick(alive).port}`;
  }
}

/** The way to Paystack. While it is bad, it loses requests, and replies to requests that were processed. */
class BadLine {
  isBad = false;

  constructor(readonly server: Server) {}

  static async start(random: Random, target: string): Promise<BadLine> {
    const server = createServer();
    const line = new BadLine(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const fate = line.isBad
        ? random.pick(['drop', 'lose', 'slow', 'pass', 'pass', 'pass', 'pass'])
        : 'pass';
      const wait = fate === 'slow' ? random.below(400) : 0;
      void buffer(request).then(async (body) => {
        if (fate === 'drop') return response.destroy();
        const reply = await forward(target, request, body);
        if (fate === 'lose') return response.destroy();
        await pause(wait);
        return response.writeHead(reply.status, reply.headers).end(reply.body);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get url(): string {
    return urlOf(this.server);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Sends a request on. A target that is not there or dies gives 502. */
async function forward(
  target: string,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Reply> {
  const { connection: _connection, host: _host, 'content-length': _length, ...kept } = headers;
  try {
    const reply = await fetch(target + url, {
      method,
      headers: kept as Record<string, string>,
      redirect: 'manual',
      ...(body.length > 0 && { body }),
    });
    const received = Buffer.from(await reply.arrayBuffer());
    const {
      'content-encoding': _encoding,
      'content-length': _size,
      connection: _kept,
      'transfer-encoding': _chunked,
      'keep-alive': _alive,
      ...passed
    } = Object.fromEntries(reply.headers);
    return { status: reply.status, headers: passed, body: received };
  } catch {
    return { status: 502, headers: {}, body: Buffer.alloc(0) };
  }
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
