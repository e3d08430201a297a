import { isObject } from '../objects';

/** What was kept with a record. Where nothing was, Paystack gives `null`, an empty text, an empty list or 0. */
export type Metadata = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | null;

/**
 * Gives the metadata of a record, such as a payment, a customer or the `data` of a webhook, as an object. Paystack also
 * sends a text, an empty text, 0 or `null`: a text that is JSON of an object is read, and anything else gives an empty
 * object. The record itself still has what Paystack sent.
 *
 * @param record - what has `metadata`, such as `reply.data`; nothing gives an empty object.
 * @returns the metadata. It is not checked what they hold.
 * @example
 * ```ts
 * const reply = new Transaction('sk_test_…').verify('7PVGX8MEk85tgeEpVDtD');
 * if (reply.status) console.log(metadataOf(reply.data).cart_id);
 * ```
 */
export function metadataOf(
  record: { readonly metadata?: unknown } | null | undefined,
): Readonly<Record<string, unknown>> {
  const metadata = record?.metadata;
  const value = typeof metadata === 'string' ? parsed(metadata) : metadata;
  return isObject(value) ? value : {};
}

/** What a text holds; `undefined` if it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
