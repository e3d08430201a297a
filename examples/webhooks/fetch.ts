/** Paystack's webhooks where a handler gets a `Request` and gives a `Response`. */
import type { SecretKeys } from 'tspaystack2/webhooks';
import type { Payments } from './payments';
import { receive } from './receive';

export interface FetchOptions {
  readonly payments: Payments;
  readonly secretKey?: SecretKeys;
  /** Runs something after the answer, and keeps the function alive for it. */
  readonly after: (task: () => Promise<void>) => void;
}

export async function answer(
  request: Request,
  { payments, secretKey, after }: FetchOptions,
): Promise<Response> {
  const rawBody = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get('x-paystack-signature');
  const status = await receive({ rawBody, signature }, payments, secretKey);
  if (status === 200) after(() => payments.settle());
  return new Response(null, { status });
}
