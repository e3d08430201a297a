import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Response } from 'tspaystack2';

/** How a call ends, and after how many attempts: with a reply, or with an exception. */
export type Ending =
  | { readonly reply: Response<unknown>; readonly attempts: number }
  | { readonly exception: string; readonly code: string; readonly attempts: number };

/** What a server can do to a client. */
export interface Fault {
  /** In words, for the table in the docs; faults with the same words share a row. */
  readonly title: string;
  /** Plays it, once a whole request has come. `nth` counts the requests on this connection, from 1. */
  readonly play: (socket: Socket, nth: number, server: string) => void;
  /** How a GET ends that may be retried once. */
  readonly get: Ending;
  /** How a POST ends that may be retried once. */
  readonly post: Ending;
  /** Whether an ordinary call goes first on the same connection. */
  readonly warmUp?: true;
  /** Whether the client has to lose patience, and so should have little of it. */
  readonly slow?: true;
}

const REFUSED = [400, 401, 403, 404, 409, 422];
const TRANSIENT = [408, 500, 502, 503, 504];
const RETRIED = [429, ...TRANSIENT];

const LATIN1 = { 'content-type': 'application/json; charset=iso-8859-1' };

const GOOD = '{"status":true,"message":"Fine","data":{"name":"Adébáyọ̀"}}';

type Headers = Readonly<Record<string, string>>;

const JSON_TYPE: Headers = { 'content-type': 'application/json' };

/** The headers that go with a body. */
function headersFor(statusCode: number, body: string | Buffer, headers: Headers = JSON_TYPE): Headers {
  return statusCode === 204 ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
}

/** The reply that a body gives, read without the library. */
function replyOf(
  statusCode: number,
  body: string,
  attempts = 1,
  headers = headersFor(statusCode, body),
): Ending {
  let raw: unknown = body;
  try {
    raw = JSON.parse(body);
  } catch {
    // Not JSON: the text stands for itself.
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const message = `The body of this HTTP ${statusCode} reply is not a JSON object.`;
    const data = { content: body };
    const nothing = { meta: null, type: null, code: null };
    return { reply: { statusCode, status: false, message, data, ...nothing, raw, headers }, attempts };
  }
  const fields = { message: null, data: null, meta: null, type: null, code: null, ...raw };
  const { message, data, meta, type, code } = fields;
  const status = statusCode < 300 && 'status' in raw && raw.status === true;
  return { reply: { statusCode, status, message, data, meta, type, code, raw, headers }, attempts };
}

function network(code: string, attempts: number): Ending {
  const exception = code === 'ETIMEDOUT' ? 'TimeoutException' : 'NetworkException';
  return { exception, code, attempts };
}

/** A connection that fails: a GET is tried again, a POST that may have been processed is not. */
const broken = (code: string) => ({ get: network(code, 2), post: network(code, 1) });
/** A reply that came but cannot be used: trying again would bring the same. */
const unusable = (code: string) => ({ get: network(code, 1), post: network(code, 1) });
/** A reply of some status: a POST is tried again only where the server surely did nothing. */
const answered = (statusCode: number, body: string, headers = headersFor(statusCode, body)) => ({
  get: replyOf(statusCode, body, RETRIED.includes(statusCode) ? 2 : 1, headers),
  post: replyOf(statusCode, body, statusCode === 429 ? 2 : 1, headers),
});

function head(statusCode: number, headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} Whatever\r\n${lines.join('')}\r\n`;
}

function write(socket: Socket, statusCode: number, body: string | Buffer, headers?: Headers): void {
  socket.write(head(statusCode, headersFor(statusCode, body, headers)));
  socket.write(body);
}

function body(statusCode: number, title: string, text: string | Buffer, read = String(text)): Fault {
  const ending = answered(statusCode, read, headersFor(statusCode, text));
  return { title, play: (socket) => write(socket, statusCode, text), ...ending };
}

function encoded(
  title: string,
  encoding: string,
  text: Buffer,
  // Of the encoding a reply tells nothing: its body is unpacked.
  ending: Pick<Fault, 'get' | 'post'> = answered(200, GOOD, headersFor(200, text)),
): Fault {
  const headers = { ...JSON_TYPE, 'content-encoding': encoding };
  return { title, play: (socket) => write(socket, 200, text, headers), ...ending };
}

/** Sends part of a reply, and resets the connection once it is out. */
const resetAfter = (part: string) => (socket: Socket) =>
  void socket.write(part, () => socket.resetAndDestroy());

/** No header of any of them. */
const CORRUPT = Buffer.alloc(20, 0xff);

const PAYSTACK_ERROR = JSON.stringify({
  status: false,
  message: 'No',
  meta: { nextStep: 'Stop' },
  type: 'api_error',
  code: 'no',
});

function statusFaults(statusCode: number): [string, Fault][] {
  const [group = []] = [[429], TRANSIENT, REFUSED].filter((statuses) => statuses.includes(statusCode));
  const title = `HTTP ${group.join(', ')}, with Paystack's error body or without`;
  return [
    [`status-${statusCode}-with-body`, body(statusCode, title, PAYSTACK_ERROR)],
    [`status-${statusCode}-bare`, body(statusCode, title, '')],
  ];
}

/** What stands in an expected reply for the server's own URL. */
export const NOMINAL_SERVER = 'http://127.0.0.1:PORT';

function redirectFaults(statusCode: number): [string, Fault][] {
  const title = 'HTTP 301, 302, 307 or 308, to the same host or another';
  return ['same', 'other'].map((host) => {
    const headersOf = (server: string) =>
      headersFor(statusCode, '', {
        location: host === 'same' ? '/target' : `${server.replace('127.0.0.1', 'localhost')}/target`,
      });
    return [
      `redirect-${statusCode}-${host}`,
      {
        title,
        play: (socket, _nth, server) => write(socket, statusCode, '', headersOf(server)),
        ...answered(statusCode, '', headersOf(NOMINAL_SERVER)),
      },
    ];
  });
}

/** All that is played over plain HTTP, by the name that stands in the path. */
export const faults: Readonly<Record<string, Fault>> = {
  silent: {
    title: 'Accepted, but never answered',
    slow: true,
    play: () => undefined,
    ...broken('ETIMEDOUT'),
  },
  'reset-before-headers': {
    title: 'Reset before, within or after the headers',
    play: (socket) => void socket.resetAndDestroy(),
    ...broken('ECONNRESET'),
  },
  'reset-within-headers': {
    title: 'Reset before, within or after the headers',
    play: resetAfter('HTTP/1.1 200 OK\r\nContent-Ty'),
    ...broken('ECONNRESET'),
  },
  'reset-after-headers': {
    title: 'Reset before, within or after the headers',
    play: resetAfter(head(200, { 'Content-Length': 100 }) + '{"status":'),
    ...broken('ECONNRESET'),
  },
  'closed-without-reply': {
    title: 'Closed without a reply',
    play: (socket) => void socket.end(),
    ...broken('ECONNRESET'),
  },
  'cut-short': {
    title: 'Body cut short of its Content-Length',
    play: (socket) => void socket.end(head(200, { 'Content-Length': 100 }) + '{"status":'),
    ...broken('ECONNRESET'),
  },
  'cut-short-gzip': {
    title: 'Body cut short of its Content-Length',
    play: (socket) => {
      socket.write(head(200, { 'Content-Length': 100, 'Content-Encoding': 'gzip' }));
      socket.end(gzipSync(GOOD).subarray(0, 20));
    },
    ...broken('ECONNRESET'),
  },
  dripping: {
    title: 'One byte a second',
    slow: true,
    play: (socket) => {
      socket.write(head(200, { 'Content-Length': 100 }));
      const timer = setInterval(() => socket.write(' '), 1_000);
      socket.once('close', () => clearInterval(timer));
    },
    ...broken('ETIMEDOUT'),
  },
  'broken-json': body(200, 'Broken JSON', '{"status":tru'),
  'json-array': body(200, 'JSON that is no object: `[]`, `null`, `"x"`, `3`', '[]'),
  'json-null': body(200, 'JSON that is no object: `[]`, `null`, `"x"`, `3`', 'null'),
  'json-string': body(200, 'JSON that is no object: `[]`, `null`, `"x"`, `3`', '"x"'),
  'json-number': body(200, 'JSON that is no object: `[]`, `null`, `"x"`, `3`', '3'),
  'proxy-html': {
    title: 'HTML from a proxy, with 502',
    play: (socket) => write(socket, 502, '<h1>Bad gateway</h1>', { 'content-type': 'text/html' }),
    ...answered(502, '<h1>Bad gateway</h1>', {
      'content-type': 'text/html',
      'content-length': '20',
    }),
  },
  'empty-200': body(200, 'Empty body, with 200 or 204', ''),
  'empty-204': body(204, 'Empty body, with 200 or 204', ''),
  'byte-order-mark': body(200, 'Byte-order mark before the JSON', `\ufeff${GOOD}`, GOOD),
  'wrong-charset': {
    title: 'UTF-8 said to be ISO 8859-1',
    play: (socket) => write(socket, 200, GOOD, LATIN1),
    ...answered(200, GOOD, headersFor(200, GOOD, LATIN1)),
  },
  'not-utf8': body(
    200,
    'Bytes that are not UTF-8',
    Buffer.from('{"status":true,"message":"\xe9"}', 'latin1'),
    '{"status":true,"message":"\ufffd"}',
  ),
  gzip: encoded('gzip, brotli or deflate', 'gzip', gzipSync(GOOD)),
  brotli: encoded('gzip, brotli or deflate', 'br', brotliCompressSync(GOOD)),
  deflate: encoded('gzip, brotli or deflate', 'deflate', deflateSync(GOOD)),
  'deflate-raw': encoded('gzip, brotli or deflate', 'deflate', deflateRawSync(GOOD)),
  'corrupt-gzip': encoded('Corrupt gzip or deflate', 'gzip', CORRUPT, unusable('Z_DATA_ERROR')),
  'corrupt-brotli': encoded('Corrupt brotli', 'br', CORRUPT, unusable('ERR__ERROR_FORMAT_PADDING_2')),
  'corrupt-deflate': encoded('Corrupt gzip or deflate', 'deflate', CORRUPT, unusable('Z_DATA_ERROR')),
  'gzip-bomb': encoded(
    'Body above `maxResponseBytes`, as it comes or once unpacked',
    'gzip',
    gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    unusable('ERR_RESPONSE_TOO_LARGE'),
  ),
  'body-too-large': {
    title: 'Body above `maxResponseBytes`, as it comes or once unpacked',
    play: (socket) => write(socket, 200, Buffer.alloc(11 * 1024 * 1024, ' ')),
    ...unusable('ERR_RESPONSE_TOO_LARGE'),
  },
  ...Object.fromEntries([301, 302, 307, 308].flatMap(redirectFaults)),
  ...Object.fromEntries([...REFUSED, ...RETRIED].flatMap(statusFaults)),
  'closed-on-reuse': {
    title: 'Kept-alive connection, closed at the moment of reuse',
    warmUp: true,
    play: (socket, nth) => (nth === 1 ? write(socket, 200, GOOD) : void socket.resetAndDestroy()),
    get: replyOf(200, GOOD, 2),
    post: network('ECONNRESET', 1),
  },
  'headers-too-large': {
    title: 'Headers too large',
    play: (socket) => write(socket, 200, GOOD, { 'X-Long': 'x'.repeat(100_000) }),
    ...unusable('HPE_HEADER_OVERFLOW'),
  },
  'not-http': {
    title: 'Something that is not HTTP',
    play: (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    ...unusable('HPE_INVALID_CONSTANT'),
  },
  'answered-twice': {
    title: 'A server that answers twice',
    warmUp: true,
    play: (socket, nth) => {
      const own = `{"status":true,"message":"Connection's request ${nth}"}`;
      socket.write(
        head(200, { 'Content-Length': own.length }) + own + head(200, { 'Content-Length': 2 }) + '{}',
      );
    },
    ...answered(200, '{"status":true,"message":"Connection\'s request 1"}', { 'content-length': '50' }),
  },
};

/** What happens before any HTTP, by name. */
export const connectionFaults = {
  refused: { title: 'Connection refused', get: network('ECONNREFUSED', 2), post: network('ECONNREFUSED', 2) },
  'unknown-host': { title: 'Host not found', get: network('ENOTFOUND', 2), post: network('ENOTFOUND', 2) },
  'self-signed': { title: 'TLS: self-signed certificate', ...unusable('DEPTH_ZERO_SELF_SIGNED_CERT') },
  'wrong-host': { title: 'TLS: certificate of another host', ...unusable('ERR_TLS_CERT_ALTNAME_INVALID') },
  expired: { title: 'TLS: certificate expired', ...unusable('CERT_HAS_EXPIRED') },
  'good-tls': { title: 'TLS: a good certificate', ...answered(200, GOOD) },
} satisfies Record<string, Omit<Fault, 'play'>>;

export { GOOD, write };
