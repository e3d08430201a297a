/** Where a customer allows their bank account to be debited. */
export interface InitializedAuthorization {
  /** Page to which the customer is sent. */
  readonly redirect_url: string;
  readonly access_code: string;
  /** What `verifyAuthorization` takes. */
  readonly reference: string;
}

/** An authorization that a customer was asked for. */
export interface VerifiedAuthorization {
  readonly authorization_code: string;
  readonly channel: string;
  readonly bank: string;
  /** Whether it can be charged; an inactive one is activated by an activation charge. */
  readonly active: boolean;
  readonly customer: {
    /** What is called `customer_code` elsewhere. */
    readonly code: string;
    readonly email: string;
  };
}

/** A mandate to debit a customer's bank account. */
export interface MandateAuthorization {
  readonly id: number;
  /** `pending`, `active` or `revoked`. */
  readonly status: string;
  readonly mandate_id: number;
  /** What `triggerActivationCharge` of `Customer` takes. */
  readonly authorization_id: number;
  readonly authorization_code: string;
  readonly integration_id: number;
  readonly account_number: string;
  readonly bank_code: string;
  readonly bank_name?: string | null;
  readonly customer: {
    readonly id?: number;
    readonly customer_code?: string;
    readonly email?: string;
    readonly first_name?: string | null;
    readonly last_name?: string | null;
  };
  readonly authorized_at: string;
}
