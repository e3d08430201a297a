/** A reply of the sandbox. */
export interface PaystackReply {
  statusCode: number;
  body: object;
  /** Seconds to wait before a retry. */
  retryAfter?: number;
  /** Other headers; their names are in lower case. */
  headers?: Readonly<Record<string, string>>;
}

/** Codes of errors that no value of the request causes. */
const API_ERRORS: readonly string[] = ['unknown', 'rate_limited'];

/** Thrown for a request that is not fulfilled. It has the reply, in Paystack's form of an error. */
export class Refusal extends Error {
  readonly reply: PaystackReply;

  constructor(statusCode: number, code: string, message: string, nextStep: string) {
    super(message);
    const type = statusCode < 500 && !API_ERRORS.includes(code) ? 'validation_error' : 'api_error';
    this.reply = { statusCode, body: { status: false, message, meta: { nextStep }, type, code } };
  }
}

/** Makes the refusal of a value in the request. `message` is what the reply says. */
export function invalidParams(message: string): Refusal {
  return new Refusal(400, 'invalid_params', message, 'Correct the value and send the request again.');
}

/** Makes the refusal of a request with a wrong key, or without one. */
export function invalidKey(
  advice = 'Send the key of this sandbox in the header Authorization: Bearer <key>.',
  message = 'Invalid key',
): Refusal {
  return new Refusal(401, 'invalid_Key', message, advice);
}

/** Makes the refusal of a request that is one too many. */
export function rateLimited(): Refusal {
  return new Refusal(
    429,
    'rate_limited',
    'Rate limit exceeded!',
    'Wait a few minutes and try the API call again',
  );
}
