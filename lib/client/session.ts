import { ensure } from '../arguments/checks';
import { type Fields, readOptions } from '../arguments/fields';
import { findKey } from '../arguments/key';
import type { Mode } from '../call/mode';
import { type ClientOptions, callFields, clientFields } from '../arguments/options';
import type { Transport } from '../call/transport';
import { version } from '../version';

type Given<Options> = { readonly [K in keyof Options]: NonNullable<Options[K]> };

const DEFAULTS = {
  baseURL: 'https://api.paystack.co',
  timeout: 30_000,
  deadline: 120_000,
  retries: 2,
  maxResponseBytes: 10 * 1024 * 1024,
} satisfies ClientOptions;

/** These have no value, but they are named, so that a property of Object.prototype does not count as an option. */
const UNSET: Given<ClientOptions> = { proxy: undefined, onAttempt: undefined };

/** What makes one kind of client: how it sends, and the options that it alone understands. */
export interface Kind<M extends Mode> {
  readonly name: M;
  readonly clientFields: Fields;
  readonly callFields: Fields;
  readonly transport: (options: Readonly<Record<string, unknown>>) => Transport<M>;
}

/** One key, one set of options and one way to send: what the APIs of one client share. */
export class Session<M extends Mode> {
  readonly isAsync: boolean;
  readonly settings: Given<ClientOptions> & typeof DEFAULTS;
  /** The base URL without a slash at its end. */
  readonly root: string;
  /** What a call of this kind can be told. */
  readonly callFields: Fields;
  /** What a call of a batch can be told: the batch has one signal for all of them. */
  readonly queuedFields: Fields;
  readonly transport: Transport<M>;
  /** The client whose batch queues the calls that are made now. */
  queueOwner: object | undefined;
  /** The headers of a request with the key of this client. */
  readonly headers: Readonly<Record<string, string>>;
  /** Tells a session from anything else. */
  readonly #brand = true;

  /**
   * @throws MissingAuthKeyException if there is no key.
   * @throws InvalidDataException for a key or an option that cannot be right.
   */
  constructor(kind: Kind<M>, authKey: unknown, options: unknown) {
    this.headers = headersFor(findKey('authKey', authKey));
    const given = readOptions('options', options, { ...clientFields, ...kind.clientFields });
    this.settings = { ...UNSET, ...DEFAULTS, ...('baseURL' in given ? {} : environmentSettings()), ...given };
    const { origin, pathname } = new URL(this.settings.baseURL);
    this.root = origin + pathname.replace(/\/+$/, '');
    this.isAsync = kind.name === 'async';
    this.callFields = { ...callFields, ...kind.callFields };
    this.queuedFields = callFields;
    this.transport = kind.transport(given);
  }

  /** Whether a value is a session. Unlike `instanceof`, this runs no code of a Proxy. */
  static isSession<M extends Mode>(value: unknown): value is Session<M> {
    return typeof value === 'object' && value !== null && #brand in value;
  }

  /** Queues the calls that `make` makes for a batch of a client. */
  queueing<T>(owner: object, make: () => T): T {
    const outer = this.queueOwner;
    this.queueOwner = owner;
    try {
      return make();
    } finally {
      this.queueOwner = outer;
    }
  }
}

/** The headers of a request with a key. */
export function headersFor(key: string): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    Authorization: `Bearer ${key}`,
    'User-Agent': `tspaystack2-${version}`,
  };
}

function environmentSettings(): { baseURL?: string } {
  const { PAYSTACK_BASE_URL } = process.env;
  if (!PAYSTACK_BASE_URL) return {};
  ensure('PAYSTACK_BASE_URL', PAYSTACK_BASE_URL, clientFields.baseURL.check);
  return { baseURL: PAYSTACK_BASE_URL };
}
