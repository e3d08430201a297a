/** Paystack's webhooks in AWS Lambda, behind an API Gateway or a function URL, and in Netlify's handlers of that kind. */
import type { SecretKeys } from 'tspaystack2/webhooks';
import type { Payments } from './payments';
import { receive } from './receive';

/** The part of an `APIGatewayProxyEvent` that is needed. */
export interface LambdaEvent {
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The `handler`. Nothing runs after its answer: let a schedule call `payments.settle()` in another function. */
export function webhookHandler(payments: Payments, secretKey?: SecretKeys) {
  return async ({ body, isBase64Encoded, headers }: LambdaEvent): Promise<{ statusCode: number }> => {
    const rawBody = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
    // A REST API gives the name as it was sent, an HTTP API in lower case.
    const [, signature] =
      Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-paystack-signature') ?? [];
    return { statusCode: await receive({ rawBody, signature }, payments, secretKey) };
  };
}
