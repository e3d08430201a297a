import { createHmac, timingSafeEqual } from 'node:crypto';
import { types } from 'node:util';
import { kindOf } from '../arguments/checks';
import { PaystackException } from '../exceptions';
import { howToGetBytes, oddityOf } from './raw-body';

/**
 * Thrown for a webhook whose signature is missing, malformed or wrong, and for a body that is not the raw bytes that
 * were signed. Its message holds neither the key nor the signatures nor the body.
 */
export class SignatureVerificationException extends PaystackException {
  static {
    this.prototype.name = 'SignatureVerificationException';
  }
}

/** The header in which Paystack sends the signature, in lower case, as Node has it. */
export const SIGNATURE_HEADER = 'x-paystack-signature';

/**
 * The bytes that a signature is made over.
 *
 * @throws SignatureVerificationException for anything but text or bytes, such as a body that was parsed.
 */
export function bytesOf(rawBody: unknown): Uint8Array {
  if (typeof rawBody === 'string') return Buffer.from(rawBody);
  if (types.isUint8Array(rawBody)) return rawBody;
  throw new SignatureVerificationException(
    'The body must be the raw bytes that Paystack signed, as a string, a Buffer or a Uint8Array, but ' +
      `${kindOf(rawBody)} was given. ${howToGetBytes(rawBody)}`,
  );
}

/** One signature as Paystack sends it. pypaystack2 compares the text, so it refuses upper case, too. */
const SIGNATURE = /^[0-9a-f]{128}$/;

/**
 * Says what is wrong with the signature of a body; `undefined` if nothing is.
 *
 * @param secretKeys - the signature has to be made with one of them.
 */
export function problemOf(
  signature: unknown,
  body: Uint8Array,
  secretKeys: readonly string[],
): string | undefined {
  const given: unknown = Array.isArray(signature) && signature.length < 2 ? signature[0] : signature;
  if (typeof given !== 'string' || !SIGNATURE.test(given)) return `${malformationOf(given)}.`;
  const bytes = Buffer.from(given, 'hex');
  const isRight = (key: string) => timingSafeEqual(bytes, createHmac('sha512', key).update(body).digest());
  // With each key, so that the time does not tell which one was right.
  if (secretKeys.map(isRight).includes(true)) return undefined;
  const keys = secretKeys.length === 1 ? 'the key' : `any of the ${secretKeys.length} keys`;
  const advice =
    oddityOf(body) ??
    'Check that the key has the mode of the webhook, test or live, and that the body is as it came, not parsed and turned into text again.';
  return `does not fit the body and ${keys}. ${advice}`;
}

/** Says why it is no signature. It is not shown: it may be a key in the wrong place. */
function malformationOf(signature: unknown): string {
  if (signature === undefined || signature === null || signature === '') return 'is missing';
  if (Array.isArray(signature) || isJoined(signature))
    return 'was sent more than once; Paystack sends it once';
  if (typeof signature !== 'string') return `must be a string, but ${kindOf(signature)} was given`;
  if (signature.length !== 128)
    return `must be 128 hexadecimal digits, but it has ${signature.length} characters`;
  if (SIGNATURE.test(signature.toLowerCase())) return 'must be in lower case, as Paystack sends it';
  return 'must be 128 hexadecimal digits, but others are among them';
}

/** Whether a text is several signatures, as Node and the fetch API join headers of one name. */
function isJoined(signature: unknown): boolean {
  if (typeof signature !== 'string' || !signature.includes(',')) return false;
  // Part by part: one expression for a text of any length would need a stack of that length.
  return signature.split(/, ?/).every((part) => SIGNATURE.test(part.toLowerCase()));
}
