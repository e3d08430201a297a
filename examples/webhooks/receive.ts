/** What all handlers do with a webhook, for frameworks that have no error handler of their own. */
import { type SecretKeys, SignatureVerificationException, constructEvent } from 'tspaystack2/webhooks';
import type { Payments } from './payments';

export interface Received {
  readonly rawBody: string | Uint8Array | null | undefined;
  /** The header `x-paystack-signature`. */
  readonly signature: string | readonly string[] | null | undefined;
}

/** Verifies an event and stores it. Gives the status of the answer. Another failure is thrown, and becomes a 500. */
export async function receive(
  { rawBody, signature }: Received,
  payments: Payments,
  secretKey?: SecretKeys,
): Promise<200 | 400> {
  try {
    await payments.accept(constructEvent(rawBody, signature, secretKey));
    return 200;
  } catch (error) {
    if (!(error instanceof SignatureVerificationException)) throw error;
    console.warn(error.message);
    return 400;
  }
}
