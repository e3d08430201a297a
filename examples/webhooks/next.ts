/** Paystack's webhooks in a route handler of Next.js. */
import { SignatureVerificationException, constructEvent } from 'tspaystack2/webhooks';
import type { Payments } from './payments';

export interface WebhookOptions {
  readonly payments: Payments;
  readonly secretKey?: string;
  /** Runs something after the answer: `after` of `next/server`, which keeps a serverless function alive for it. */
  readonly after: (task: () => Promise<void>) => void;
}

/** The `POST` of a `route.ts`. */
export function webhookRoute({ payments, secretKey, after }: WebhookOptions) {
  return async function POST(request: Request): Promise<Response> {
    try {
      const rawBody = Buffer.from(await request.arrayBuffer());
      const signature = request.headers.get('x-paystack-signature');
      await payments.accept(constructEvent(rawBody, signature, secretKey));
    } catch (error) {
      if (!(error instanceof SignatureVerificationException)) throw error;
      console.warn(error.message);
      return new Response(null, { status: 400 });
    }
    after(() => payments.settle());
    return new Response(null, { status: 200 });
  };
}
