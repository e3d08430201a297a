/** What Excel writes in place of a long number. */
const SHORTENED_NUMBER = /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i;

/** The same in a text that may hold any letters. Excel always writes the sign. */
const SURELY_SHORTENED_NUMBER = /^[+-]?\d+(?:[.,]\d+)?E[+-]\d+$/i;

/** What a spreadsheet shows in place of a value that does not fit, or that cannot be computed, in any language. */
const ERROR_VALUE = /^(?:#{2,}|#[¡¿]?\p{Lu}[\p{Lu}\d/_ ]*[!?]|#N\/[AD]|#NV|#GETTING_DATA|Err:\d{3})$/iu;

/** Characters that nobody sees. Programs for mail and chats add them. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** Those of them that do not belong into a text either. Some scripts and emoji need a joiner. */
const INVISIBLE_IN_TEXT = /[\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069]/u;

/**
 * Says what a program has destroyed in a cell; `undefined` if nothing shows.
 *
 * @param name - the name of the column.
 * @param isText - whether the cell may hold any text, and not only an address, a code or a number.
 */
export function damageIn(cell: string, name: string, isText: boolean): string | undefined {
  const text = cell.trim();
  if ((isText ? SURELY_SHORTENED_NUMBER : SHORTENED_NUMBER).test(text)) {
    return `Its ${name} is a number that a spreadsheet has shortened, as in 2.3E+12. Digits are lost.`;
  }
  if (ERROR_VALUE.test(text)) return `Its ${name} is an error of a spreadsheet (${text.slice(0, 20)}).`;
  if (cell.includes('\uFFFD')) return 'It has the character U+FFFD, which stands where another one was lost.';
  const [invisible] = (isText ? INVISIBLE_IN_TEXT : INVISIBLE).exec(text) ?? [];
  if (invisible === undefined) return undefined;
  const code = invisible.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `Its ${name} has the character U+${code}, which nobody can see.`;
}

/** Says why a text is not the address of an email; `undefined` if it is one. */
export function problemOfEmail(email: string, name: string): string | undefined {
  if (/^mailto:/i.test(email)) return `Its ${name} begins with "mailto:".`;
  if (/^.*<[^<>]*@[^<>]*>[\s,;]*$/s.test(email))
    return `Its ${name} has more than the address, such as a name.`;
  if (/[,;.]$/.test(email)) return `Its ${name} ends with ${JSON.stringify(email.slice(-1))}.`;
  if (/[,;]/.test(email)) return `Its ${name} has more than one address.`;
  return /^[^\s@<>()[\]"\\]+@[^\s@<>()[\]"\\]+$/.test(email)
    ? undefined
    : `Its ${name} is not an email address.`;
}
