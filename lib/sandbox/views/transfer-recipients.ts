import type { StoredRecipient } from '../core/records/payouts';

/** Returns what other records show of a recipient. */
export function recipientIn(recipient: StoredRecipient) {
  return { ...recipient, is_deleted: !recipient.active, isDeleted: !recipient.active };
}
