import { createHmac, timingSafeEqual } from 'node:crypto';
import { types } from 'node:util';
import { kindOf } from '../arguments/checks';
import { PaystackException } from '../exceptions';

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

const HOW_TO_GET_IT = `How to get them:
Express: express.raw({ type: 'application/json' }) on the route, before any express.json(); then request.body.
Fastify: addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body)) in the plugin of the route; then request.body.
NestJS: NestFactory.create(AppModule, { rawBody: true }); then rawBody of a RawBodyRequest.
Route handler of Next.js: Buffer.from(await request.arrayBuffer()).`;

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
      `${kindOf(rawBody)} was given. ${HOW_TO_GET_IT}`,
  );
}

/** One signature as Paystack sends it. pypaystack2 compares the text, so it refuses upper case, too. */
const SIGNATURE = /^[0-9a-f]{128}$/;

/** Several headers of one name, as Node and the fetch API join them. */
const SIGNATURES = /^[0-9a-f]{128}(, ?[0-9a-f]{128})+$/i;

/** Says what is wrong with the signature of a body; `undefined` if nothing is. */
export function problemOf(signature: unknown, body: Uint8Array, secretKey: string): string | undefined {
  const given: unknown = Array.isArray(signature) && signature.length < 2 ? signature[0] : signature;
  if (typeof given !== 'string' || !SIGNATURE.test(given)) return malformationOf(given);
  const expected = createHmac('sha512', secretKey).update(body).digest();
  if (timingSafeEqual(Buffer.from(given, 'hex'), expected)) return undefined;
  return (
    'does not fit the body and the key. Check that the key has the mode of the webhook, test or live, and that ' +
    'the body is as it came, not parsed and turned into text again'
  );
}

/** Says why it is no signature. It is not shown: it may be a key in the wrong place. */
function malformationOf(signature: unknown): string {
  if (signature === undefined || signature === null || signature === '') return 'is missing';
  if (Array.isArray(signature) || (typeof signature === 'string' && SIGNATURES.test(signature))) {
    return 'was sent more than once; Paystack sends it once';
  }
  if (typeof signature !== 'string') return `must be a string, but ${kindOf(signature)} was given`;
  if (SIGNATURE.test(signature.toLowerCase())) return 'must be in lower case, as Paystack sends it';
  const found = signature.length === 128 ? 'others are among them' : `it has ${signature.length} characters`;
  return `must be 128 hexadecimal digits, but ${found}`;
}
