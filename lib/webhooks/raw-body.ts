import { types } from 'node:util';
import { isObject } from '../objects';

/** What to pass in a framework. */
const RECIPES = {
  express:
    "Express: express.raw({ type: 'application/json' }) on the route, before any express.json(); then request.body.",
  fastify:
    "Fastify: addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body)) in the plugin of the route; then request.body.",
  nest: 'NestJS: NestFactory.create(AppModule, { rawBody: true }); then rawBody of a RawBodyRequest.',
  pages:
    'Pages router of Next.js: export const config = { api: { bodyParser: false } }; then await buffer(request), of node:stream/consumers.',
  firebase: 'Firebase and Google Cloud Functions: request.rawBody, not request.body.',
  web: 'Route handler of Next.js, Cloudflare Workers, Netlify: Buffer.from(await request.arrayBuffer()). Hono: Buffer.from(await context.req.arrayBuffer()).',
  lambda:
    "AWS Lambda, and Netlify with a handler of that kind: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').",
} as const;

type Recipe = keyof typeof RECIPES;

/** Says what to pass in place of something that is neither text nor bytes. */
export function howToGetBytes(given: unknown): string {
  if (types.isPromise(given)) return 'It is a promise: await it first.';
  if (types.isAnyArrayBuffer(given)) return 'Pass Buffer.from(body).';
  const recipes = recipesFor(given);
  return `How to get them:\n${recipes.map((name) => RECIPES[name]).join('\n')}`;
}

function recipesFor(given: unknown): Recipe[] {
  if (given === undefined || given === null) {
    return ['express', 'fastify', 'nest', 'pages', 'firebase', 'web', 'lambda'];
  }
  const { arrayBuffer, getReader, pipe, isBase64Encoded } = Object(given) as Record<string, unknown>;
  if (typeof arrayBuffer === 'function' || typeof getReader === 'function') return ['web'];
  if (isBase64Encoded !== undefined) return ['lambda'];
  // A request of Node, or its stream: whoever has it can read it.
  if (typeof pipe === 'function') return ['express', 'nest', 'pages', 'firebase'];
  return ['express', 'fastify', 'nest', 'pages', 'firebase'];
}

/** What to say of bytes that the signature does not fit; `undefined` if they look as Paystack sends them. */
export function oddityOf(body: Uint8Array): string | undefined {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (text[0] === 0x7b) return undefined;
  if (isBase64Object(text)) return `The body is in base64. ${RECIPES.lambda}`;
  if (text.length === 0)
    return `The body is empty: it was read before, or not at all. ${howToGetBytes(undefined)}`;
  if (text.toString('latin1', 0, 15) === '[object Object]') {
    return `The body was parsed, and then turned into the text [object Object]. ${howToGetBytes({})}`;
  }
  return undefined;
}

/** Whether bytes are the base64 of a JSON object. */
function isBase64Object(bytes: Buffer): boolean {
  // "{" with what may follow it begins with "e" in base64.
  if (bytes[0] !== 0x65 || bytes.length % 4 !== 0) return false;
  try {
    return isObject(JSON.parse(Buffer.from(bytes.toString('latin1'), 'base64').toString()));
  } catch {
    return false;
  }
}
