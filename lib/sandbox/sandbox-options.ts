import type { Interval } from '../arguments/enums';
import type { CardName } from './core/instruments';
import type { RateLimit } from './core/limiter';
import type { ServedRequest, TriedWebhook } from './requests';

/** Milliseconds by which a reply is delayed. With `min` and `max`, it is a random time between them. */
export type Latency = number | { min: number; max: number };

/** Which requests fail, and how. Nothing is done for a request that fails, unless only its reply is dropped. */
export interface Failures {
  /**
   * Path of the endpoint whose requests fail, such as `/transaction/verify/{reference}`. A part in braces, or `*`,
   * stands for any part. Default: all endpoints.
   */
  path?: string;
  /** HTTP method of the requests that fail. Default: all. */
  method?: string;
  /** HTTP status of the failures, 400 to 599. It may be left out only with `drop`. */
  status?: number;
  /**
   * What the failures look like: `paystack` for an error as Paystack sends it, with its own words for 401 and 429;
   * `html` for a page, as a proxy sends it. Default `paystack`.
   */
  body?: 'paystack' | 'html';
  /**
   * Closes the connection in place of a reply: with `true` before anything is done; with `'reply'` after what was
   * asked for is done, so that the client cannot know. Default `false`.
   */
  drop?: boolean | 'reply';
  /** How many requests fail. Default: all, until `setFailures(null)`. */
  times?: number;
  /** Share of the requests that fail, 0 to 1. With 0.1, each tenth request fails. Default 1. */
  rate?: number;
  /** Seconds in the header `Retry-After`. Default: no such header. */
  retryAfter?: number;
}

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /** Port to listen on, 0 to 65535. 0 takes any free port. Default 0. */
  port?: number;
  /** The one secret key that is accepted. Default `sk_test_sandbox`. */
  authKey?: string;
  /** Milliseconds by which each reply is delayed. Default 0. */
  latency?: Latency;
  /** Called after each reply, for logs. */
  onRequest?: (request: ServedRequest) => void;
  /** Called after each try to deliver a webhook, for logs. */
  onWebhook?: (webhook: TriedWebhook) => void;
  /**
   * A whole number that makes ids, codes, references and times the same in each run. The clock then starts at
   * 2026-01-01 00:00 UTC and stands still; only `advance` moves it. Default: random codes, and the computer's clock.
   */
  seed?: number;
  /** How many requests to one endpoint are accepted. Default: no limit. */
  rateLimit?: RateLimit;
  /**
   * URL to which the signed events are sent, by POST. It must be on this computer, such as
   * `http://127.0.0.1:3000/webhook`. Default: no events are sent.
   */
  webhookURL?: string;
  /**
   * How many times a failed delivery is tried again, in the sandbox's time. Default: as Paystack does. With a test key
   * that is each hour for 10 hours; with a live key it is 4 times each 3 minutes, then each hour for 72 hours.
   */
  webhookRetries?: number;
  /**
   * Path of a file in which the sandbox keeps its state, the text of `snapshot`. An existing file is loaded at the
   * start; the clock and the sequence of a `seed` go on from there. The file is written about 100 ms after a change,
   * and by `stop`. `reset` empties it. Default: no file.
   */
  state?: string;
}

/** A length of time: milliseconds, or a text such as `31 days`. */
export type Duration = number | `${number} ${'second' | 'minute' | 'hour' | 'day' | 'week'}${'s' | ''}`;

/** How a payment is paid. */
export interface Payment {
  /** Paystack's test card that pays. Its name says what happens. Default `success`. */
  card?: CardName;
  /**
   * Another way to pay than a card. Default: the way that the charge waits for, else a card or what the payment
   * takes.
   */
  channel?: 'card' | 'bank' | 'mobile_money' | 'ussd' | 'qr' | 'eft' | 'bank_transfer';
  /**
   * Subunits of a bank transfer. The bank sends a wrong amount back, and the payment stays open. Everything else pays
   * the amount of the transaction. Default: that amount. For a page or a virtual terminal where the payer chooses, it is
   * what they choose.
   */
  amount?: number;
  /** Who pays a page, a product or a virtual terminal. Default `customer@example.com`. */
  email?: string;
  /** How many pieces of a product are bought. Default 1. */
  quantity?: number;
  /**
   * What comes of it: `success`; `declined` by the customer or the bank; or `waiting`, until the next `pay` or
   * `decline`, or until its time is over, such as 3 minutes for mobile money. Default `success`.
   */
  outcome?: 'success' | 'declined' | 'waiting';
}

/** What a bank says that declines a charge, where nothing else is said. */
export const DECLINED = 'Declined';

/** How `setTransfers` lets transfers go. */
export type Transfers = 'success' | 'pending' | 'failed';

export type { TransferEnd } from './core/records/payouts';

/** Which charges `failNextCharge` and `pauseNextCharge` mean. */
export interface ChargeFilter {
  /** Code of the one authorization that is meant. Default: any. */
  authorization?: string;
}

/**
 * A plan to put into the sandbox: fields of `POST /plan`. What is left out is made up.
 */
export interface PlanSeed {
  /** Default: a random one. */
  plan_code?: string;
  /** Default `Plan <id>`. */
  name?: string;
  /** Subunits. Default 500000. */
  amount?: number;
  /** Default `monthly`. */
  interval?: Interval;
  /** Default `NGN`. */
  currency?: string;
  description?: string;
  /** How many times it charges; 0 for no end. Default 0. */
  invoice_limit?: number;
  send_invoices?: boolean;
  send_sms?: boolean;
}

/** A subaccount to put into the sandbox: fields of `POST /subaccount`. What is left out is made up. */
export interface SubaccountSeed {
  /** Default: a random one. */
  subaccount_code?: string;
  /** Default `Shop <id>`. */
  business_name?: string;
  /** Code of the bank. Default `057`. */
  settlement_bank?: string;
  /** Default `0000000000`. */
  account_number?: string;
  /** What the main account keeps of a payment, in percent. Default 20. */
  percentage_charge?: number;
  /** Default `NGN`. */
  currency?: string;
  description?: string;
}

/** A transfer recipient to put into the sandbox: fields of `POST /transferrecipient`. What is left out is made up. */
export interface RecipientSeed {
  /** Default: a random one. */
  recipient_code?: string;
  /** Default `nuban`. */
  type?: string;
  /** Default `Ada Okafor`. */
  name?: string;
  /** Default: one of its own. */
  account_number?: string;
  /** Default `057`. */
  bank_code?: string;
  /** Default: that of the type. */
  currency?: string;
  description?: string;
  email?: string;
}

/** What a dispute is about. */
export interface DisputeSeed {
  /** Subunits that the customer claims back. Default: all. */
  amount?: number;
  /** Default `chargeback`. */
  category?: string;
}
