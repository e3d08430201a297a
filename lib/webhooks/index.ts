export { type SecretKeys, constructEvent, isVerifiedWebhookPayload } from './construct-event';
export { SignatureVerificationException } from './signature';
export type {
  ChargeEventData,
  ChargeLog,
  ChargeSplit,
  ChargedAuthorization,
  DisputeEventData,
  EventTransaction,
  RejectedBankTransferEventData,
} from './events/charge-events';
export type {
  ActiveMandateEventData,
  DedicatedAccountEventData,
  DedicatedAccountRequest,
  FailedDedicatedAccountEventData,
  FailedIdentificationEventData,
  IdentificationEventData,
  MandateEventData,
} from './events/customer-events';
export type {
  EventCard,
  EventContact,
  EventCustomer,
  EventCustomerWithID,
  EventMetadata,
  EventPerson,
  EventPlan,
  EventSubscription,
  JSONObject,
} from './events/event-records';
export type {
  EventData,
  EventName,
  KnownEvent,
  OtherName,
  PaystackEvent,
  UnknownEvent,
} from './events/events';
export type { PaymentRequestEventData } from './events/payment-request-events';
export type { PreauthorizationEventData } from './events/preauthorization-events';
export type { RefundEventData } from './events/refund-events';
export type {
  ExpiringCardsEventData,
  FailedInvoiceEventData,
  InvoiceEventData,
  SubscriptionEventData,
} from './events/subscription-events';
export type { TransferEventData, TransferEventRecipient } from './events/transfer-events';
