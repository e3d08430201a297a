import { IntList } from './int-list';
import { Numbering } from './numbering';

/** What names the thing that a row is about: a code, an email, or both. Other lists have a name of their own. */
export interface Names {
  readonly code?: string | null | undefined;
  readonly email?: string | null | undefined;
  /** What tells it from others where Paystack's code is not known. */
  readonly name?: string | null | undefined;
}

/** Finds out which names belong together, without regard to case. */
export class Groups {
  readonly #numbering = new Numbering();
  /** For each name, one that belongs together with it. The last one of such a chain stands for all. */
  readonly #parents = new IntList();

  /** How many names there are. A group has the number of one of its names. */
  get size(): number {
    return this.#numbering.size;
  }

  /**
   * Returns the number of the group to which names belong; -1 if there are no names.
   *
   * @param names - names of one thing. From now on they belong together.
   */
  groupOf(...names: readonly Names[]): number {
    const numbers = names.flatMap(({ code, email, name }) => [
      ...(code ? [this.#numberOf(`code ${code}`)] : []),
      ...(email ? [this.#numberOf(`email ${email}`)] : []),
      ...(name ? [this.#numberOf(`name ${name}`)] : []),
    ]);
    const [first, ...others] = numbers.map((number) => this.rootOf(number));
    if (first === undefined) return -1;
    for (const other of others) this.#parents.set(this.rootOf(other), first);
    return first;
  }

  /** The number of a code. Unlike that of its group, it stays the same. */
  numberOfCode(code: string): number {
    return this.#numberOf(`code ${code}`);
  }

  /** The number that stands for the whole group of a name. */
  rootOf(number: number): number {
    let root = number;
    while (this.#parents.at(root) !== root) root = this.#parents.at(root);
    this.#parents.set(number, root);
    return root;
  }

  #numberOf(name: string): number {
    const number = this.#numbering.numberOf(name.toLowerCase());
    if (number === this.#parents.size) this.#parents.push(number);
    return number;
  }
}

/** Returns the names in what Paystack replied. A value that is not a text is left out. */
export function namesIn(code: unknown, email?: unknown): Names {
  const textOrNull = (name: unknown) => (typeof name === 'string' ? name : null);
  return { code: textOrNull(code), ...(email === undefined ? {} : { email: textOrNull(email) }) };
}
