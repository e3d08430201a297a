/** Paystack's webhooks in a route handler of Next.js. */
import { type FetchOptions, answer } from './fetch';

/** The `POST` of a `route.ts`. `after` is that of `next/server`. */
export function webhookRoute(options: FetchOptions): (request: Request) => Promise<Response> {
  return (request) => answer(request, options);
}
