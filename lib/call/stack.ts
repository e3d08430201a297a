/**
 * Calls a function. The stack of what it throws then begins with the caller of a method of the library. Otherwise the
 * lines of the library would fill the ten that a stack has.
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
