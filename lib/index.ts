export {
  AsyncCustomer,
  Customer,
  type AllCustomersParams,
  type CustomerQueue,
  type FlagParams,
  type GetCustomersParams,
  type ProfileParams,
  type ValidateParams,
} from './api/customer';
export {
  AsyncDispute,
  Dispute,
  type AddEvidenceParams,
  type AllDisputesParams,
  type ExportDisputesParams,
  type GetDisputesParams,
  type GetUploadUrlParams,
  type ResolveDisputeParams,
  type UpdateDisputeParams,
} from './api/dispute';
export { AsyncPaystack, Paystack } from './api/paystack';
export {
  AsyncPlan,
  Plan,
  type AllPlansParams,
  type CreatePlanParams,
  type GetPlansParams,
  type UpdatePlanParams,
} from './api/plan';
export type { RequestContent } from './api/base-api';
export * from './enums';
export {
  InvalidDataException,
  InvalidMethodException,
  MissingAuthKeyException,
  NetworkException,
  PageException,
  PaystackException,
  TimeoutException,
} from './exceptions';
export type { PlainObject } from './fields';
export type { BatchEntries, BatchEntry, BatchOptions, BatchOptionsWithOnEntry, DataOf } from './many/batch';
export type { QueueOf } from './many/queue';
export { QueuedCall } from './many/queued-call';
export { calculateFee, type FeeCurrency, type FeeOption, type FeeOptions } from './money/fees';
export { fromSubunit, toSubunit, validateAmount } from './money/subunit';
export type {
  AsyncCallOptions,
  AttemptReport,
  BlockingOptions,
  CallOptions,
  ClientOptions,
  Limits,
} from './options';
export type { Authorization } from './records/authorization';
export type {
  CustomerDetails,
  CustomerRecord,
  CustomerSummary,
  CustomerWithActivity,
} from './records/customer';
export type {
  DisputeEvidence,
  DisputeMessage,
  DisputeRecord,
  DisputeStep,
  DisputeSummary,
  DisputeUploadURL,
  DisputedTransaction,
  DisputingCustomer,
  ResolvedDispute,
  TransactionDispute,
  UpdatedDispute,
} from './records/dispute';
export type { ExportedFile } from './records/exported-file';
export type { Metadata } from './records/metadata';
export type { PlanDetails, PlanRecord } from './records/plan';
export type { TransactionLog } from './records/transaction-log';
export type { FailureResponse, Meta, Response, SuccessResponse } from './response';
