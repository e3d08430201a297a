import { createHmac } from 'node:crypto';
import { quoted } from '../../shell';
import { addressOf } from './parts';
import { type DashboardView, shown } from './view';

type Delivery = DashboardView['world']['deliveries'][number];

/** The signature that a delivery is sent with. */
export function signatureOf({ authKey }: DashboardView, { body }: Delivery): string {
  return createHmac('sha512', authKey).update(body).digest('hex');
}

/**
 * A command that sends a delivery again, from a terminal. A body with secrets is not in it: the command fetches the body
 * from the sandbox, with the key.
 */
export function curlFor(view: DashboardView, delivery: Delivery): string {
  const { url, settings } = view;
  const { body, id } = delivery;
  const [text = ''] = shown(view, JSON.parse(body));
  const isWhole = isEqual(text, body);
  const receiver = quoted(settings.webhookURL ?? 'http://127.0.0.1:8080/paystack/webhook');
  const send = [
    `curl -i -X POST ${receiver}`,
    `-H 'Content-Type: application/json'`,
    `-H 'X-Paystack-Signature: ${signatureOf(view, delivery)}'`,
    isWhole ? `--data-raw ${quoted(body)}` : '--data-binary @-',
  ].join(' \\\n  ');
  if (isWhole) return send;
  const source = `${url}${addressOf('webhooks', id, 'body')}`;
  return `curl -s -H "Authorization: Bearer $PAYSTACK_AUTHORIZATION_KEY" ${source} |\n  ${send}`;
}

/** Whether nothing is hidden and nothing is cut off in a text of JSON. */
function isEqual(shownText: string, body: string): boolean {
  try {
    return JSON.stringify(JSON.parse(shownText)) === body;
  } catch {
    return false;
  }
}
