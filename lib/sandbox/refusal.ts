/** A reply of the sandbox. */
export interface PaystackReply {
  statusCode: number;
  body: object;
  /** Seconds to wait before a retry. */
  retryAfter?: number;
  /** Further headers, names in lower case. */
  headers?: Readonly<Record<string, string>>;
}

/** Codes of errors that are not about a value of the request. */
const API_ERRORS: readonly string[] = ['unknown', 'rate_limited'];

/** A request that is not fulfilled, and the reply that says so in Paystack's shape of an error. */
export class Refusal extends Error {
  readonly reply: PaystackReply;

  constructor(statusCode: number, code: string, message: string, nextStep: string) {
    super(message);
    const type = statusCode < 500 && !API_ERRORS.includes(code) ? 'validation_error' : 'api_error';
    this.reply = { statusCode, body: { status: false, message, meta: { nextStep }, type, code } };
  }
}

/** Refuses a value that the request carries. */
export function invalidParams(message: string): Refusal {
  return new Refusal(400, 'invalid_params', message, 'Correct the value and send the request again.');
}
