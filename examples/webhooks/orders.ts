/** What is sold. A real service keeps its orders in a database, where each method is one statement. */

export interface Order {
  /** In the currency's subunit. */
  readonly amount: number;
  readonly currency: string;
  /**
   * `claimed`: a webhook said that it is paid, and Paystack has not confirmed it yet. `paid`: it can be delivered.
   * `refused`: another sum was paid.
   */
  readonly state: 'open' | 'claimed' | 'paid' | 'refused';
}

/** Orders by the reference of their payment. */
export class Orders {
  readonly #orders = new Map<string, Order>();

  place(reference: string, amount: number, currency: string): Promise<void> {
    this.#orders.set(reference, { amount, currency, state: 'open' });
    return Promise.resolve();
  }

  find(reference: string): Promise<Order | undefined> {
    return Promise.resolve(this.#orders.get(reference));
  }

  /** The references of all orders in a state. */
  list(state: Order['state']): Promise<string[]> {
    const entries = Array.from(this.#orders);
    return Promise.resolve(
      entries.filter(([, order]) => order.state === state).map(([reference]) => reference),
    );
  }

  /**
   * Changes the state of an order, and says whether it did. In SQL:
   * `UPDATE orders SET state = :to WHERE reference = :reference AND state = :from`. Of two callers at the same time, one
   * gets `true`.
   */
  move(reference: string, from: Order['state'], to: Order['state']): Promise<boolean> {
    const order = this.#orders.get(reference);
    if (order?.state !== from) return Promise.resolve(false);
    this.#orders.set(reference, { ...order, state: to });
    return Promise.resolve(true);
  }
}
