import { ensure, secretKeyCheck } from './checks';
import { MissingAuthKeyException } from '../exceptions';

/**
 * Gives the secret key: the argument, else the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its
 * `PAYSTACK_SECRET_KEY`.
 *
 * @param name - what the argument is called.
 * @throws MissingAuthKeyException if there is none.
 * @throws InvalidDataException for one that cannot stand in a header.
 */
export function findKey(name: string, argument: unknown): string {
  const found = firstKey({ [name]: argument }) ?? keyInEnvironment();
  if (found) return found.key;
  throw new MissingAuthKeyException();
}

/**
 * Gives the secret keys: those of a list, else what `findKey` gives. Nothing in a list is left out, as a variable of the
 * environment is that is not set.
 *
 * @throws MissingAuthKeyException if there is none.
 * @throws InvalidDataException for one that cannot stand in a header.
 */
export function findKeys(name: string, argument: unknown): string[] {
  if (!Array.isArray(argument)) return [findKey(name, argument)];
  const keys = argument.flatMap((key: unknown, index) => {
    const found = firstKey({ [`${name}[${index}]`]: key });
    return found ? [found.key] : [];
  });
  return keys.length > 0 ? keys : [findKey(name, undefined)];
}

/**
 * Gives the secret key of the environment, and the name of its variable.
 *
 * @throws InvalidDataException for one that cannot stand in a header.
 */
export function keyInEnvironment(): { key: string; source: string } | undefined {
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  return firstKey({ PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY });
}

function firstKey(sources: Readonly<Record<string, unknown>>): { key: string; source: string } | undefined {
  for (const [source, key] of Object.entries(sources)) {
    if (key !== undefined && key !== null && key !== '') {
      ensure(source, key, secretKeyCheck);
      return { key: key as string, source };
    }
  }
  return undefined;
}
