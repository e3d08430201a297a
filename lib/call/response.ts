import { TextDecoder } from 'node:util';
import type { RawReply } from '../http/raw-reply';
import { isObject } from '../objects';

/** Extra facts in a reply: paging of a list, or what to do about a failure. */
export interface Meta {
  readonly total?: number | string;
  /** What the transactions of a list come to, in the currency's subunit. */
  readonly total_volume?: number;
  readonly skipped?: number | string;
  readonly perPage?: number | string | null;
  /** What a list of mandates calls `perPage`. */
  readonly per_page?: number;
  readonly page?: number | string;
  readonly pageCount?: number | string;
  /** How many refunds failed, in a list of refunds. */
  readonly failedRefundCount?: number;
  /** How many items this page has, in a list of mandates. */
  readonly count?: number;
  /** Cursor of the following page, in a list that is read by cursor. */
  readonly next?: string | null;
  /** Cursor of the page before, in a list that is read by cursor. */
  readonly previous?: string | null;
  /** Paystack's advice on how to correct a request that failed. */
  readonly nextStep?: string;
}

interface ResponseFields {
  /** HTTP status code. */
  readonly statusCode: number;
  /** What happened, in Paystack's words; `null` if the body does not say. */
  readonly message: string | null;
  /** Paging or advice; `null` if the body has none. */
  readonly meta: Meta | null;
  /** Kind of failure, such as `validation_error`; `null` if the body has none. */
  readonly type: string | null;
  /** Paystack's code for the failure, such as `invalid_params`; `null` if the body has none. */
  readonly code: string | null;
  /** The parsed body, whole; the text received where the body is not JSON. */
  readonly raw: unknown;
  /** The headers of the reply by their lower-case names, such as `x-ratelimit-remaining`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A reply in which Paystack did what was asked. */
export interface SuccessResponse<T> extends ResponseFields {
  readonly status: true;
  /** What Paystack sent, its names untouched. */
  readonly data: T;
}

/** A reply in which Paystack, or something on the way to it, refused. */
export interface FailureResponse extends ResponseFields {
  readonly status: false;
  /** What came with the refusal, if anything; `{ content }`, the text received, where the body is no JSON object. */
  readonly data: unknown;
}

/**
 * A reply of Paystack. `status` tells its two shapes apart: after `if (reply.status)` the compiler knows `data`.
 * Python: `pypaystack2.utils.Response`: same fields, same order, and `raw` beside them.
 */
export type Response<T> = SuccessResponse<T> | FailureResponse;

const decoder = new TextDecoder();

/** Shapes the bytes of a reply. Any bytes give a `Response`, and never an exception. */
export function shapeResponse<T>({ statusCode, headers: received, body }: RawReply): Response<T> {
  // In a test runner, an object that comes from another thread belongs to another realm.
  const headers = { ...received };
  const text = decoder.decode(body);
  const raw = parse(text);
  if (!isObject(raw)) {
    return Object.freeze({
      statusCode,
      status: false,
      message: `The body of this HTTP ${statusCode} reply is not a JSON object.`,
      data: { content: text },
      meta: null,
      type: null,
      code: null,
      raw,
      headers,
    });
  }
  const { status, message, data = null, meta, type, code } = raw;
  return Object.freeze({
    statusCode,
    // Paystack says "success" in one of its replies, and "false" in another.
    status: (status === true || status === 'success') && statusCode >= 200 && statusCode < 300,
    message: textOrNull(message),
    data: data as T,
    meta: isObject(meta) ? meta : null,
    type: textOrNull(type),
    code: textOrNull(code),
    raw,
    headers,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
