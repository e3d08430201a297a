import type { ChargeEventData, DisputeEventData, RejectedBankTransferEventData } from './charge-events';
import type {
  ActiveMandateEventData,
  DedicatedAccountEventData,
  FailedDedicatedAccountEventData,
  FailedIdentificationEventData,
  IdentificationEventData,
  MandateEventData,
} from './customer-events';
import type { PaymentRequestEventData } from './payment-request-events';
import type { PreauthorizationEventData } from './preauthorization-events';
import type { RefundEventData } from './refund-events';
import type {
  ExpiringCardsEventData,
  FailedInvoiceEventData,
  InvoiceEventData,
  SubscriptionEventData,
} from './subscription-events';
import type { TransferEventData } from './transfer-events';

/** The events that Paystack documents, and the `data` of each. */
export interface EventData {
  /** A payment was made: on any channel, for a plan, in a bulk charge or into a dedicated account. */
  'charge.success': ChargeEventData;
  /** A customer disputes a payment. */
  'charge.dispute.create': DisputeEventData;
  /** A dispute still waits for an answer. It comes again every few hours. */
  'charge.dispute.remind': DisputeEventData;
  /** A dispute is over. */
  'charge.dispute.resolve': DisputeEventData;
  /** A bank transfer of a customer was not accepted. */
  'bank.transfer.rejected': RejectedBankTransferEventData;
  /** The identity of a customer was confirmed. */
  'customeridentification.success': IdentificationEventData;
  /** The identity of a customer was not confirmed. */
  'customeridentification.failed': FailedIdentificationEventData;
  /** A customer got a dedicated account. */
  'dedicatedaccount.assign.success': DedicatedAccountEventData;
  /** A customer did not get a dedicated account. */
  'dedicatedaccount.assign.failed': FailedDedicatedAccountEventData;
  /** A customer approved a mandate; it cannot be charged yet. */
  'direct_debit.authorization.created': MandateEventData;
  /** A mandate can be charged. */
  'direct_debit.authorization.active': ActiveMandateEventData;
  /** A subscription was created. */
  'subscription.create': SubscriptionEventData;
  /** A subscription ended. */
  'subscription.disable': SubscriptionEventData;
  /** A subscription will not be charged again. */
  'subscription.not_renew': SubscriptionEventData;
  /** The cards of some subscriptions expire this month. */
  'subscription.expiring_cards': ExpiringCardsEventData;
  /** An invoice of a subscription was made, days before the charge. */
  'invoice.create': InvoiceEventData;
  /** An invoice of a subscription after the charge. */
  'invoice.update': InvoiceEventData;
  /** The charge for an invoice of a subscription failed. */
  'invoice.payment_failed': FailedInvoiceEventData;
  /** A payment request was sent to a customer. */
  'paymentrequest.pending': PaymentRequestEventData;
  /** A payment request was paid. */
  'paymentrequest.success': PaymentRequestEventData;
  /** A refund was created. */
  'refund.pending': RefundEventData;
  /** A refund is under way. */
  'refund.processing': RefundEventData;
  /** A refund was made. */
  'refund.processed': RefundEventData;
  /** A refund could not be made. */
  'refund.failed': RefundEventData;
  /** A refund needs the customer's bank details. */
  'refund.needs-attention': RefundEventData;
  /** A transfer was made. */
  'transfer.success': TransferEventData;
  /** A transfer failed. */
  'transfer.failed': TransferEventData;
  /** A transfer came back. */
  'transfer.reversed': TransferEventData;
  /** An amount was put on hold. */
  'preauthorization.reserve.success': PreauthorizationEventData;
  /** An amount on hold was captured. */
  'preauthorization.capture.success': PreauthorizationEventData;
  /** An amount on hold could not be captured. */
  'preauthorization.capture.failed': PreauthorizationEventData;
  /** An amount on hold was released. */
  'preauthorization.release.success': PreauthorizationEventData;
  /** An amount on hold could not be released. */
  'preauthorization.release.failed': PreauthorizationEventData;
}

/** The name of an event that Paystack documents. */
export type EventName = keyof EventData;

/**
 * An event that Paystack documents. Its `data` has the type of Paystack's samples; nothing checks it at run time.
 *
 * @typeParam Name - which event, or which ones. Default: any.
 */
export type KnownEvent<Name extends EventName = EventName> = {
  [Each in Name]: {
    readonly event: Each;
    readonly data: EventData[Each];
    /** Only `direct_debit.authorization.created` has it. */
    readonly status?: boolean;
    /** Only `direct_debit.authorization.created` has it. */
    readonly message?: string;
  };
}[Name];

/**
 * Stands for every name that `EventName` does not list. As a member of an enum it is text, and yet no literal can
 * equal it; with `string` in its place, the compiler would not know `data` after `event.event === 'charge.success'`.
 */
export declare enum OtherName {
  ANY = 'any other name',
}

/** An event that these types do not know. */
export interface UnknownEvent {
  /** To compare it with a name of your own, put it into a variable first: `const name: string = event.event`. */
  readonly event: OtherName;
  readonly data: unknown;
}

/** An event of Paystack: `event` tells what `data` is. */
export type PaystackEvent = KnownEvent | UnknownEvent;
