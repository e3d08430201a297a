import { unescape } from 'node:querystring';
import { types } from 'node:util';
import type { AxiosResponse, AxiosStatic, InternalAxiosRequestConfig } from 'axios';
import { type CallClock, clearTimeout, setTimeout } from '../clock';
import type { RawReply } from './raw-reply';
import { type Agents, agentsFor, closeIdle, neverConnected, tunnelAgents } from './agent';
import { Cancel } from './abort';
import type { ExchangeRequest } from './exchange-request';
import { ABORTED, type Failure, PAST_DEADLINE, errorFacts } from './failure';

/** How one attempt ended: with a reply of any status, or with none that can be used. */
export type AttemptResult =
  | { readonly reply: RawReply; readonly failure?: undefined }
  | { readonly reply?: undefined; readonly failure: Failure };

/** What goes with an attempt in the thread that sends it. */
export interface AttemptHooks {
  readonly clock: CallClock;
  readonly cancel: Cancel;
  /** Whether the call came as an event of the loop, which the thread has handled at once. Default: no. */
  readonly isFromEvent?: boolean;
}

// The name of its file, because 'axios' is the build for browsers in a test environment that passes for a browser.
const axios = require('axios/dist/node/axios.cjs') as AxiosStatic;
const { AxiosError, AxiosHeaders } = axios;

// Only the adapter. What axios does around it, such as merging options and transforming JSON, is done elsewhere, once.
const adapter = axios.getAdapter('http');

/**
 * Sends a request once. Never rejects.
 *
 * @param isAfterTimeout - whether the attempt before this one had no reply in time.
 */
export async function sendOnce(
  request: ExchangeRequest,
  { clock, cancel, isFromEvent = false }: AttemptHooks,
  isAfterTimeout: boolean,
): Promise<AttemptResult> {
  const attempt = new Attempt();
  const abort = () => attempt.stop(ABORTED);
  cancel.addEventListener('abort', abort);
  let timer: NodeJS.Timeout | undefined;
  clock.whenRunning(() => {
    const left = clock.left;
    const why = left < request.timeout ? PAST_DEADLINE : outlasted(request.timeout);
    timer = setTimeout(() => attempt.stop(why), Math.max(Math.min(left, request.timeout), 0));
  });
  try {
    const agents = isTunnelled(request)
      ? tunnelAgents(abortSignalOf(attempt))
      : await agentsFor(isAfterTimeout, isFromEvent);
    // axios rejects a request that is aborted already, but still sends it.
    if (attempt.stopped) return { failure: attempt.stopped };
    return {
      reply: replyFrom((await adapter(config(request, attempt, agents))) as AxiosResponse<Uint8Array>),
    };
  } catch (error) {
    const { stopped } = attempt;
    if (stopped?.code === 'ETIMEDOUT') closeIdle();
    return { failure: stopped ?? { ...failureOf(error, request), isUnsent: isUnsent(error) } };
  } finally {
    clearTimeout(timer);
    clock.whenRunning(undefined);
    cancel.removeEventListener('abort', abort);
  }
}

/** Stops one attempt, once, and knows why. */
class Attempt extends Cancel {
  stopped: Failure | undefined;

  stop(why: Failure): void {
    this.stopped ??= why;
    this.cancel();
  }
}

function outlasted(timeout: number): Failure {
  return { code: 'ETIMEDOUT', problem: `the timeout of ${timeout} ms passed.` };
}

function config(
  request: ExchangeRequest,
  signal: Cancel,
  { httpAgent, httpsAgent }: Agents,
): InternalAxiosRequestConfig {
  return {
    method: request.method,
    url: request.url,
    headers: new AxiosHeaders(request.headers),
    data: request.body,
    signal,
    httpAgent,
    httpsAgent,
    responseType: 'arraybuffer',
    maxContentLength: request.maxResponseBytes,
    // A redirect could carry the key elsewhere, and so could a proxy that the environment names.
    maxRedirects: 0,
    proxy: request.proxy === undefined ? false : proxyConfig(request.proxy),
  };
}

function isTunnelled({ url, proxy }: ExchangeRequest): boolean {
  return proxy !== undefined && url.startsWith('https:');
}

/** Whether an attempt failed before a byte of the request was sent. */
function isUnsent(error: unknown): boolean {
  const { request } = (error ?? {}) as { readonly request?: { readonly socket: object | null } };
  return request !== undefined && neverConnected(request.socket);
}

function abortSignalOf(cancel: Cancel): AbortSignal {
  const controller = new AbortController();
  cancel.addEventListener('abort', () => controller.abort());
  return controller.signal;
}

function proxyConfig(proxy: string): InternalAxiosRequestConfig['proxy'] {
  const { protocol, hostname, port, username, password } = new URL(proxy);
  // This takes a percent sign that encodes nothing as it is.
  const auth = { username: unescape(username), password: unescape(password) };
  return {
    protocol,
    // Node takes an address of version 6 without its brackets.
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(username + password === '' ? {} : { auth }),
  };
}

function replyFrom({ status, headers, data }: AxiosResponse<Uint8Array>): RawReply {
  const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return { statusCode: status, headers: Object.fromEntries(plain), body: data };
}

function failureOf(error: unknown, { maxResponseBytes }: ExchangeRequest): Failure {
  if (error instanceof AxiosError && error.code === AxiosError.ERR_BAD_RESPONSE) {
    return error.response
      ? { code: 'ECONNRESET', problem: 'the connection broke off within the reply.' }
      : { code: 'ERR_RESPONSE_TOO_LARGE', problem: `the reply is longer than ${maxResponseBytes} bytes.` };
  }
  const cause = error instanceof AxiosError && types.isNativeError(error.cause) ? error.cause : error;
  const facts = errorFacts(cause);
  return { code: String(facts.code ?? 'ERR_NETWORK'), problem: `${facts.message}.`, cause: facts };
}
