import type { DashboardView } from './view';

type Delivery = DashboardView['world']['deliveries'][number];
type Try = Pick<Delivery['attempts'][number], 'statusCode' | 'error'>;

/** How far a delivery is, in a word. */
export function deliveryState({ isDelivered, attempts, nextAttemptAt }: Delivery): string {
  if (isDelivered) return 'delivered';
  if (attempts.length === 0) return nextAttemptAt === null ? 'not sent' : 'waiting';
  const last = attempts.at(-1);
  return last?.statusCode == null ? 'no reply' : 'refused';
}

/** What came of one try, in words. */
export function stateOfTry({ statusCode, error }: Try): string {
  return statusCode === null ? `no reply: ${error ?? ''}` : `answered ${statusCode}`;
}

/** What came of all tries, in short, such as `500, 401 × 3, 200`. */
export function triesInShort({ attempts }: Delivery): string {
  const groups: { answer: string; count: number }[] = [];
  for (const { statusCode } of attempts) {
    const answer = String(statusCode ?? 'no reply');
    const last = groups.at(-1);
    if (last?.answer === answer) last.count += 1;
    else groups.push({ answer, count: 1 });
  }
  return groups.map(({ answer, count }) => (count === 1 ? answer : `${answer} × ${count}`)).join(', ');
}

/** What may be the reason that a delivery failed; `undefined` where nothing is known. */
export function hintFor({ statusCode, error }: Try): string | undefined {
  if (statusCode === 200) return undefined;
  if (statusCode === null) {
    if (error?.includes('ECONNREFUSED'))
      return 'Nothing listens at this address. Start the shop, or check the port.';
    if (/timeout|timed out|aborted/i.test(error ?? '')) {
      return 'The receiver has 30 seconds. Answer with 200 first, and do the work afterwards.';
    }
    return 'The connection broke before a reply came. See the log of the receiver.';
  }
  if (statusCode < 300) return 'Only 200 counts as delivered. Answer with 200.';
  if (statusCode < 400) return 'Redirects are not followed. Give the address that answers itself.';
  if (statusCode === 404) return 'The receiver has no such path. Compare it with the routes of the shop.';
  if (statusCode === 405) return 'The receiver takes no POST at this path.';
  if (statusCode === 413) return 'The body is too large for the receiver.';
  if ([400, 401, 403].includes(statusCode)) {
    return 'The receiver may have refused the signature. Verify it over the raw body, before JSON is parsed, with the key of this sandbox.';
  }
  if (statusCode >= 500) return 'The receiver failed. Its log has the reason.';
  return undefined;
}
