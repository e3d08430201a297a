/**
 * The merchant's address with the reference, as Paystack calls it; `undefined` where there is none to go to. What the
 * merchant wrote stays as it is, byte for byte.
 */
export function backTo(callbackURL: string | null, reference: string): string | undefined {
  const address = webAddress(callbackURL);
  if (address === undefined) return undefined;
  const [rest = '', fragment] = address.split(/#(.*)/s);
  const joint = !rest.includes('?') ? '?' : /[?&]$/.test(rest) ? '' : '&';
  const value = encodeURIComponent(reference);
  const hash = fragment === undefined ? '' : `#${fragment}`;
  return `${rest}${joint}trxref=${value}&reference=${value}${hash}`;
}

/** What a header cannot hold, or a browser would drop. */
const UNSAFE = /[^\x21-\x7e]+/gu;

/** An address that a browser may be sent to: no script, no file. */
export function webAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  if (!['http:', 'https:'].includes(new URL(text).protocol)) return undefined;
  return text.trim().toWellFormed().replaceAll(UNSAFE, encodeURIComponent);
}
