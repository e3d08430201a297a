/** Paystack's webhooks in Cloud Functions for Firebase, and in Google's functions framework. */
import type { Request, Response } from 'express';
import type { SecretKeys } from 'tspaystack2/webhooks';
import type { Payments } from './payments';
import { receive } from './receive';

/** What the functions framework adds to a request of Express. */
type FirebaseRequest = Request & { readonly rawBody?: Buffer };

/** The handler, for `onRequest(webhookHandler(payments))`. Let `onSchedule` call `payments.settle()`. */
export function webhookHandler(payments: Payments, secretKey?: SecretKeys) {
  return async ({ rawBody, headers }: FirebaseRequest, response: Response): Promise<void> => {
    const signature = headers['x-paystack-signature'];
    response.sendStatus(await receive({ rawBody, signature }, payments, secretKey));
  };
}
