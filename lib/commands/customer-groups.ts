/** The names of a customer: code, email, or both. */
export interface CustomerNames {
  readonly code?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** Returns the names of a customer. A value that is not a text is left out. */
export function customerNames(code: unknown, email: unknown): CustomerNames {
  const textOrNull = (name: unknown) => (typeof name === 'string' ? name : null);
  return { code: textOrNull(code), email: textOrNull(email) };
}

/** Finds out which names belong to the same customer, without regard to case. */
export class CustomerGroups {
  readonly #parents = new Map<string, string>();

  /**
   * Returns a key that all names of one customer share.
   *
   * @param names - names of one customer. From now on they belong together.
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
