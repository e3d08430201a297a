import type { EventCustomerWithID, EventPerson } from './event-records';

/** `customeridentification.success`: the identity of a customer was confirmed. */
export interface IdentificationEventData {
  readonly customer_id: number | string;
  readonly customer_code: string;
  readonly email: string;
  readonly identification: {
    readonly country: string;
    /** `bvn` or `bank_account`. */
    readonly type: string;
    /** Masked number of the document, where `type` is `bvn`. */
    readonly value?: string;
    /** Masked, where `type` is `bank_account`. */
    readonly bvn?: string;
    /** Masked, where `type` is `bank_account`. */
    readonly account_number?: string;
    /** Where `type` is `bank_account`. */
    readonly bank_code?: string;
  };
}

/** `customeridentification.failed`: the identity of a customer was not confirmed. */
export interface FailedIdentificationEventData extends IdentificationEventData {
  /** Why, in words. */
  readonly reason: string;
}

/** A customer and the outcome of their identification, where a dedicated account was asked for. */
export interface DedicatedAccountRequest {
  readonly customer: EventCustomerWithID;
  /** `success` or `failed`. */
  readonly identification: { readonly status: string };
}

/** `dedicatedaccount.assign.success`: a customer has an account of their own to pay into. */
export interface DedicatedAccountEventData extends DedicatedAccountRequest {
  readonly dedicated_account: {
    readonly id: number;
    readonly bank: { readonly id: number; readonly name: string; readonly slug: string };
    readonly account_name: string;
    readonly account_number: string;
    readonly assigned: boolean;
    readonly active: boolean;
    readonly currency: string;
    readonly metadata: unknown;
    readonly created_at: string;
    readonly updated_at: string;
    readonly assignment: {
      readonly integration: number;
      readonly assignee_id: number;
      readonly assignee_type: string;
      readonly expired: boolean;
      readonly account_type: string;
      readonly assigned_at: string;
      readonly expired_at: string | null;
    };
  };
}

/** `dedicatedaccount.assign.failed`: the account could not be made or given. */
export interface FailedDedicatedAccountEventData extends DedicatedAccountRequest {
  readonly dedicated_account: null;
}

/** `direct_debit.authorization.created`: a customer approved a mandate, which cannot be charged yet. */
export interface MandateEventData {
  readonly authorization_code: string;
  /** Whether it can be charged. */
  readonly active: boolean;
  readonly last4: string;
  readonly channel: string;
  readonly card_type: string;
  readonly bank: string;
  /** A number here, and text in events on cards. */
  readonly exp_month: number;
  /** A number here, and text in events on cards. */
  readonly exp_year: number;
  readonly country_code: string;
  readonly brand: string;
  readonly reusable: boolean;
  readonly signature: string;
  readonly account_name: string;
  /** Their customer code is called `code` here. */
  readonly customer: EventPerson & { readonly code: string };
}

/** `direct_debit.authorization.active`: a mandate can be charged. */
export interface ActiveMandateEventData extends MandateEventData {
  readonly integration: number;
  readonly domain: string;
  readonly reference: string;
}
