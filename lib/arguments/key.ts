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
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  const sources = { [name]: argument, PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY };
  for (const [source, key] of Object.entries(sources)) {
    if (key !== undefined && key !== null && key !== '') {
      ensure(source, key, secretKeyCheck);
      return key as string;
    }
  }
  throw new MissingAuthKeyException();
}
