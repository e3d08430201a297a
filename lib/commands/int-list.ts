/** A list of integers that needs 4 bytes for each of them, where an array needs 8 and more. */
export class IntList {
  #size = 0;
  #values = new Int32Array(2 ** 8);

  get size(): number {
    return this.#size;
  }

  /** The integer at a place; -1 where none was set. */
  at(place: number): number {
    return place >= 0 && place < this.#size ? (this.#values[place] ?? -1) : -1;
  }

  /** Sets an integer. Places before it that were not set get -1. */
  set(place: number, value: number): void {
    if (place >= this.#values.length) {
      const values = new Int32Array(Math.max(place + 1, Math.ceil(this.#values.length * 1.5)));
      values.set(this.#values);
      this.#values = values;
    }
    if (place >= this.#size) {
      this.#values.fill(-1, this.#size, place);
      this.#size = place + 1;
    }
    this.#values[place] = value;
  }

  push(value: number): void {
    this.set(this.#size, value);
  }

  /** Whether an integer is in it. */
  includes(value: number): boolean {
    return this.#values.subarray(0, this.#size).includes(value);
  }
}
