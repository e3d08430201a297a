const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const DIGITS = '0123456789';

const ALPHABETS = { lower: LOWER, mixed: MIXED, upper: UPPER, digits: DIGITS } as const;

/** Makes random texts. The same seed gives the same texts. The generator is "mulberry32". */
export class Random {
  /** The whole state of the generator, 32 bits. */
  state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A number from 0 to 1, without 1 itself. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A text of `length` characters. */
  text(length: number, alphabet: keyof typeof ALPHABETS = 'lower'): string {
    const letters = ALPHABETS[alphabet];
    return Array.from({ length }, () => letters.charAt(Math.floor(this.next() * letters.length))).join('');
  }
}
