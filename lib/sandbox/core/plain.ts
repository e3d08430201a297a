import { type PaystackReply, Refusal } from '../refusal';
import type { Collection, Stored } from './collection';
import { type Listing, stretchOf } from './paging';
import type { Call, Handler } from './router';
import type { World } from './world';

/** Where the records of a resource are. */
type Of<T extends Stored> = (world: World) => Collection<T>;

/** What a reply shows of a record. */
type View<T> = (record: T, world: World) => unknown;

/** A successful reply. `data` and `meta` that are `undefined` are left out. */
export function ok(message: string, data?: unknown, meta?: object): PaystackReply {
  return { statusCode: 200, body: { status: true, message, data, meta } };
}

/** Refuses a request for something that is not there. */
export function notFound(message: string): Refusal {
  const nextStep =
    "Ensure that you're passing the correct reference for the requested resource that exists on this integration";
  return new Refusal(404, 'not_found', message, nextStep);
}

/** Gives what was found, or refuses the request. */
export function found<T>(record: T | undefined, message: string): T {
  if (record === undefined) throw notFound(message);
  return record;
}

/** Some fields of a record, in the order given. */
export function pick<T extends object, K extends keyof T>(record: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, record[name]])) as Pick<T, K>;
}

/** A record without some of its fields. */
export function omit<T extends object, K extends keyof T>(record: T, ...names: K[]): Omit<T, K> {
  const rest = { ...record };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

/** Creates a record from what `make` reads in the body. */
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

/** Lists the records that the query asks for. */
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

/** Shows the record that the path names by an id or a code. */
export function fetches<T extends Stored>(find: Find<T>, message: string, view: View<T>): Handler {
  return (world, call) => ok(message, view(find(world, call), world));
}

/** Finds the record that a call is about, or refuses the call. */
export type Find<T> = (world: World, call: Call) => T;

/** Finds the record that a segment of the path names. */
export function named<T extends Stored>(of: Of<T>, param: string, lost: string): Find<T> {
  return (world, call) => found(of(world).find(call.param(param)), lost);
}

/** Changes the record that the path names; without a view, the reply has no data. */
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
