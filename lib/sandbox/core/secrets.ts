/** What stands where a secret was. */
export const HIDDEN = '•••';

const MOST_LETTERS = 20_000;

/** A secret key, whoever has it. */
const KEYS = /\bsk_(?:test|live)_\w+/g;

const NAMES = '(?:\\w*(?:account|document)_number|birthday|bvn|cvv|number|otp|pin|token)';

/** Fields whose values are not shown. */
const SECRET_NAME = new RegExp(`^${NAMES}$`);

/** The same in a text that is not JSON, such as a form with `card[number]=4084 0840 8408 4081`. */
const SECRET_IN_TEXT = new RegExp(
  String.raw`((?:\b|%5B)${NAMES}(?:["'\]]|%5D)?\s*[=:]\s*["']?)(?:[^&"',\s}]|(?<=\d) (?=\d))+`,
  'gi',
);

/** What comes before a part of a path that is not shown. */
const SECRET_IN_PATH = /(?<=\/(?:bin|match_bvn|resolve_bvn)\/+)[^/]+/;

/** Shorter values are hidden only where they stand: elsewhere the same digits mean something else. */
const SHORTEST = 6;

/**
 * Values as texts in which nothing secret is left. What one of them holds in a secret field is hidden in all of them: a
 * reply repeats it under other names.
 *
 * @param values - texts as they are; everything else is shown as JSON.
 * @param authKey - the key, which is never shown.
 */
export function withoutSecrets(values: readonly unknown[], authKey: string): string[] {
  const secrets = new Set<string>([authKey]);
  const texts = values.map((value) =>
    typeof value === 'string' ? textOf(value, secrets) : jsonOf(value, secrets),
  );
  // A secret may begin with a shorter one.
  const longestFirst = [...secrets].sort((one, other) => other.length - one.length);
  return texts.map((text) =>
    longestFirst
      .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)
      .replaceAll(KEYS, HIDDEN)
      .slice(0, MOST_LETTERS),
  );
}

function textOf(text: string, secrets: Set<string>): string {
  const [inPath] = text.startsWith('/') ? (SECRET_IN_PATH.exec(text) ?? []) : [];
  if (inPath !== undefined) secrets.add(inPath);
  return text.replaceAll(SECRET_IN_TEXT, `$1${HIDDEN}`);
}

function jsonOf(value: unknown, secrets: Set<string>): string {
  try {
    return JSON.stringify(
      value,
      function (this: object, name, each: unknown) {
        // An identity check names what it checks in `type`, and has it in `value`.
        const isSecret = SECRET_NAME.test(name) || (name === 'value' && 'type' in this);
        // Paystack takes metadata as a text that holds JSON, too.
        if (!isSecret && typeof each === 'string' && /^\s*[[{]/.test(each)) return textOf(each, secrets);
        if (!isSecret || each === null) return each;
        const isPlain = typeof each === 'string' || typeof each === 'number';
        if (isPlain && String(each).length >= SHORTEST) secrets.add(String(each));
        return HIDDEN;
      },
      2,
    );
  } catch (error) {
    if (error instanceof RangeError) return 'This is nested too deep to be shown.';
    throw error;
  }
}
