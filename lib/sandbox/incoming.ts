import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request over HTTP, read to its end. */
export interface Incoming {
  method: string;
  /** Path as received, percent-encoded, without the query. */
  path: string;
  /** Decoded segments of the path, without empty ones. */
  segments: readonly string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body; `undefined` where it is larger than 1 MiB. */
  text: string | undefined;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** Reads a request. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const { method = '', url = '', headers } = message;
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const segments = path.split('/').filter(Boolean).map(decoded);
  return { method, path, segments, query: new URLSearchParams(search), headers, text: await textOf(message) };
}

async function textOf(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest of a body that is too large is read, too. A client that is still sending would otherwise miss the reply.
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString() : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
