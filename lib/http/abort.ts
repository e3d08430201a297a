/**
 * Cancels a call, once. It is cheaper than an AbortController, and is the same in every environment. axios takes it for
 * a signal.
 */
export class Cancel {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();

  get aborted(): boolean {
    return this.#isCancelled;
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Calls a listener when the call is cancelled; at once if that has happened. */
  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.#isCancelled) listener();
    else this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}

const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls a listener when a signal is aborted; at once if it is aborted already. A signal gets one listener for all of
 * them, because Node warns of a leak if there are more than ten.
 *
 * @returns a function that removes the listener.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined) return () => undefined;
  if (signal.aborted) {
    listener();
    return () => undefined;
  }
  const own = listeners.get(signal) ?? listenTo(signal);
  own.add(listener);
  return () => {
    own.delete(listener);
    if (own.size > 0) return;
    listeners.delete(signal);
    signal.removeEventListener('abort', callAll);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const own = new Set<() => void>();
  listeners.set(signal, own);
  signal.addEventListener('abort', callAll);
  return own;
}

function callAll(this: AbortSignal): void {
  for (const listener of [...(listeners.get(this) ?? [])]) listener();
}
