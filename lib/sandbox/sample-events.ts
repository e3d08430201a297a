import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../objects';

let samples: Readonly<Record<string, unknown>> | undefined;

/**
 * The data of an event: Paystack's sample, with other values where some are given. An event without a sample has only
 * the values that are given.
 */
export function sampleOf(event: string, data: Readonly<Record<string, unknown>> = {}): unknown {
  samples ??= JSON.parse(readFileSync(join(__dirname, 'sample-events.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const sample = Object.hasOwn(samples, event) ? samples[event] : {};
  // The data of one event are a list.
  return Object.keys(data).length === 0 ? sample : merged(sample, data);
}

/** Lays values over others, object by object. A list is replaced as a whole. */
function merged(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over;
  const entries = Object.entries(over).map(([name, value]) => [
    name,
    Object.hasOwn(under, name) ? merged(under[name], value) : value,
  ]);
  return { ...under, ...(Object.fromEntries(entries) as object) };
}
