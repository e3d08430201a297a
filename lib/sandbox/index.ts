/// <reference lib="esnext.disposable" preserve="true" />
import { ensure, identifier } from '../checks';
import { checkAuthorization, checkCustomers, checkFailures, checkLatency, checkOptions } from './checks';
import { WorkerLink } from './link';
import type { Failures, Latency, SandboxOptions } from './options';
import type { AuthorizationRecord, AuthorizationSeed, CustomerRecord, CustomerSeed } from './records';
import type { RecordedRequest } from './requests';

export type { Failures, Latency, SandboxOptions } from './options';
export type {
  AuthorizationRecord,
  AuthorizationSeed,
  CustomerRecord,
  CustomerSeed,
  Profile,
} from './records';
export type { RecordedRequest, ServedRequest } from './requests';

/**
 * A running sandbox. Its methods reject with an `InvalidDataException` for an argument that cannot be right, and
 * with an `Error` once the sandbox is stopped.
 *
 * It never keeps a process from ending, so that a test run that forgets `stop` does not hang; see `ref`.
 */
export interface Sandbox {
  /** Where it listens, such as `http://127.0.0.1:4010`: the `baseURL` for a client. */
  readonly url: string;
  /** The one secret key that it accepts. */
  readonly authKey: string;
  /**
   * Adds customers.
   *
   * @param customers - the customers; or how many to make up, each with its own email at example.com.
   * @returns the customers as they are kept, in the order given.
   * @throws Error where an email or a code is taken; the customers before that one stay.
   */
  seedCustomers(customers: readonly CustomerSeed[] | number): Promise<CustomerRecord[]>;
  /**
   * Adds an authorization to a customer.
   *
   * @param emailOrCode - the customer's email or code.
   * @param authorization - what differs from a reusable test card of Visa.
   * @throws Error where there is no such customer, or the authorization's code is taken.
   */
  seedAuthorization(emailOrCode: string, authorization?: AuthorizationSeed): Promise<AuthorizationRecord>;
  /** All customers, in the order of creation. */
  customers(): Promise<CustomerRecord[]>;
  /**
   * All requests received since the start or the last `reset`, in the order in which they came; of more than
   * 100 000 the newest.
   */
  requests(): Promise<RecordedRequest[]>;
  /**
   * Holds each reply back from now on. What a request asks for is done at once all the same.
   *
   * @param latency - milliseconds, or `{ min, max }` for a random time between them; 0 ends it.
   */
  setLatency(latency: Latency): Promise<void>;
  /**
   * Makes requests fail from now on, in place of what was set before.
   *
   * @param failures - which and how, such as `{ status: 503, times: 2, retryAfter: 1 }`; `null` ends it.
   */
  setFailures(failures: Failures | null): Promise<void>;
  /** Makes the sandbox as it was at its start: no customers, requests or failures, and the latency of the options. */
  reset(): Promise<void>;
  /** Keeps this process alive until `stop`: for a process whose only task is to serve the sandbox. */
  ref(): void;
  /** Frees the port, closes all connections at once and ends the thread. To call it again does nothing. */
  stop(): Promise<void>;
  /** The same as `stop`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts an in-memory Paystack on 127.0.0.1, in a thread of its own: it replies even while the calling thread
 * blocks.
 *
 * @param options - port, key, latency and a log; see `SandboxOptions`.
 * @returns the sandbox, listening.
 * @throws InvalidDataException for an option that cannot be right.
 * @throws Error where the port is in use or may not be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, authKey = 'sk_test_sandbox', latency = 0, onRequest } = checkOptions(options);
  const link = new WorkerLink({ port, authKey, latency, isLogged: onRequest !== undefined }, onRequest);
  const stop = () => link.stop();
  return {
    url: `http://127.0.0.1:${await link.port}`,
    authKey,
    seedCustomers: async (customers) => link.run('seedCustomers', checkCustomers(customers)),
    seedAuthorization: async (emailOrCode, authorization = {}) => {
      ensure('emailOrCode', emailOrCode, identifier);
      return link.run('seedAuthorization', emailOrCode, checkAuthorization(authorization));
    },
    customers: () => link.run('customers'),
    requests: () => link.run('requests'),
    setLatency: async (latency) => link.run('setLatency', checkLatency(latency)),
    setFailures: async (failures) => link.run('setFailures', failures && checkFailures(failures)),
    reset: () => link.run('reset'),
    ref: () => {
      link.hold();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
