/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Prototypes that an object may have above it; more than that is an endless chain, as a Proxy can make one. */
const MOST_PROTOTYPES = 1_000;

/**
 * The names under which an object gives values: those of its own, and then those of getters that it inherits from a
 * class.
 */
export function namesOf(value: object): ReadonlySet<string> {
  return new Set([...Object.keys(value), ...inheritedNamesOf(value)]);
}

/** The names of what an object inherits from a class. JSON and the spread syntax do not see them. */
export function inheritedNamesOf(value: object): readonly string[] {
  const inherited: string[] = [];
  let holder: unknown = Object.getPrototypeOf(value);
  for (let count = 1; isObject(holder) && !isRootOfObjects(holder); count++) {
    if (count > MOST_PROTOTYPES) throw new RangeError('This object has too many prototypes.');
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (member.get !== undefined || member.enumerable) inherited.push(name);
    }
    holder = Object.getPrototypeOf(holder);
  }
  return inherited;
}

/** Whether it is `Object.prototype`, of this realm or of another one. */
function isRootOfObjects(holder: object): boolean {
  return Object.getPrototypeOf(holder) === null && Object.hasOwn(holder, 'hasOwnProperty');
}

/** Whether a value can be waited for. */
export function isPromise<T>(value: T | PromiseLike<T>): value is Promise<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function';
}

/** A copy that has no prototype, so that a property of Object.prototype counts for nothing. */
export function withoutPrototype<T extends object>(value: T): T {
  return Object.assign(Object.create(null) as T, value);
}
