import type { LoadedTransaction, PaidTransaction, PopupError } from './messages';
import { type Callbacks, type Checked, type Options, checked } from './parameters';

type Status = 'abandoned' | 'error' | 'success' | null;

/** A transaction of the popup, as `newTransaction` gives it. */
export class PopupTransaction {
  /** `null` until the transaction is loaded. */
  id: number | null = null;
  status: Status = null;
  accessCode: string | null;
  /** Where the customer can pay without the popup; `null` until the transaction is loaded. */
  authorizationUrl: string | null = null;
  readonly errors: PopupError[] = [];
  /** What `onSuccess` got; `null` before. */
  response: PaidTransaction | null = null;
  readonly #checked: Checked;
  readonly #callbacks: Callbacks;
  readonly #checkoutURL: string;

  /**
   * @param checkoutURL - the address of checkout pages, to which the access code is added.
   * @throws ParameterError where a parameter is missing, or has the wrong type.
   */
  constructor(options: unknown, checkoutURL: string) {
    this.#checked = checked(options);
    this.#callbacks = this.#checked.callbacks;
    this.#checkoutURL = checkoutURL;
    const { accessCode } = this.#checked.given;
    this.accessCode = typeof accessCode === 'string' ? accessCode : null;
  }

  /** What the checkout needs to show the transaction: its parameters, or its access code once there is one. */
  get wire(): Options {
    return this.accessCode === null ? this.#checked.wire : { accessCode: this.accessCode };
  }

  get key(): unknown {
    return this.#checked.given.key;
  }

  /** What is known of the transaction by now. */
  getStatus() {
    const { status, id, errors, response, authorizationUrl: checkoutUrl } = this;
    return { status, id, errors, response, checkoutUrl };
  }

  /** Whether the customer has left it, so that the same parameters go on with it. */
  canBeResumed(options: unknown): boolean {
    return (
      (this.status === null || this.status === 'abandoned') &&
      JSON.stringify(sorted(checked(options).given)) === JSON.stringify(sorted(this.#checked.given))
    );
  }

  loaded(transaction: LoadedTransaction): void {
    this.id = transaction.id;
    this.accessCode = transaction.accessCode;
    this.authorizationUrl = this.#checkoutURL + transaction.accessCode;
    this.#callbacks.onLoad?.(transaction);
  }

  failed(error: PopupError): void {
    this.status = 'error';
    this.errors.push(error);
    this.#callbacks.onError?.(error);
  }

  succeeded(transaction: PaidTransaction): void {
    this.status = 'success';
    this.response = transaction;
    this.#callbacks.onSuccess?.(transaction);
    this.#callbacks.callback?.(transaction);
  }

  cancelled(): void {
    this.status ??= 'abandoned';
    this.#callbacks.onCancel?.();
    this.#callbacks.onClose?.();
  }
}

function sorted(given: Options) {
  return Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1));
}
