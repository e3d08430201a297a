import { createHash } from 'node:crypto';

/**
 * Gives each text a number, from 0 on. It keeps 64 bits of a digest of a text instead of the text, so that millions of
 * them need little memory.
 */
export class Numbering {
  #size = 0;
  /** For each number, both halves of its digest. */
  #digests = new Uint32Array(2 ** 11);
  /** A hash table of numbers, each one higher; 0 for an empty place. At most half of it is used. */
  #places = new Int32Array(2 ** 11);

  /** How many numbers there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of a text; `undefined` if it has none. */
  find(text: string): number | undefined {
    const [high, low] = digestOf(text);
    const place = this.#placeOf(high, low);
    return this.#numberAt(place);
  }

  /** The number of a text. A text without a number gets the next one. */
  numberOf(text: string): number {
    const [high, low] = digestOf(text);
    const place = this.#placeOf(high, low);
    const known = this.#numberAt(place);
    if (known !== undefined) return known;
    const number = this.#size++;
    this.#digests[2 * number] = high;
    this.#digests[2 * number + 1] = low;
    this.#places[place] = number + 1;
    if (2 * this.#size >= this.#places.length) this.#grow();
    return number;
  }

  #numberAt(place: number): number | undefined {
    const number = this.#places[place] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  /** The place of a digest, or the empty place where it belongs. */
  #placeOf(high: number, low: number): number {
    const last = this.#places.length - 1;
    for (let place = low & last; ; place = (place + 1) & last) {
      const number = this.#numberAt(place);
      if (number === undefined) return place;
      if (this.#digests[2 * number] === high && this.#digests[2 * number + 1] === low) return place;
    }
  }

  #grow(): void {
    const digests = this.#digests;
    this.#digests = new Uint32Array(2 * digests.length);
    this.#digests.set(digests);
    this.#places = new Int32Array(2 * this.#places.length);
    for (let number = 0; number < this.#size; number++) {
      const place = this.#placeOf(this.#digests[2 * number] ?? 0, this.#digests[2 * number + 1] ?? 0);
      this.#places[place] = number + 1;
    }
  }
}

function digestOf(text: string): readonly [high: number, low: number] {
  const digest = createHash('sha256').update(text).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}
