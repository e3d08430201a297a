/**
 * Does something, and has the stack of what it throws begin with the caller of a method of the library. The lines of
 * the library alone would fill the ten that a stack has.
 *
 * @param prototype - what has the method.
 * @param name - the method, which is on the stack.
 */
export function fromCallerOf<T>(prototype: object, name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const method: unknown = Reflect.get(prototype, name);
    if (error instanceof Error && typeof method === 'function') Error.captureStackTrace(error, method);
    throw error;
  }
}
