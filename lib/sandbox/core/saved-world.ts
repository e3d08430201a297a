import { upgraded } from './old-world';
import { isObject } from '../../objects';
import type { Stored } from './collection';
import type { Delivery } from './records/deliveries';
import type { ClockState } from './sandbox-clock';

/** A job that runs later, at a time of the sandbox. */
export interface Job {
  /** Milliseconds since 1970. */
  at: number;
  /** Name of the job in `jobs.ts`. */
  name: string;
  /** Id of the record that the job changes. */
  id: number;
}

/** An event for which there is no delivery yet. */
export interface Emitted {
  event: string;
  data: unknown;
  /** ISO 8601, in UTC. */
  at: string;
}

/** The settings and balances of the integration. */
export interface IntegrationSettings {
  /** Whether an OTP must confirm each transfer. */
  isOtpRequired: boolean;
  /** How transfers go: at once, waiting for their end, or failing after a minute. */
  transfers: 'success' | 'pending' | 'failed';
  /** Seconds that a customer has for a charge; 0 for no limit. */
  paymentSessionTimeout: number;
  /** Domains that are registered for Apple Pay. */
  applePayDomains: string[];
  /** Subunits by currency. */
  balances: Record<string, number>;
  /** Number of the newest delivery. */
  lastDelivery: number;
  /** Money in the account behind an authorization, in subunits, by the authorization's code. No entry: no limit. */
  funds: Record<string, number>;
  /** Currency in which an authorization was given, by its code. None: any. */
  currencies: Record<string, string>;
  /** Charges to come that are declined, and for which authorization; `null` for any charge. */
  declines: { reason: string; authorization: string | null }[];
  /** Charges of an authorization to come that wait for the customer; `null` for any authorization. */
  pauses: (string | null)[];
}

/** Marks a saved world, so that other JSON is refused. */
export const FORMAT = 'tspaystack2 sandbox';

/** Version of the format. It goes up when older versions of the package cannot read the format any more. */
export const VERSION = 1;

/** The content of a saved world. */
export interface Saved {
  format: typeof FORMAT;
  version: typeof VERSION;
  clock: ClockState;
  random: number;
  /** A file of an older version has none. */
  formKey?: string;
  settings: IntegrationSettings;
  jobs: Job[];
  deliveries: Delivery[];
  records: Record<string, Stored[]>;
}

export function savedIn(text: string): Saved {
  const saved = parsedOrNothing(text);
  if (!isObject(saved) || saved.format !== FORMAT) throw noSnapshot();
  if (typeof saved.version === 'number' && saved.version > VERSION) {
    throw new Error(
      `It was made by a newer version of tspaystack2: its format is ${saved.version}, and this version reads ${VERSION}. Update tspaystack2.`,
    );
  }
  if (saved.version === VERSION && isSaved(saved)) return upgraded(saved as unknown as Saved);
  throw noSnapshot();
}

export function noSnapshot(): Error {
  return new Error('This is no snapshot of a sandbox.');
}

/** Parses JSON of any depth; the JSON of a request has a limit. */
function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSaved({ settings, jobs, deliveries, clock, random, records }: Record<string, unknown>): boolean {
  return (
    hasTypes(settings, SETTINGS) &&
    isListOf(jobs, { at: 'number', name: 'string', id: 'number' }) &&
    isListOf(deliveries, { id: 'number', body: 'string', attempts: 'object' }) &&
    hasTypes(clock, { now: 'number' }) &&
    typeof random === 'number' &&
    isObject(records) &&
    Object.values(records).every((list) => isListOf(list, { id: 'number', createdAt: 'string' }))
  );
}

/** The types of the settings that every version has saved. */
const SETTINGS = {
  isOtpRequired: 'boolean',
  paymentSessionTimeout: 'number',
  applePayDomains: 'object',
  balances: 'object',
  lastDelivery: 'number',
  funds: 'object',
} satisfies Partial<Record<keyof IntegrationSettings, string>>;

function isListOf(value: unknown, types: Readonly<Record<string, string>>): boolean {
  return Array.isArray(value) && value.every((each) => hasTypes(each, types));
}

function hasTypes(value: unknown, types: Readonly<Record<string, string>>): boolean {
  return isObject(value) && Object.entries(types).every(([name, type]) => typeof value[name] === type);
}
