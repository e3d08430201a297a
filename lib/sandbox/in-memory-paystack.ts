import { ACTIONS } from './actions';
import { Limiter, type RateLimit } from './core/limiter';
import { Messenger } from './core/messenger';
import { Router } from './core/router';
import type { Delivery } from './core/records/deliveries';
import { World } from './core/world';
import { JOBS } from './flows/jobs';
import { fieldsOf } from './core/body';
import type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
} from './core/records/customers';
import { type PaystackReply, Refusal, invalidKey } from './core/refusal';
import { addDevices } from './core/devices';
import { PUBLIC_KEY } from './core/public-key';
import { popupRoutes } from './resources/popup';
import { ROUTES } from './resources/routes';

/** A request, without what belongs to HTTP alone. */
export interface PaystackRequest {
  method: string;
  /** Decoded segments of the path, without empty ones. */
  path: readonly string[];
  query: URLSearchParams;
  /** The parsed body, JSON or a form; the text itself if it is neither; `null` for no body. */
  body: unknown;
  /** The Authorization header. */
  authorization: string | undefined;
}

/** Options of an `InMemoryPaystack`. */
export interface PaystackOptions {
  /** The address at which it is served. Addresses in its replies begin with it. */
  url?: string;
  seed?: number | undefined;
  rateLimit?: RateLimit | undefined;
  webhookURL?: string | undefined;
  webhookRetries?: number | undefined;
  /** Called after each try to deliver a webhook. */
  onAttempt?: ((delivery: Delivery) => void) | undefined;
}

const router = new Router(ROUTES);
const publicRouter = new Router(popupRoutes);

/** Paystack, in memory and without HTTP. */
export class InMemoryPaystack {
  readonly #authKey: string;
  readonly #options: PaystackOptions;
  #limiter: Limiter | undefined;
  #world: World;
  #messenger: Messenger;
  #advanced = 0;
  #isHeld = false;
  #webhookURL: string | undefined;

  /** @param authKey - the one secret key that is accepted. */
  constructor(authKey: string, options: PaystackOptions = {}) {
    this.#authKey = authKey;
    this.#options = options;
    this.rateLimit = options.rateLimit;
    this.#webhookURL = options.webhookURL;
    this.#world = this.#newWorld();
    addDevices(this.#world);
    this.#messenger = this.#newMessenger();
  }

  /** How many requests are let through from now on; `undefined` for all. */
  get rateLimit(): RateLimit | undefined {
    return this.#limiter?.limit;
  }

  set rateLimit(limit: RateLimit | undefined) {
    this.#limiter = limit && new Limiter(limit);
  }

  /** Where events are sent; `undefined` for nowhere. */
  get webhookURL(): string | undefined {
    return this.#webhookURL;
  }

  set webhookURL(url: string | undefined) {
    this.#webhookURL = url;
    this.#messenger.url = url;
    this.#goOn();
  }

  /** Whether no event is sent by itself. Once this is `false` again, all that waited is sent in order. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
    this.#messenger.isHeld = isHeld;
    this.#goOn();
  }

  /** The whole state. */
  get world(): World {
    return this.#world;
  }

  /** Whether an Authorization header carries the right key. */
  accepts(authorization: string | undefined): boolean {
    return authorization === `Bearer ${this.#authKey}`;
  }

  /** Whether anybody may ask this: the pages of shops do, which have no secret key. */
  static isPublic(method: string, path: readonly string[]): boolean {
    return publicRouter.match(method, path) !== undefined;
  }

  /** Replies to a request. A request that cannot be fulfilled gets a reply, too, not an exception. */
  answer(request: PaystackRequest): PaystackReply {
    const reply = replyFor(() => this.#fulfil(request));
    this.#goOn();
    return reply;
  }

  /**
   * Adds customers.
   *
   * @param seeds - the customers, or how many to make up.
   * @throws Error where an email or a code is taken; the customers before that one stay.
   */
  seedCustomers(seeds: readonly CustomerSeed[] | number): StoredCustomer[] {
    return ACTIONS.seedCustomers(this.#world, seeds);
  }

  /**
   * Adds an authorization to a customer.
   *
   * @throws Error where there is no such customer, or the code is taken.
   */
  seedAuthorization(emailOrCode: string, seed: AuthorizationSeed = {}): StoredAuthorization {
    return ACTIONS.seedAuthorization(this.#world, emailOrCode, seed);
  }

  /** Runs an action that no request asks for, and the jobs and deliveries that follow from it. */
  act<T>(action: (world: World) => T): T {
    try {
      return action(this.#world);
    } finally {
      this.#goOn();
    }
  }

  /** Moves the clock on. Runs each job and each delivery that falls due, in order and at its time. */
  async advance(milliseconds: number): Promise<string> {
    const world = this.#world;
    const end = world.clock.now + milliseconds;
    this.#advanced += milliseconds;
    await this.#messenger.flush();
    // A reset ends this loop.
    const dueBefore = () => (this.#world === world ? this.nextDue : undefined);
    for (let next = dueBefore(); next !== undefined && next <= end; next = dueBefore()) {
      world.clock.now = Math.max(world.clock.now, next);
      this.#runJobs();
      await this.#messenger.flush();
    }
    world.clock.now = Math.max(world.clock.now, end);
    return world.now;
  }

  /** When something falls due next, in milliseconds since 1970; `undefined` for never. */
  get nextDue(): number | undefined {
    return this.#earliest(this.#messenger.nextAttempt);
  }

  /** As `nextDue`, but without deliveries while one is under way. The messenger itself goes on to the next one. */
  get nextWake(): number | undefined {
    return this.#messenger.isSending ? this.#earliest(undefined) : this.nextDue;
  }

  /** Runs the jobs and deliveries that have fallen due. */
  catchUp(): void {
    this.#goOn();
  }

  /** All deliveries, once none is under way. */
  async deliveries(): Promise<Delivery[]> {
    await this.#messenger.flush();
    return this.#world.deliveries;
  }

  redeliver(id: number): Promise<Delivery> {
    return this.#messenger.redeliver(id);
  }

  /** The whole state as JSON. */
  async snapshot(): Promise<string> {
    // A delivery that is under way would be sent again after a restore.
    await this.#messenger.flush();
    return this.#world.save();
  }

  /** Goes back to a snapshot. */
  restore(snapshot: string): void {
    const world = this.#newWorld();
    world.load(snapshot);
    this.stop();
    this.#world = world;
    this.#messenger = this.#newMessenger();
  }

  /** Aborts the delivery that is under way, and sends no more. */
  stop(): void {
    this.#messenger.stop();
  }

  #newWorld(): World {
    const { url = '', seed } = this.#options;
    const domain = this.#authKey.startsWith('sk_live_') ? 'live' : 'test';
    return new World({ domain, url, seed });
  }

  #newMessenger(): Messenger {
    const { webhookRetries: retries, onAttempt } = this.#options;
    const url = this.#webhookURL;
    const messenger = new Messenger(this.#world, { url, authKey: this.#authKey, retries, onAttempt });
    messenger.isHeld = this.#isHeld;
    return messenger;
  }

  #earliest(delivery: number | undefined): number | undefined {
    const times = this.#world.jobs.map(({ at }) => at);
    if (delivery !== undefined) times.push(delivery);
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
  }

  #goOn(): void {
    this.#runJobs();
    void this.#messenger.flush();
  }

  #runJobs(): void {
    const world = this.#world;
    for (;;) {
      const { now } = world.clock;
      const due = world.jobs.filter(({ at }) => at <= now);
      if (due.length === 0) return;
      const first = due.reduce((one, other) => (other.at < one.at ? other : one));
      world.jobs.splice(world.jobs.indexOf(first), 1);
      JOBS[first.name]?.(world, first.id);
    }
  }

  #fulfil({ method, path, query, body, authorization }: PaystackRequest): PaystackReply {
    const verb = method === 'HEAD' ? 'GET' : method;
    const open = publicRouter.match(verb, path);
    if (!open && !this.accepts(authorization)) throw keyRefusal(authorization);
    const match = open ?? router.match(verb, path);
    if (!match) {
      throw new Refusal(
        404,
        'route_not_found',
        `There is no ${method} /${path.join('/')}`,
        'Check the method and the path.',
      );
    }
    const limited = this.#limiter?.count(match.name, Math.floor(performance.now()) + this.#advanced);
    if (limited?.refusal) return limited.refusal;
    const items: readonly unknown[] | undefined = Array.isArray(body) ? body : undefined;
    const fields = items ? undefined : fieldsOf(body);
    const reply = replyFor(() =>
      match.handler(this.#world, {
        param: match.param,
        query,
        get body() {
          return fields ?? fieldsOf(body);
        },
        items,
      }),
    );
    return limited ? { ...reply, headers: limited.headers } : reply;
  }
}

/** Says why a key is refused. */
function keyRefusal(authorization: string | undefined): Refusal {
  if (authorization === undefined) return invalidKey(undefined, 'No Authorization Header was found');
  return authorization === `Bearer ${PUBLIC_KEY}`
    ? invalidKey('This is the public key, which only starts transactions in the popup. Send the secret key.')
    : invalidKey();
}

/** Runs a handler, and turns its `Refusal` into the reply. */
function replyFor(handle: () => PaystackReply): PaystackReply {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}
