/** A reply as it came, as plain data that can cross a thread. */
export interface RawReply {
  readonly statusCode: number;
  /** By their lower-case names; several of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
