import type { TransferEventData } from '../../webhooks';
import type { Stored } from '../core/collection';
import type { TransferDetails, TransferRecord } from '../../records/transfer';
import { omit } from '../core/plain';
import type { StoredTransfer } from '../core/records/payouts';
import { BUSINESS, INTEGRATION, type World } from '../core/world';
import { recipientIn } from './transfer-recipients';

/** Returns what the replies that create or finalize a transfer show of it. */
export function brief(transfer: StoredTransfer): TransferRecord {
  return {
    ...omit(transfer, 'fee_charged', 'request'),
    source_details: null,
    failures: null,
    titan_code: null,
    request: transfer.request,
  };
}

export function detailed(transfer: StoredTransfer, world: World): TransferDetails {
  const recipient = world.recipients.get(transfer.recipient);
  return {
    ...brief(transfer),
    recipient: recipientIn(recipient),
    session: { provider: null, id: null },
    fee_charged: transfer.fee_charged,
    fees_breakdown: null,
    gateway_response: null,
  };
}

/** Returns what the events show of a transfer. */
export function eventOf(transfer: StoredTransfer, world: World): TransferEventData {
  const recipient = world.recipients.get(transfer.recipient);
  const isSuccess = transfer.status === 'success';
  const dates = ({ createdAt, updatedAt }: Stored) =>
    isSuccess ? { createdAt, updatedAt } : { created_at: createdAt, updated_at: updatedAt };
  return {
    ...omit(transfer, 'request', 'createdAt', 'updatedAt', 'fee_charged'),
    failures: null,
    source_details: null,
    titan_code: null,
    integration: {
      id: INTEGRATION,
      is_live: world.domain === 'live',
      business_name: BUSINESS,
      ...(isSuccess ? { logo_path: 'https://files.example.com/logo.png' } : {}),
    },
    session: isSuccess
      ? { provider: null, id: null }
      : { provider: 'nip', id: String(transfer.request).padStart(17, '0') },
    recipient: {
      ...omit({ ...recipient, is_deleted: !recipient.active }, 'createdAt', 'updatedAt'),
      ...dates(recipient),
    },
    ...dates(transfer),
    ...(isSuccess ? { fee_charged: transfer.fee_charged, gateway_response: null } : {}),
  };
}
