/** Paystack's webhooks in a Worker of Cloudflare. It needs the compatibility flag `nodejs_compat`. */
import { answer } from './fetch';
import type { Payments } from './payments';

/** Secrets of the Worker: `npx wrangler secret put PAYSTACK_SECRET_KEY`. */
export interface Env {
  readonly PAYSTACK_SECRET_KEY: string;
}

/** The part of an `ExecutionContext` that is needed. */
export interface WorkerContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** The default export of the Worker. */
export function webhookWorker(paymentsOf: (env: Env) => Payments) {
  return {
    fetch(request: Request, env: Env, context: WorkerContext): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (request.method !== 'POST' || pathname !== '/paystack/webhook') {
        return Promise.resolve(new Response(null, { status: 404 }));
      }
      const after = (task: () => Promise<void>) => context.waitUntil(task());
      return answer(request, { payments: paymentsOf(env), secretKey: env.PAYSTACK_SECRET_KEY, after });
    },
  };
}
