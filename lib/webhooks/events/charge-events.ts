import type { TransferParties } from '../../records/authorization';
import type {
  EventCard,
  EventCustomer,
  EventCustomerWithID,
  EventMetadata,
  EventPerson,
  EventPlan,
  JSONObject,
} from './event-records';

/**
 * What was charged. Which fields there are depends on the channel: a payment on a terminal has only `exp_month`,
 * `exp_year` and `account_name`; a bank transfer has the sender.
 */
export type ChargedAuthorization = {
  readonly [Name in keyof EventCard]?: EventCard[Name] | null;
} & TransferParties & {
    /** The wallet, where the channel is mobile money. */
    readonly mobile_money_number?: string | null;
  };

/** What a customer did on the way to a payment. Times are in seconds. */
export interface ChargeLog {
  readonly time_spent: number;
  readonly attempts: number;
  readonly authentication: string;
  readonly errors: number;
  readonly success: boolean;
  readonly mobile: boolean;
  readonly input: readonly unknown[];
  readonly channel: unknown;
  readonly history: readonly { readonly type: string; readonly message: string; readonly time: number }[];
}

/** How a payment is divided. Amounts are in the currency's subunit. */
export interface ChargeSplit {
  readonly id: number;
  readonly name: string;
  readonly split_code: string;
  readonly formula: {
    readonly type: string;
    readonly subaccounts: readonly {
      readonly id: number;
      readonly name: string;
      readonly subaccount_code: string;
      readonly share: number;
    }[];
    readonly integration: number;
  };
  readonly shares: {
    readonly paystack: number;
    readonly subaccounts: readonly {
      readonly id: number;
      readonly subaccount_code: string;
      readonly amount: number;
    }[];
    readonly integration: number;
  };
}

/** A transaction in an event. Amounts are in the currency's subunit. */
export interface EventTransaction {
  readonly id: number;
  readonly domain: string;
  readonly status: string;
  readonly reference: string;
  /** Text, such as `"5000"`, where the payment was made on a terminal. */
  readonly amount: number | string;
  readonly message: string | null;
  readonly gateway_response: string;
  readonly paid_at: string;
  /** The same as `paid_at`. */
  readonly paidAt?: string;
  readonly created_at: string;
  readonly channel: string;
  readonly currency: string;
  /** One address, several joined by commas, or `null`. */
  readonly ip_address: string | null;
  readonly metadata: EventMetadata;
  readonly log: ChargeLog | null;
  readonly fees: number | null;
  readonly fees_breakdown?: {
    readonly amount: string;
    readonly formula: unknown;
    readonly type: string;
  } | null;
  readonly fees_split?: unknown;
  readonly authorization: ChargedAuthorization;
  /** Empty where the payment is for no plan. */
  readonly plan: Partial<EventPlan>;
  /** Empty where the payment is for no subaccount. */
  readonly subaccount?: JSONObject;
  /** Empty where the payment is not divided. */
  readonly split?: Partial<ChargeSplit>;
  /** Stands in place of `split` in old events. */
  readonly subaccount_group?: JSONObject;
  readonly order_id?: unknown;
  /** Text, such as `"200"`, where the payment was made on a terminal. */
  readonly requested_amount?: number | string | null;
  readonly pos_transaction_data?: unknown;
  readonly source?: {
    readonly type: string;
    readonly source: string;
    readonly entry_point: string;
    readonly identifier: string | null;
  };
}

/** `charge.success`: a payment that was made, on any channel. */
export interface ChargeEventData extends EventTransaction {
  readonly customer: EventCustomerWithID;
}

/** `charge.dispute.*`: a dispute about a payment. Amounts are in the currency's subunit. */
export interface DisputeEventData {
  readonly id: number;
  readonly refund_amount: number;
  readonly currency: string;
  readonly status: string;
  readonly resolution: string | null;
  readonly domain: string;
  /** The payment; of its customer it says next to nothing. */
  readonly transaction: EventTransaction & { readonly customer: Partial<EventCustomer> };
  readonly transaction_reference: string | null;
  readonly category: string;
  readonly customer: EventCustomerWithID;
  readonly bin: string;
  readonly last4: string;
  /** When an answer is due. */
  readonly dueAt: string;
  readonly resolvedAt: string | null;
  readonly evidence: unknown;
  readonly attachments: unknown;
  readonly note: unknown;
  readonly history: readonly { readonly status: string; readonly by: string; readonly createdAt: string }[];
  readonly messages: readonly {
    readonly sender: string;
    readonly body: string;
    readonly createdAt: string;
  }[];
  readonly created_at: string;
  readonly updated_at: string;
}

/** `bank.transfer.rejected`: a customer sent a wrong amount, or their transfer was refused. */
export interface RejectedBankTransferEventData {
  readonly bank_transfer: {
    /** In the currency's subunit, as text. */
    readonly amount: string;
    readonly message: string;
    /** Such as `INCORRECT_AMOUNT`. */
    readonly message_type: string;
    readonly transaction_id: string;
  };
  readonly customer: EventPerson & {
    readonly id: number;
    readonly customer_code: string;
    readonly domain: string;
    readonly integration: number;
    readonly createdAt: string;
    readonly updatedAt: string;
  };
}
