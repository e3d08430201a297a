/** A request that the sandbox received. The key is not kept. */
export interface RecordedRequest {
  method: string;
  /** Path as received, percent-encoded, without the query. */
  path: string;
  /** Names and values of the query, decoded, in their order. */
  query: [name: string, value: string][];
  /** Whether the request carried the right key: the secret one, or the public one where that is enough. */
  authorized: boolean;
  contentType: string | null;
  userAgent: string | null;
  /**
   * The parsed body: JSON, or a form, of which `metadata[cart_id]=7` is `{ metadata: { cart_id: '7' } }`. Another text,
   * or JSON with more than 3 000 levels, is kept as it is. `null` for no body, and for one that is too large.
   */
  body: unknown;
  /** HTTP status of the reply; 0 where the connection was closed in place of one. */
  statusCode: number;
}

/** A try to deliver a webhook. */
export interface TriedWebhook {
  /** Number of the delivery in `deliveries()`. */
  id: number;
  /** Name of the event, such as `charge.success`. */
  event: string;
  /** Status of the receiver's reply; `null` where none came. */
  statusCode: number | null;
  /** Why no reply came; `null` where one did. */
  error: string | null;
}

/** A request to which the sandbox replied. */
export interface ServedRequest extends RecordedRequest {
  /** Milliseconds from the arrival of the request to the reply. */
  duration: number;
}
