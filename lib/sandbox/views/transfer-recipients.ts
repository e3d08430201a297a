import type { TransferRecipientRecord } from '../../records/transfer-recipient';
import type { StoredRecipient } from '../core/records/payouts';

/** Returns what other records show of a recipient. */
export function recipientIn(recipient: StoredRecipient): TransferRecipientRecord {
  return { ...recipient, is_deleted: !recipient.active, isDeleted: !recipient.active };
}
