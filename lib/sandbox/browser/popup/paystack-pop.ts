import { CheckoutFrame } from './checkout-frame';
import type { FrameEvent } from './messages';
import type { Callbacks, Options } from './parameters';
import { settings } from './settings';
import { PopupTransaction } from './transaction';

const SECRET_KEY_ADVICE =
  'This is a secret key. Whoever opens the page can read it, and can then move your money. ' +
  `Pass the public key instead; that of the sandbox is ${settings.publicKey}.`;

const NO_WALLETS =
  'The sandbox plays no wallets such as Apple Pay. The page goes on as on a device that has none.';

const NO_EMBEDDING = 'The sandbox embeds no checkout into a container. It opens the popup instead.';

/** The popup: it opens the checkout over the page. Source: README of `@paystack/inline-js`. */
export class PaystackPop {
  readonly id = randomId();
  readonly transactions: PopupTransaction[] = [];
  readonly #frame: CheckoutFrame;
  #active: PopupTransaction | undefined;

  constructor() {
    this.#frame = new CheckoutFrame(settings.url, this.id, (event) => this.#follow(event));
  }

  /** Version 1: makes a transaction, which `openIframe` of the result opens. */
  static setup(options: Options) {
    const transaction = newPopupTransaction(options);
    let popup: PaystackPop | undefined;
    const openIframe = () => (popup ??= new PaystackPop()).#open(transaction);
    if (options.container !== undefined) {
      console.warn(NO_EMBEDDING);
      openIframe();
    }
    return Object.assign(transaction, { openIframe });
  }

  get checkoutIframe(): HTMLIFrameElement {
    return this.#frame.iframe;
  }

  get backgroundDiv(): HTMLElement {
    return this.#frame.background;
  }

  get isOpen(): boolean {
    return this.#frame.isOpen;
  }

  /** Whether the frame with the checkout is loaded. */
  isLoaded(): boolean {
    return this.#frame.isLoaded;
  }

  /**
   * Opens the checkout for a new transaction, or for one of the same parameters that the customer has left.
   *
   * @throws ParameterError where a parameter is missing, or has the wrong type.
   */
  newTransaction(options: Options): PopupTransaction {
    const transaction = this.#transactionOf(options);
    this.#open(transaction);
    return transaction;
  }

  /** Opens the checkout for a transaction that the server of the shop has initialized. */
  resumeTransaction(accessCode: string | Options, callbacks: Callbacks = {}): PopupTransaction {
    return this.newTransaction(
      typeof accessCode === 'string' ? { ...callbacks, accessCode } : { ...callbacks, ...accessCode },
    );
  }

  /** Closes the checkout. `onCancel` of the transaction is called. */
  cancelTransaction(idOrTransaction?: number | string | PopupTransaction): void {
    const named = this.transactions.find(
      (each) =>
        each === idOrTransaction || (each.id !== null && `${each.id}` === (idOrTransaction as string)),
    );
    const transaction = named ?? this.#active;
    if (!transaction || transaction !== this.#active) return;
    this.#frame.hide();
    this.#active = undefined;
    transaction.cancelled();
  }

  /**
   * Loads the checkout without opening it.
   *
   * @returns opens the checkout.
   */
  preloadTransaction(options: Options): () => void {
    this.#load(this.#transactionOf(options));
    return () => {
      this.#frame.show();
    };
  }

  /**
   * As `newTransaction`, but for a promise.
   *
   * @returns the transaction, once the customer can see it. Rejects where it cannot be loaded.
   */
  checkout(options: Options): Promise<PopupTransaction> {
    const { onLoad, onError } = options as Callbacks;
    return new Promise((resolve, reject) => {
      const transaction = this.newTransaction({
        ...options,
        onLoad: (loaded: Parameters<NonNullable<Callbacks['onLoad']>>[0]) => {
          onLoad?.(loaded);
          resolve(transaction);
        },
        onError: (error: Parameters<NonNullable<Callbacks['onError']>>[0]) => {
          onError?.(error);
          reject(new Error(error.message));
        },
      });
    });
  }

  /** The sandbox has no wallets: it does what Paystack does on a device without any. */
  paymentRequest(options: Options): Promise<PopupTransaction | null> {
    console.warn(NO_WALLETS);
    const { loadPaystackCheckoutButton, onElementsMount } = options;
    const button = document.getElementById(String(loadPaystackCheckoutButton));
    if (button) button.onclick = this.preloadTransaction(options);
    if (typeof onElementsMount === 'function') (onElementsMount as (elements: null) => void)(null);
    return Promise.resolve(this.#active ?? null);
  }

  /** Finds the transaction of the same parameters that the customer has left, or makes a new one. */
  #transactionOf(options: Options): PopupTransaction {
    const left = [...this.transactions].reverse().find((each) => each.canBeResumed(options));
    if (left) return left;
    const transaction = newPopupTransaction(options);
    this.transactions.push(transaction);
    return transaction;
  }

  #open(transaction: PopupTransaction): void {
    if (this.#load(transaction)) this.#frame.show();
  }

  /** Returns whether there is something to show. */
  #load(transaction: PopupTransaction): boolean {
    if (this.#active !== transaction) this.#active?.cancelled();
    this.#active = transaction;
    if (typeof transaction.key === 'string' && transaction.key.startsWith('sk_')) {
      console.error(SECRET_KEY_ADVICE);
      this.#active = undefined;
      transaction.failed({ message: SECRET_KEY_ADVICE });
      return false;
    }
    this.#frame.load(transaction.wire);
    return true;
  }

  #follow(event: FrameEvent): void {
    const transaction = this.#active;
    if (!transaction) return;
    switch (event.event) {
      case 'loaded:transaction':
        transaction.loaded(event.data);
        break;
      case 'error':
        transaction.failed({ message: event.data.message });
        break;
      case 'close':
        this.cancelTransaction(transaction);
        break;
      case 'success':
        this.#frame.hide();
        this.#active = undefined;
        transaction.succeeded(event.data);
        break;
    }
  }
}

function newPopupTransaction(options: Options): PopupTransaction {
  return new PopupTransaction(options, `${settings.url}/checkout/`);
}

function randomId(): string {
  return Math.random().toString(36).slice(2, 7);
}
