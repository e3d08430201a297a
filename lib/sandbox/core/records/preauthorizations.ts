import type { Metadata } from '../../../records/metadata';
import type { StoredAuthorization } from './customers';
import type { Owned } from './owned';

/** A preauthorization as the sandbox keeps it. */
export interface StoredPreauthorization extends Owned {
  reference: string;
  access_code: string;
  /** What is held, in subunits. */
  amount: number;
  currency: string;
  /** `abandoned` until the customer agrees. */
  status: 'abandoned' | 'failed' | 'authorized' | 'captured' | 'capture_failed' | 'released';
  message: string | null;
  metadata: Metadata;
  callback_url: string | null;
  /** Id of the customer. */
  customer: number;
  /** The card on which the amount is held. */
  authorization: StoredAuthorization | null;
  subaccount: string | null;
  split: string | null;
  bearer: string | null;
  transaction_charge: number | null;
  /** What happens when the hold expires. */
  expire_action: 'release' | 'capture';
  /** Days from the hold to its end. */
  expire_after_days: number;
  /** When the hold ends; `null` before it begins. */
  expiry_date: string | null;
  /** When it was released. */
  released_at: string | null;
  captured_amount: number | null;
  captured_at: string | null;
  /** Id of the payment that the capture made. */
  transaction: number | null;
}
