import { TextDecoder } from 'node:util';
import { kindOf } from '../arguments/checks';
import { findKeys } from '../arguments/key';
import { InvalidDataException } from '../exceptions';
import { isObject } from '../objects';
import type { PaystackEvent } from './events/events';
import { SIGNATURE_HEADER, SignatureVerificationException, bytesOf, problemOf } from './signature';

const decoder = new TextDecoder();

/** The secret key, or several of them, for the days in which a key is replaced. What is empty in a list is left out. */
export type SecretKeys = string | readonly (string | null | undefined)[] | null;

/**
 * Verifies that a webhook comes from Paystack, and gives its event. The HMAC-SHA512 of the body is compared with the
 * signature in constant time. Source: {@link https://paystack.com/docs/payments/webhooks/ | Paystack on webhooks}.
 *
 * @param rawBody - the body of the request as it came, not parsed: text or bytes. `undefined` and `null`, which some
 * frameworks give where they were not told to keep the body, are refused.
 * @param signature - the header `x-paystack-signature`: 128 hexadecimal digits in lower case. A list of one is
 * accepted; a header that came more than once is refused.
 * @param secretKey - the secret key of the business, in the mode of the webhook; or a list of keys, of which one has to
 * fit. Default: the environment's `PAYSTACK_AUTHORIZATION_KEY`, else its `PAYSTACK_SECRET_KEY`.
 * @returns the parsed body. `event` tells what `data` is; of an event that is not known yet, `data` is `unknown`.
 * @throws SignatureVerificationException for a signature that is missing, malformed or wrong, and for a body that was
 * parsed already.
 * @throws InvalidDataException for a body that is rightly signed but is not a JSON object with an `event`, and for a key
 * that cannot be right.
 * @throws MissingAuthKeyException if there is no key.
 *
 * @example
 * ```ts
 * const event = constructEvent(rawBody, request.headers['x-paystack-signature'], secretKey);
 * if (event.event === 'charge.success') console.log(event.data.reference);
 * ```
 */
export function constructEvent(
  rawBody: string | Uint8Array | null | undefined,
  signature: string | readonly string[] | null | undefined,
  secretKey?: SecretKeys,
): PaystackEvent {
  const body = bytesOf(rawBody);
  const problem = problemOf(signature, body, findKeys('secretKey', secretKey));
  if (problem !== undefined) {
    throw new SignatureVerificationException(`The header ${SIGNATURE_HEADER} ${problem}`);
  }
  return parseEvent(body);
}

/**
 * Whether a webhook comes from Paystack. Python: `is_verified_webhook_payload` of the clients of pypaystack2 3.x.
 *
 * @param payload - the body of the request as it came, as for `constructEvent`.
 * @param signature - the header `x-paystack-signature`, as for `constructEvent`.
 * @param secretKey - the secret key of the business, or a list, as for `constructEvent`.
 * @returns `true` if the signature is right, `false` if it is missing, malformed or wrong, and if there is no payload.
 * @throws SignatureVerificationException for a payload that was parsed already: no signature can be right for it.
 * @throws InvalidDataException for a key that cannot be right.
 * @throws MissingAuthKeyException if there is no key.
 */
export function isVerifiedWebhookPayload(
  payload: string | Uint8Array | null | undefined,
  signature: string | readonly string[] | null | undefined,
  secretKey?: SecretKeys,
): boolean {
  const keys = findKeys('secretKey', secretKey);
  // A request without a body is not from Paystack.
  if (payload === undefined || payload === null) return false;
  return problemOf(signature, bytesOf(payload), keys) === undefined;
}

function parseEvent(body: Uint8Array): PaystackEvent {
  const parsed = parse(decoder.decode(body));
  if (!isObject(parsed)) {
    throw new InvalidDataException('rawBody', `must be a JSON object, but ${kindOf(parsed)} was signed.`);
  }
  if (typeof parsed.event !== 'string') {
    const kind = kindOf(parsed.event);
    throw new InvalidDataException('rawBody', `must have a string as \`event\`, but ${kind} was signed.`);
  }
  return parsed as unknown as PaystackEvent;
}

/** The message of a `SyntaxError` would quote the body. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidDataException('rawBody', 'must be JSON, but something else was signed.');
  }
}
