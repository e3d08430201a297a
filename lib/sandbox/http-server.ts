import { type Server, type ServerResponse, createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessOf } from './browser-access';
import type { Commands } from './commands';
import { type Incoming, readIncoming } from './incoming';
import { InMemoryPaystack } from './in-memory-paystack';
import { isForBrowser, replyToBrowser } from './pages/website';
import { replyBeside } from './beside-the-api';
import { bodyOf } from './core/body';
import { type PaystackReply, Refusal } from './core/refusal';
import type { Exchange } from './request-log';
import type { ServedRequest } from './requests';
import type { RunningSandbox } from './running-sandbox';

const TOO_LARGE = new Refusal(413, 'body_too_large', 'The body is larger than 1 MiB', 'Send a smaller body.')
  .reply;

/**
 * Makes the server of a sandbox: the API and the pages.
 *
 * @param onServed - called after each reply of the API.
 */
export function serverOf(
  sandbox: RunningSandbox,
  commands: Commands,
  onServed: (request: ServedRequest) => void,
): Server {
  // An idle connection is never closed, so that no client sends a request on one that is about to be.
  return createServer({ keepAliveTimeout: 0 }, (message, outgoing) => {
    const arrival = performance.now();
    readIncoming(message)
      .then(async (incoming) => {
        const access = accessOf(incoming, sandbox.url);
        for (const [name, value] of Object.entries(access.headers)) outgoing.setHeader(name, value);
        if (access.reply) {
          outgoing.writeHead(access.reply.statusCode).end(access.reply.text);
          return;
        }
        if (isForBrowser(browserRequest(incoming))) {
          await servePage(sandbox, commands, incoming, outgoing);
          return;
        }
        const beside = replyBeside(incoming, sandbox.url);
        if (beside) send(outgoing, beside);
        else onServed(await serveAPI(sandbox, incoming, outgoing, arrival));
      })
      .catch(() => outgoing.destroy());
  });
}

function browserRequest({ method, segments, query, headers, text }: Incoming) {
  return { method: method === 'HEAD' ? 'GET' : method, path: segments, query, headers, text };
}

/** Replies with a page. Latency, failures and records are for the API. */
async function servePage(
  sandbox: RunningSandbox,
  commands: Commands,
  incoming: Incoming,
  outgoing: ServerResponse,
): Promise<void> {
  const { url, paystack, log } = sandbox;
  const { authKey } = sandbox.settings;
  const { latency, failures } = sandbox.disturbances;
  const { rateLimit, webhookURL, isHeld } = paystack;
  const settings = { latency, failures, rateLimit, webhookURL, isHeld };
  const website = { url, authKey, paystack, exchanges: log.exchanges, settings, commands };
  const { statusCode, headers, body } = await replyToBrowser(browserRequest(incoming), website);
  outgoing.writeHead(statusCode, headers);
  if (body === undefined && incoming.method !== 'HEAD') {
    sandbox.streams.add(outgoing);
  } else {
    outgoing.end(body);
    if (incoming.method === 'POST') sandbox.changed();
  }
}

async function serveAPI(
  sandbox: RunningSandbox,
  incoming: Incoming,
  outgoing: ServerResponse,
  arrival: number,
): Promise<ServedRequest> {
  const { exchange, reply, html, isDropped } = fulfil(sandbox, incoming);
  const text = html ?? JSON.stringify(reply.body);
  sandbox.changed();
  const delay = sandbox.disturbances.delay();
  if (delay > 0) await sleep(delay);
  if (isDropped) outgoing.destroy();
  else send(outgoing, reply, text, html === undefined ? undefined : 'text/html');
  const duration = performance.now() - arrival;
  sandbox.log.finish(exchange, isDropped ? '' : text, duration);
  sandbox.streams.tell();
  return { ...exchange.request, duration };
}

function send(
  outgoing: ServerResponse,
  { statusCode, retryAfter, headers = {}, body }: PaystackReply,
  text = JSON.stringify(body),
  type = 'application/json; charset=utf-8',
): void {
  outgoing.statusCode = statusCode;
  outgoing.setHeader('Content-Type', type);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (retryAfter !== undefined) outgoing.setHeader('Retry-After', retryAfter);
  outgoing.end(text);
}

/** A request that is answered, and how. */
interface Fulfilled {
  exchange: Exchange;
  reply: PaystackReply;
  /** What is sent in place of the body of the reply. */
  html?: string | undefined;
  /** Whether the connection is closed in place of a reply. */
  isDropped?: boolean | undefined;
}

/** Finds the reply to a request, and records both. */
function fulfil(
  sandbox: RunningSandbox,
  { method, path, segments, query, headers, text }: Incoming,
): Fulfilled {
  const { paystack, disturbances, log } = sandbox;
  const { authorization, 'content-type': contentType = null, 'user-agent': userAgent = null } = headers;
  const body = text ? bodyOf(text, contentType) : null;
  const { isDropped, html, reply: failed } = disturbances.failure({ method, segments }) ?? {};
  const reply =
    failed ??
    (text === undefined
      ? TOO_LARGE
      : paystack.answer({ method, path: segments, query, body, authorization }));
  const statusCode = isDropped ? 0 : reply.statusCode;
  const isOpen = InMemoryPaystack.isPublic(method, segments) && reply.statusCode !== 401;
  const authorized = isOpen || paystack.accepts(authorization);
  const request = { method, path, query: [...query], authorized, contentType, userAgent, body, statusCode };
  return { exchange: log.add(request, paystack.world.now), reply, html, isDropped };
}
