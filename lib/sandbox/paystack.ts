import {
  type Endpoint,
  create,
  deactivateAuthorization,
  fetch,
  list,
  setRiskAction,
  update,
  validate,
} from './endpoints';
import { fieldsOf } from './params';
import type { AuthorizationRecord, AuthorizationSeed, CustomerRecord, CustomerSeed } from './records';
import { type PaystackReply, Refusal } from './refusal';
import { CustomerStore } from './store';

/** A request as it came, apart from HTTP. */
export interface PaystackRequest {
  method: string;
  /** Decoded segments of the path, without empty ones. */
  path: readonly string[];
  query: URLSearchParams;
  /** The parsed JSON body; text that is not JSON as it is; `null` for no body. */
  body: unknown;
  /** The Authorization header. */
  authorization: string | undefined;
}

const ROUTES: readonly [method: string, path: string, endpoint: Endpoint][] = [
  ['POST', 'customer', create],
  ['GET', 'customer', list],
  ['POST', 'customer/set_risk_action', setRiskAction],
  ['POST', 'customer/deactivate_authorization', deactivateAuthorization],
  ['GET', 'customer/:customer', fetch],
  ['PUT', 'customer/:customer', update],
  ['POST', 'customer/:customer/identification', validate],
];

/** Paystack's Customer API, in memory and without HTTP. */
export class Paystack {
  readonly #authKey: string;
  readonly #store = new CustomerStore();

  /** @param authKey - the one secret key that is accepted. */
  constructor(authKey: string) {
    this.#authKey = authKey;
  }

  /** All customers in the order of creation. */
  get customers(): CustomerRecord[] {
    return this.#store.oldestFirst;
  }

  /** Whether an Authorization header carries the right key. */
  accepts(authorization: string | undefined): boolean {
    return authorization === `Bearer ${this.#authKey}`;
  }

  /** Replies to a request; one that cannot be fulfilled gets a reply as well, never an exception. */
  answer(request: PaystackRequest): PaystackReply {
    try {
      return this.#fulfil(request);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }

  /**
   * Adds customers.
   *
   * @param seeds - the customers, or how many to make up.
   * @throws Error where an email or a code is taken; the customers before that one stay.
   */
  seedCustomers(seeds: readonly CustomerSeed[] | number): CustomerRecord[] {
    const list = typeof seeds === 'number' ? Array<CustomerSeed>(seeds).fill({}) : seeds;
    return list.map((seed) => this.#store.add(seed));
  }

  /**
   * Adds an authorization to a customer.
   *
   * @throws Error where there is no such customer, or the code is taken.
   */
  seedAuthorization(emailOrCode: string, seed: AuthorizationSeed = {}): AuthorizationRecord {
    const customer = this.#store.withEmailOrCode(emailOrCode);
    if (!customer) throw new Error(`There is no customer ${emailOrCode}.`);
    return this.#store.addAuthorization(customer, seed);
  }

  #fulfil({ method, path, query, body, authorization }: PaystackRequest): PaystackReply {
    if (!this.accepts(authorization)) {
      throw new Refusal(
        401,
        'invalid_Key',
        'Invalid key',
        'Send the key of this sandbox in the header Authorization: Bearer <key>.',
      );
    }
    const [, , endpoint] = ROUTES.find((route) => route[0] === method && matches(route[1], path)) ?? [];
    if (!endpoint) {
      throw new Refusal(
        404,
        'route_not_found',
        `There is no ${method} /${path.join('/')}`,
        'Check the method and the path.',
      );
    }
    return endpoint(this.#store, { customer: path[1] ?? '', query, body: fieldsOf(body) });
  }
}

function matches(route: string, path: readonly string[]): boolean {
  const segments = route.split('/');
  return (
    segments.length === path.length &&
    segments.every((segment, index) => segment.startsWith(':') || segment === path[index])
  );
}
