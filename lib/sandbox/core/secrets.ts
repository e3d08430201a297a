/** What stands where a secret was. */
export const HIDDEN = '•••';

const MOST_LETTERS = 20_000;

/** A secret key, whoever has it. */
const KEYS = /\bsk_(?:test|live)_\w+/g;

/** Shorter values are hidden only where they stand: elsewhere the same digits mean something else. */
const SHORTEST = 6;

/** A word of a name that makes the value a secret. */
const SECRET_WORD = /^(?:card|account|customer|user)?(?:pin|otp|cvv|cvc|bvn|nin|birthday|birthdate|dob)\d*$/;

/** A name that makes the value a secret, in lower case and without what stands between its words. */
const SECRET_NAME =
  /^(?:number|token|pan)$|(?:account|acct|card|document|bvn|nuban)(?:number|num|no)$|bvn|cvv/;

/** Members that say what the `value` beside them is, such as `variable_name` of a custom field. */
const NAMING = /(?:name|key|field|label|title|type)$/i;
const NAMED = /^(?:value|val|answer)$/i;

// Each repetition below has a limit, so that no text takes long.
/** A name and its value in a text that is not JSON: a form, broken JSON, or JSON in JSON. */
const NAME_AND_VALUE =
  /(?<![^\s&?,;{}"'\\=:])([^\s&?,;{}"'\\=:]{1,100})((?:\\{0,9}["'])?\s{0,9}[=:]\s{0,9}(?:\\{0,9}["'])?)((?:[^&"',\s}\\]|(?<=\d) (?=\d))+)/g;
/** The same as two items of a list. */
const TWO_ITEMS = /((?<!\\)\\{0,9}["'])([^"'\\,\s]{1,40})(\1\s{0,9},\s{0,9}(?:\\{0,9}["'])?)([^"'\\,\s\]]+)/g;
/** The same in a body of the type `multipart/form-data`. */
const PART = /(name=")([^"\r\n]{1,40})("\s{1,9})([^\r\n]+)/g;

/** The part of a path after one of these is not shown. */
const BEFORE_SECRET = new Set(['bin', 'match_bvn', 'resolve_bvn']);

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

/** Whether the value under this name is a secret. The name may have any case, and words in any style. */
function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((word) => SECRET_WORD.test(word)) || SECRET_NAME.test(words.join(''));
}

function textOf(text: string, secrets: Set<string>): string {
  const isTyped = /\btype\b/.test(text);
  const hide = (whole: string, before: string, name: string, between: string, value: string) => {
    // Of `card[number]` the last part counts.
    const last =
      decoded(name)
        .split(/[[\]]+/)
        .filter(Boolean)
        .at(-1) ?? '';
    if (!isSecretName(last) && !(isTyped && NAMED.test(last))) return whole;
    keep(decoded(value), secrets);
    return `${before}${name}${between}${HIDDEN}`;
  };
  return (text.startsWith('/') ? pathOf(text, secrets) : text)
    .replaceAll(PART, hide)
    .replaceAll(TWO_ITEMS, hide)
    .replaceAll(NAME_AND_VALUE, (whole: string, name: string, between: string, value: string) =>
      hide(whole, '', name, between, value),
    );
}

function pathOf(path: string, secrets: Set<string>): string {
  let before = '';
  return path
    .split('/')
    .map((segment) => {
      if (segment === '') return segment;
      const isSecret = BEFORE_SECRET.has(before);
      before = decoded(segment).toLowerCase();
      if (!isSecret) return segment;
      keep(decoded(segment), secrets);
      return HIDDEN;
    })
    .join('/');
}

function jsonOf(value: unknown, secrets: Set<string>): string {
  try {
    return JSON.stringify(
      value,
      function (this: object, name, each: unknown) {
        if (!isSecretMember(this, name)) {
          // Paystack takes metadata as a text that holds JSON, too.
          return typeof each === 'string' && /^\s*[[{]/.test(each) ? textOf(each, secrets) : each;
        }
        if (each === null || typeof each === 'boolean') return each;
        if (typeof each === 'string' || typeof each === 'number') keep(String(each), secrets);
        return HIDDEN;
      },
      2,
    );
  } catch (error) {
    if (error instanceof RangeError) return 'This is nested too deep to be shown.';
    throw error;
  }
}

function isSecretMember(holder: object, name: string): boolean {
  if (Array.isArray(holder)) {
    const before: unknown = holder[Number(name) - 1];
    return typeof before === 'string' && isSecretName(before);
  }
  if (isSecretName(name)) return true;
  if (!NAMED.test(name)) return false;
  // An identity check names what it checks in `type`, and has it in `value`.
  return Object.entries(holder).some(
    ([key, each]) => key === 'type' || (NAMING.test(key) && typeof each === 'string' && isSecretName(each)),
  );
}

function keep(secret: string, secrets: Set<string>): void {
  if (secret.length >= SHORTEST) secrets.add(secret);
}

/** A text without percent-encoding; also one that was encoded twice. */
function decoded(text: string, times = 2): string {
  try {
    const once = decodeURIComponent(text.replaceAll('+', ' '));
    return once === text || times === 1 ? once : decoded(once, times - 1);
  } catch {
    return text;
  }
}
