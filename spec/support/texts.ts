import { inspect } from 'node:util';

const builtins = new Set<unknown>(
  [Object, Function, Array, Error, AggregateError, Promise].map((builtin) => builtin.prototype),
);

/** Every text that a value shows: printed in any way, or in any property of it, of its prototypes and of its cause. */
export function textsOf(value: unknown): string[] {
  const printed = inspect(value, {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxArrayLength: null,
    maxStringLength: null,
  });
  return [printed, attempt(() => inspect(structuredClone(value), { depth: Infinity })), ...parts(value)];
}

function* parts(value: unknown, seen = new Set<unknown>(), receiver = value): Generator<string> {
  if (builtins.has(value) || seen.has(value)) return;
  seen.add(value);
  yield attempt(() => String(value));
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  yield attempt(() => JSON.stringify(value));
  for (const key of Reflect.ownKeys(value)) {
    yield String(key);
    yield* parts(
      attempt((): unknown => Reflect.get(value, key, receiver)),
      seen,
    );
  }
  yield* parts(Object.getPrototypeOf(value), seen, receiver);
}

/** Not every value can be cloned, printed or read. */
function attempt<T>(read: () => T): T | string {
  try {
    return read();
  } catch {
    return '';
  }
}
