import { types } from 'node:util';
import axios, { AxiosError, AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { now, timerFor } from '../clock';
import { httpAgent, httpsAgent, neverConnected } from './agent';
import type { ExchangeRequest } from './exchange';
import { type Fault, errorFacts } from './fault';

/** What went wrong in one attempt. */
export type Failure = Omit<Fault, 'attempts'>;

/** How one attempt ended: with a reply of any status, or with none that can be used. */
export type Attempt =
  | { readonly reply: AxiosResponse<Uint8Array>; readonly failure?: undefined }
  | {
      readonly reply?: undefined;
      readonly failure: Failure;
      /** Whether a connection was made, so that Paystack may have done what was asked. */
      readonly connected: boolean;
    };

export const ABORTED: Failure = { code: 'ABORT_ERR', problem: 'the call was aborted.' };
export const PAST_DEADLINE: Failure = { code: 'ETIMEDOUT', problem: 'the deadline of the call passed.' };

// The adapter alone: what axios does around it, such as merging options and transforming JSON, is done once
// and elsewhere.
const adapter = axios.getAdapter('http');

/** Sends a request once. Never rejects. */
export async function attemptOnce(request: ExchangeRequest, signal?: AbortSignal): Promise<Attempt> {
  const left = request.expires - now();
  const outlasted: Failure =
    left < request.timeout
      ? PAST_DEADLINE
      : { code: 'ETIMEDOUT', problem: `the timeout of ${request.timeout} ms passed.` };
  const controller = new AbortController();
  let stopped: Failure | undefined;
  const stop = (why: Failure) => {
    stopped = why;
    controller.abort();
  };
  const abort = () => stop(ABORTED);
  const timer = setTimeout(stop, Math.min(timerFor(request.expires), request.timeout), outlasted);
  signal?.addEventListener('abort', abort);
  try {
    return { reply: (await adapter(config(request, controller.signal))) as AxiosResponse<Uint8Array> };
  } catch (error) {
    const socket = error instanceof AxiosError ? (error.request as { socket?: object }).socket : undefined;
    return { failure: stopped ?? failureOf(error, request), connected: !neverConnected(socket) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function config(request: ExchangeRequest, signal: AbortSignal): InternalAxiosRequestConfig {
  return {
    method: request.method,
    url: request.url,
    headers: new AxiosHeaders(request.headers),
    data: request.body,
    signal,
    responseType: 'arraybuffer',
    maxContentLength: request.maxResponseBytes,
    // A redirect could carry the key elsewhere, and so could a proxy that the environment names.
    maxRedirects: 0,
    proxy: false,
    httpAgent,
    httpsAgent,
  };
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
