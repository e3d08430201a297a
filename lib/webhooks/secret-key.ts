import { ensure, secretKey } from '../checks';
import { MissingAuthKeyException } from '../exceptions';

/**
 * The secret key that signs the webhooks of a business: the one given, else the environment's, as for the clients.
 *
 * @throws MissingAuthKeyException if there is none.
 * @throws InvalidDataException for a key that cannot be right.
 */
export function findSecretKey(given: unknown): string {
  const { PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY } = process.env;
  const sources = { secretKey: given, PAYSTACK_AUTHORIZATION_KEY, PAYSTACK_SECRET_KEY };
  for (const [name, key] of Object.entries(sources)) {
    if (key === undefined || key === null || key === '') continue;
    ensure(name, key, secretKey);
    return key as string;
  }
  throw new MissingAuthKeyException();
}
