import { omit } from '../core/plain';
import type { StoredTransfer } from '../core/records/payouts';
import type { World } from '../core/world';
import { recipientIn } from './transfer-recipients';

/** Returns what the replies that create or finalize a transfer show of it. */
export function brief(transfer: StoredTransfer) {
  return {
    ...omit(transfer, 'fee_charged', 'request'),
    source_details: null,
    failures: null,
    titan_code: null,
    request: transfer.request,
  };
}

export function detailed(transfer: StoredTransfer, world: World) {
  const recipient = world.recipients.withId(transfer.recipient);
  return {
    ...brief(transfer),
    recipient: recipient && recipientIn(recipient),
    session: { provider: null, id: null },
    fee_charged: transfer.fee_charged,
    fees_breakdown: null,
    gateway_response: null,
  };
}
