import type { EventCard, EventCustomerWithID, JSONObject } from './event-records';

/** `preauthorization.*`: an amount on hold on a card, as it is then. Amounts are in the currency's subunit. */
export interface PreauthorizationEventData {
  readonly id: number;
  readonly domain: string;
  /** `authorized`, `captured`, `capture_failed`, `released` or `release_failed`. */
  readonly status: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly message: string | null;
  readonly metadata: JSONObject | null;
  readonly fees: number;
  readonly authorization: EventCard;
  readonly customer: EventCustomerWithID;
  readonly merchant_id: number;
  readonly merchant_name: string;
  /** Text, unlike the ids of transactions elsewhere; `null` where nothing was captured. */
  readonly transaction_id: string | null;
  /** Text, unlike `amount`; `null` where nothing was to be captured. */
  readonly captured_amount: string | null;
  readonly captured_at: string | null;
  readonly expiry_date: string | null;
  readonly expired_at?: string | null;
  /** `release` or `capture`. */
  readonly expire_action?: string;
  readonly split_code?: string | null;
  readonly split?: unknown;
  /** The payment that a capture made. */
  readonly transaction?: {
    /** Text here. */
    readonly id: string;
    readonly domain: string;
    readonly status: string;
    readonly reference: string;
    readonly currency: string;
    readonly channel: string;
    readonly fees: number;
    readonly message: string | null;
    readonly gateway_response: string;
    readonly transaction_date: string;
    readonly metadata: JSONObject | null;
    readonly split: JSONObject;
  };
}
