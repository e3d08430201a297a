import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { HOUR, MINUTE } from './sandbox-clock';
import type { Delivery, DeliveryAttempt } from './records/deliveries';
import type { World } from './world';

/** Options of a messenger. */
export interface MessengerOptions {
  url: string | undefined;
  authKey: string;
  /** How many times at most a failed delivery is tried again. Default: as often as Paystack does. */
  retries: number | undefined;
  /** Called after each attempt. */
  onAttempt: ((delivery: Delivery) => void) | undefined;
}

/** Milliseconds between the attempts, by mode. Source: https://paystack.com/docs/payments/webhooks */
const WAITS = {
  test: Array<number>(10).fill(HOUR),
  live: [...Array<number>(4).fill(3 * MINUTE), ...Array<number>(72).fill(HOUR)],
} as const;

/** Milliseconds that a receiver has for its reply, in real time. */
const TIMEOUT = 30_000;

/** How many deliveries are kept. The oldest are dropped, so that a sandbox that runs for days does not grow. */
const MOST_KEPT = 10_000;

/** Sends the events of a world to the merchant, one after the other. */
export class Messenger {
  readonly #world: World;
  readonly #options: MessengerOptions;
  readonly #stop = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #isSending = false;
  #isHeld = false;

  constructor(world: World, options: MessengerOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Milliseconds since 1970 at which the next delivery is due; `undefined` for none, as after `stop`. */
  get nextAttempt(): number | undefined {
    if (this.#options.url === undefined || this.#isHeld || this.#stop.signal.aborted) return undefined;
    const times = this.#world.deliveries.flatMap(({ nextAttemptAt: at }) =>
      at === null ? [] : [Date.parse(at)],
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Whether nothing is sent by itself. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
  }

  /** Where events are sent from now on; `undefined` for nowhere. */
  set url(url: string | undefined) {
    this.#options.url = url;
  }

  /** Whether a delivery is under way. */
  get isSending(): boolean {
    return this.#isSending;
  }

  /** Makes deliveries of the new events, and sends all that are due. Settles once none is due. */
  async flush(): Promise<void> {
    this.#take();
    this.#work = this.#work.then(() => this.#sendDue());
    await this.#work;
  }

  /** Sends a delivery again now. Attempts that were planned for it are cancelled. */
  async redeliver(id: number): Promise<Delivery> {
    const delivery = this.#world.deliveries.find((each) => each.id === id);
    if (!delivery) throw new Error(`There is no delivery ${id}.`);
    if (this.#options.url === undefined) throw new Error('The sandbox has no webhookURL.');
    this.#work = this.#work.then(() => this.#send(delivery, null));
    await this.#work;
    return delivery;
  }

  /** Aborts the delivery that is under way, and sends no more. */
  stop(): void {
    this.#stop.abort();
  }

  #take(): void {
    const world = this.#world;
    for (const { event, data, at } of world.emitted.splice(0)) {
      world.deliveries.push({
        id: ++world.settings.lastDelivery,
        event,
        body: JSON.stringify({ event, data }),
        createdAt: at,
        attempts: [],
        isDelivered: false,
        nextAttemptAt: this.#options.url === undefined ? null : at,
      });
    }
    if (world.deliveries.length > MOST_KEPT) world.deliveries.splice(0, world.deliveries.length - MOST_KEPT);
  }

  async #sendDue(): Promise<void> {
    while (this.#options.url !== undefined && !this.#isHeld) {
      const { now } = this.#world;
      const due = this.#world.deliveries.find(({ nextAttemptAt: at }) => at !== null && at <= now);
      if (!due || this.#stop.signal.aborted) return;
      const wait = this.#waits[due.attempts.length];
      await this.#send(due, wait ?? null);
    }
  }

  get #waits(): readonly number[] {
    return WAITS[this.#world.domain].slice(0, this.#options.retries);
  }

  /** Makes one attempt. If it fails, the next one is `wait` milliseconds later; `null` for none. */
  async #send(delivery: Delivery, wait: number | null): Promise<void> {
    const at = this.#world.now;
    this.#isSending = true;
    const { statusCode, error, reply } = await this.#post(delivery.body);
    this.#isSending = false;
    if (this.#stop.signal.aborted) return;
    delivery.attempts.push({ at, statusCode, error, reply });
    delivery.isDelivered ||= statusCode === 200;
    delivery.nextAttemptAt =
      delivery.isDelivered || wait === null ? null : new Date(Date.parse(at) + wait).toISOString();
    this.#options.onAttempt?.(delivery);
  }

  async #post(body: string): Promise<Omit<DeliveryAttempt, 'at'>> {
    const { url = '', authKey } = this.#options;
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'tspaystack2-sandbox',
      'X-Paystack-Signature': createHmac('sha512', authKey).update(body).digest('hex'),
    };
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT), this.#stop.signal]);
    try {
      const reply = await replyOf(new URL(url), { method: 'POST', headers, signal }, body);
      return { statusCode: reply.statusCode ?? null, error: null, reply: await beginningOf(reply) };
    } catch (error) {
      return { statusCode: null, error: wordsOf(error), reply: null };
    }
  }
}

// The global agents and fetch may use the proxies of the environment; these agents never do. They make a new connection
// for each delivery, since a receiver may close an idle connection at the moment of the next delivery.
const AGENTS = { 'http:': new http.Agent(), 'https:': new https.Agent() } as const;

/** Sends a request, and returns the reply as soon as its headers have come. */
function replyOf(url: URL, options: http.RequestOptions, body: string): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  const agent = AGENTS[url.protocol as keyof typeof AGENTS];
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, agent }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** How much of a reply is kept, in bytes. */
const MOST_OF_REPLY = 4_096;
/** Milliseconds that a receiver has for the body of its reply, in real time. The status alone decides. */
const BODY_TIMEOUT = 1_000;

/** The beginning of the body of a reply, as far as it comes soon. The rest is read and dropped. */
function beginningOf(reply: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8', 0, MOST_OF_REPLY));
    };
    const timer = setTimeout(finish, BODY_TIMEOUT);
    reply.on('data', (chunk: Buffer) => {
      if (size < MOST_OF_REPLY) chunks.push(chunk);
      size += chunk.length;
      if (size >= MOST_OF_REPLY) finish();
    });
    reply.once('end', finish).once('close', finish).on('error', finish);
  });
}

/** Says why no reply came. If several addresses of a name were tried, each has an error of its own. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error.cause instanceof Error ? error.cause.message : error.message;
}
