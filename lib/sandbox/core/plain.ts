import { type PaystackReply, Refusal } from './refusal';
import type { Collection, Stored } from './collection';
import { type Listing, stretchOf } from './paging';
import type { Call, Handler } from './router';
import type { World } from './world';

/** Returns the collection of a resource. */
type Of<T extends Stored> = (world: World) => Collection<T>;

/** Returns what a reply shows of a record. */
type View<T> = (record: T, world: World) => unknown;

/** Makes a successful reply. `data` and `meta` are left out if they are `undefined`. */
export function ok(message: string, data?: unknown, meta?: object): PaystackReply {
  return { statusCode: 200, body: { status: true, message, data, meta } };
}

/** Makes the refusal of a request for a record that does not exist. */
export function notFound(message: string): Refusal {
  const nextStep =
    "Ensure that you're passing the correct reference for the requested resource that exists on this integration";
  return new Refusal(404, 'not_found', message, nextStep);
}

/** Returns the record. Refuses the request if it is `undefined`. */
export function found<T>(record: T | undefined, message: string): T {
  if (record === undefined) throw notFound(message);
  return record;
}

/** Returns some fields of a record, in the given order. */
export function pick<T extends object, K extends keyof T>(record: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, record[name]])) as Pick<T, K>;
}

/** Returns a record without some of its fields. */
export function omit<T extends object, K extends keyof T>(record: T, ...names: K[]): Omit<T, K> {
  const rest = { ...record };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

/** Makes the handler that creates a record. `make` reads the body. */
export function creates<T extends Stored>(
  of: Of<T>,
  message: string,
  make: (world: World, call: Call) => T,
  view: View<T>,
  statusCode = 200,
): Handler {
  return (world, call) => {
    const record = of(world).add(make(world, call));
    return { ...ok(message, view(record, world)), statusCode };
  };
}

/** Makes the handler that lists the records that the query asks for. */
export function lists<T extends Stored>(
  of: Of<T>,
  message: string,
  view: View<T>,
  listing: Listing<T> | ((world: World, call: Call) => Listing<T>) = {},
): Handler {
  return (world, call) => {
    const how = typeof listing === 'function' ? listing(world, call) : listing;
    const { records, meta } = stretchOf(of(world), call.query, how);
    return ok(
      message,
      records.map((record) => view(record, world)),
      meta,
    );
  };
}

/** Makes the handler that shows one record. */
export function fetches<T extends Stored>(find: Find<T>, message: string, view: View<T>): Handler {
  return (world, call) => ok(message, view(find(world, call), world));
}

/** Finds the record of a call, or refuses the call. */
export type Find<T> = (world: World, call: Call) => T;

/** Makes the function that finds the record that a segment of the path names. */
export function named<T extends Stored>(of: Of<T>, param: string, lost: string): Find<T> {
  return (world, call) => found(of(world).find(call.param(param)), lost);
}

/** Makes the handler that changes a record. Without a view, the reply has no data. */
export function updates<T extends Stored>(
  find: Find<T>,
  message: string,
  change: (record: T, world: World, call: Call) => Partial<T>,
  view?: View<T>,
): Handler {
  return (world, call) => {
    const record = find(world, call);
    world.change(record, change(record, world, call));
    return ok(message, view?.(record, world));
  };
}
