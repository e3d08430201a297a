export { BaseAPI, type Endpoint } from './api/base-api';
export {
  AsyncCustomer,
  Customer,
  type AllCustomersParams,
  type Authorization,
  type CustomerDetails,
  type CustomerQueue,
  type CustomerRecord,
  type CustomerSummary,
  type CustomerWithActivity,
  type FlagParams,
  type GetCustomersParams,
  type ProfileParams,
  type ValidateParams,
} from './api/customer';
export {
  type BatchEntry,
  type BatchOptions,
  type BatchOptionsWithOnEntry,
  type DataOf,
  QueuedCall,
} from './api/batch';
export { Country, HTTPMethod, Identification, RiskAction } from './enums';
export {
  InvalidDataException,
  InvalidMethodException,
  MissingAuthKeyException,
  NetworkException,
  PageException,
  PaystackException,
  TimeoutException,
  type NetworkFailure,
} from './exceptions';
export type { AsyncCallOptions, AttemptReport, BlockingOptions, CallOptions, ClientOptions } from './options';
export type { FailureResponse, Meta, Response, SuccessResponse } from './response';
