/** Says what is wrong with one field of a form. */
export class FieldError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** What was entered in a form. */
export class Form {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams) {
    this.#given = given;
  }

  /** All fields but the token, as they were entered. */
  get given(): Record<string, string> {
    return Object.fromEntries([...this.#given].filter(([name]) => name !== 'token'));
  }

  /** Whether there is a field of that name. */
  has(name: string): boolean {
    return this.#given.has(name);
  }

  /** The text of a field; empty for none. */
  text(name: string): string {
    return this.#given.get(name)?.trim() ?? '';
  }

  /** The text of a field that may not be empty. */
  filled(name: string): string {
    const text = this.text(name);
    if (text === '') throw new FieldError(name, 'Fill in this field.');
    return text;
  }

  /** The whole number of a field; `undefined` where it is empty. */
  whole(name: string, least = 0, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    if (number >= least && number <= most) return number;
    const end = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    throw new FieldError(name, `Enter a whole number, ${end}.`);
  }

  /** The whole number of a field that may not be empty. */
  number(name: string, least = 0, most = Number.MAX_SAFE_INTEGER): number {
    this.filled(name);
    return this.whole(name, least, most) ?? 0;
  }

  /** The value of a field that has only these. */
  choice<T extends string>(name: string, values: readonly T[]): T {
    const text = this.text(name);
    const value = values.find((each) => each === text);
    if (value === undefined) throw new FieldError(name, `Choose one of ${values.join(', ')}.`);
    return value;
  }
}

/** An object without the fields that are `undefined`. */
export function filledIn<T>(fields: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, T] => field[1] !== undefined),
  );
}
