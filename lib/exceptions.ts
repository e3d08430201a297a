/** What every exception of this library is: one `catch` with `instanceof PaystackException` sees them all. */
export abstract class PaystackException extends Error {
  static {
    this.prototype.name = 'PaystackException';
  }

  /** As a reply that failed has it. So `results.filter((result) => result.status)` is the replies of a batch that succeeded. */
  readonly status = false as const;
}

/**
 * Thrown by a constructor that finds a key neither in its argument nor in `PAYSTACK_AUTHORIZATION_KEY` or
 * `PAYSTACK_SECRET_KEY`. Python: `pypaystack2.exceptions.MissingAuthKeyException`.
 */
export class MissingAuthKeyException extends PaystackException {
  static {
    this.prototype.name = 'MissingAuthKeyException';
  }

  constructor() {
    super(
      'No Paystack key: pass it as an argument, or set PAYSTACK_AUTHORIZATION_KEY or PAYSTACK_SECRET_KEY.',
    );
  }
}

/**
 * Thrown, before anything is sent, for an argument that cannot be right.
 * Python: `pypaystack2.exceptions.InvalidDataException`.
 */
export class InvalidDataException extends PaystackException {
  static {
    this.prototype.name = 'InvalidDataException';
  }

  /** Name of the refused parameter or option, such as `emailOrCode`. */
  readonly parameter: string;

  constructor(parameter: string, problem: string, cause?: unknown) {
    super(`\`${parameter}\` ${problem}`, cause === undefined ? undefined : { cause });
    this.parameter = parameter;
  }
}

/**
 * Thrown for an HTTP method that is not one of `HTTPMethod`; only `request` can meet it.
 * Python: `pypaystack2.exceptions.InvalidMethodException`.
 */
export class InvalidMethodException extends PaystackException {
  static {
    this.prototype.name = 'InvalidMethodException';
  }
}

/**
 * Thrown when no usable reply came: the connection failed, the reply broke off or could not be read, the
 * call was aborted (`code` is `ABORT_ERR`), or the thread that sends for a blocking class died (`ERR_WORKER_EXITED`).
 * A reply with an HTTP error status is no exception; it is returned.
 */
export class NetworkException extends PaystackException {
  static {
    this.prototype.name = 'NetworkException';
  }

  /** Node's or this library's code for what went wrong, such as `ECONNREFUSED` or `ERR_RESPONSE_TOO_LARGE`. */
  readonly code: string;
  /** How many times the request was tried, this last time included; 0 if it was never sent. */
  readonly attempts: number;

  constructor(
    message: string,
    { code, attempts, cause }: { readonly code: string; readonly attempts: number; readonly cause?: unknown },
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.attempts = attempts;
  }
}

/** Thrown when an attempt outlasted `timeout` or the whole call its `deadline`; its `code` is `ETIMEDOUT`. */
export class TimeoutException extends NetworkException {
  static {
    this.prototype.name = 'TimeoutException';
  }
}
