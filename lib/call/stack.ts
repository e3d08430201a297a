/**
 * Lets the stack of an exception begin with the caller of a method of the library. Otherwise the lines of the library
 * would fill the ten that a stack has.
 *
 * @param prototype - what has the method.
 * @param name - the method, which is on the stack.
 */
export function fromCaller(error: unknown, prototype: object, name: string): unknown {
  const method: unknown = Reflect.get(prototype, name);
  if (error instanceof Error && typeof method === 'function') Error.captureStackTrace(error, method);
  return error;
}
