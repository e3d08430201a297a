/** How a customer is named: by code, by email, or by both. */
export interface CustomerNames {
  readonly code?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** The names that a record has for a customer, as far as they are texts. */
export function customerNames(code: unknown, email: unknown): CustomerNames {
  const textOrNull = (name: unknown) => (typeof name === 'string' ? name : null);
  return { code: textOrNull(code), email: textOrNull(email) };
}

/** Knows which names are those of the same customer. Capitals make no difference. */
export class CustomerGroups {
  readonly #parents = new Map<string, string>();

  /**
   * Gives what all names of one customer have in common.
   *
   * @param names - names of that customer; they are known to be so from now on.
   */
  groupOf(...names: readonly CustomerNames[]): string {
    const [first = '', ...others] = names
      .flatMap(({ code, email }) => [code && `code ${code}`, email && `email ${email}`])
      .filter((name) => typeof name === 'string' && name !== '')
      .map((name) => this.#rootOf(String(name).toLowerCase()));
    for (const root of others.filter((each) => each !== first)) this.#parents.set(root, first);
    return first;
  }

  #rootOf(name: string): string {
    let root = name;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    if (root !== name) this.#parents.set(name, root);
    return root;
  }
}
