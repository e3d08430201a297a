export { ApplePay, AsyncApplePay, type GetDomainsParams } from './api/apple-pay';
export {
  AsyncBulkCharge,
  BulkCharge,
  type AllBatchesParams,
  type AllChargesInBatchParams,
  type BulkChargeInstruction,
  type GetBatchesParams,
  type GetChargesInBatchParams,
} from './api/bulk-charge';
export {
  AsyncCharge,
  Charge,
  type ChargeParams,
  type SetAddressParams,
  type SubmitParams,
} from './api/charge';
export {
  AsyncCustomer,
  Customer,
  type ActivationChargeParams,
  type AllCustomersParams,
  type CustomerQueue,
  type FlagParams,
  type GetCustomersParams,
  type InitializeAuthorizationParams,
  type InitializeDirectDebitParams,
  type ProfileParams,
  type ValidateParams,
} from './api/customer';
export {
  AsyncDedicatedAccount,
  DedicatedAccount,
  type AllDedicatedAccountsParams,
  type AssignDedicatedAccountParams,
  type CreateDedicatedAccountParams,
  type GetDedicatedAccountsParams,
  type RequeryDedicatedAccountParams,
  type SplitDedicatedAccountParams,
} from './api/dedicated-account';
export {
  AsyncDirectDebit,
  DirectDebit,
  type AllMandateAuthorizationsParams,
  type GetMandateAuthorizationsParams,
} from './api/direct-debit';
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
export { AsyncIntegration, Integration } from './api/integration';
export {
  AsyncMiscellaneous,
  Miscellaneous,
  type AllBanksParams,
  type GetBanksParams,
} from './api/miscellaneous';
export {
  AsyncOrder,
  Order,
  type AllOrdersParams,
  type CreateOrderParams,
  type GetOrdersParams,
  type OrderItem,
  type OrderLineItem,
  type OrderShipping,
} from './api/order';
export { AsyncPaystack, Paystack } from './api/paystack';
export {
  AsyncPlan,
  Plan,
  type AllPlansParams,
  type CreatePlanParams,
  type GetPlansParams,
  type UpdatePlanParams,
} from './api/plan';
export {
  AsyncStorefront,
  Storefront,
  type AllStorefrontsParams,
  type CreateStorefrontParams,
  type GetStorefrontsParams,
  type StorefrontProductsParams,
  type UpdateStorefrontParams,
} from './api/storefront';
export {
  AsyncSubAccount,
  SubAccount,
  type AllSubaccountsParams,
  type CreateSubaccountParams,
  type GetSubaccountsParams,
  type UpdateSubaccountParams,
} from './api/sub-account';
export {
  AsyncTerminal,
  Terminal,
  type AllTerminalsParams,
  type GetEventStatusParams,
  type GetTerminalsParams,
  type SendEventParams,
  type UpdateTerminalParams,
} from './api/terminal';
export {
  AsyncTransaction,
  Transaction,
  type AllTransactionsParams,
  type ChargeAuthorizationParams,
  type ExportTransactionsParams,
  type GetTransactionsParams,
  type InitializeTransactionParams,
  type PartialDebitParams,
  type TransactionTotalsParams,
} from './api/transaction';
export {
  AsyncTransactionSplit,
  TransactionSplit,
  type AddToSplitParams,
  type AllSplitsParams,
  type CreateSplitParams,
  type GetSplitsParams,
  type RemoveFromSplitParams,
  type SplitAccount,
  type UpdateSplitParams,
} from './api/transaction-split';
export {
  AsyncTransfer,
  Transfer,
  type AllTransfersParams,
  type BulkTransferParams,
  type ExportTransfersParams,
  type FinalizeTransferParams,
  type GetTransfersParams,
  type InitiateTransferParams,
  type TransferInstruction,
} from './api/transfer';
export {
  AsyncTransferControl,
  TransferControl,
  type AllBalanceLedgerParams,
  type GetBalanceLedgerParams,
  type ResendOtpParams,
} from './api/transfer-control';
export {
  AsyncTransferRecipient,
  TransferRecipient,
  type AllTransferRecipientsParams,
  type CreateTransferRecipientParams,
  type GetTransferRecipientsParams,
  type Recipient,
  type UpdateTransferRecipientParams,
} from './api/transfer-recipient';
export {
  AsyncVerification,
  Verification,
  type ResolveAccountNumberParams,
  type ValidateAccountParams,
} from './api/verification';
export type { BaseAPI, RequestContent } from './client/base-api';
export type { ClientClass } from './client/kinds';
export {
  AsyncPaymentPage,
  PaymentPage,
  type AddProductsParams,
  type AllPagesParams,
  type CreatePaymentPageParams,
  type GetPagesParams,
  type UpdatePaymentPageParams,
} from './api/payment-page';
export {
  AsyncPaymentRequest,
  PaymentRequest,
  type AllPaymentRequestsParams,
  type CreatePaymentRequestParams,
  type GetPaymentRequestsParams,
  type LineItem,
  type Tax,
  type UpdatePaymentRequestParams,
} from './api/payment-request';
export {
  AsyncPreauthorization,
  Preauthorization,
  type AllPreauthorizationsParams,
  type CaptureParams,
  type GetPreauthorizationsParams,
  type InitializePreauthorizationParams,
  type ReserveParams,
} from './api/preauthorization';
export {
  AsyncProduct,
  Product,
  type AllProductsParams,
  type CreateProductParams,
  type GetProductsParams,
  type UpdateProductParams,
} from './api/product';
export {
  AsyncRefund,
  Refund,
  type AllRefundsParams,
  type CreateRefundParams,
  type GetRefundsParams,
  type RefundAccountDetails,
  type RetryRefundParams,
} from './api/refund';
export {
  AsyncSettlement,
  Settlement,
  type AllSettlementTransactionsParams,
  type AllSettlementsParams,
  type GetSettlementTransactionsParams,
  type GetSettlementsParams,
} from './api/settlement';
export {
  AsyncSubscription,
  Subscription,
  type AllSubscriptionsParams,
  type CreateSubscriptionParams,
  type GetSubscriptionsParams,
  type SubscriptionTokenParams,
} from './api/subscription';
export {
  AsyncVirtualTerminal,
  VirtualTerminal,
  type AllVirtualTerminalsParams,
  type AssignDestinationParams,
  type CreateVirtualTerminalParams,
  type Destination,
  type GetVirtualTerminalsParams,
  type UnassignDestinationParams,
  type UpdateVirtualTerminalParams,
  type VirtualTerminalSplitParams,
} from './api/virtual-terminal';
export * from './arguments/enums';
export {
  InvalidDataException,
  InvalidMethodException,
  MissingAuthKeyException,
  NetworkException,
  PaystackException,
  TimeoutException,
} from './exceptions';
export type { PlainObject } from './arguments/fields';
export type { BatchResults, BatchResult, BatchOptions, BatchOptionsWithOnResult, DataOf } from './many/batch';
export { PageException } from './many/page-exception';
export type { QueueOf } from './many/queue';
export type { Items, Mode, Options, Reply, Result } from './call/mode';
export { QueuedCall } from './call/queued-call';
export { amountWithFee } from './money/amount-with-fee';
export { calculateFee, type FeeCurrency, type FeeOption, type FeeOptions } from './money/fees';
export { fromSubunit, toSubunit, validateAmount } from './money/subunit';
export type {
  AsyncCallOptions,
  AttemptReport,
  BlockingOptions,
  CallOptions,
  ClientOptions,
  Limits,
} from './arguments/options';
export * from './records/index';
export type { FailureResponse, Meta, Response, SuccessResponse } from './call/response';
