import {
  ensure,
  filledTextCheck,
  identifierCheck,
  memberCheck,
  positiveIntegerCheck,
  secretTextCheck,
  textCheck,
} from '../arguments/checks';
import { Currency } from '../arguments/enums';
import { amountInSubunits } from '../money/subunit';
import {
  booleanCheck,
  checkData,
  checkDispute,
  checkDuration,
  checkEnd,
  checkFailures,
  checkFilter,
  checkLatency,
  checkOptions,
  checkPayment,
  checkTransfers,
  ensureURL,
} from './argument-checks';
import { PUBLIC_KEY } from './core/public-key';
import type { Sandbox } from './sandbox';
import { DECLINED, type SandboxOptions } from './sandbox-options';
import {
  checkAuthorization,
  checkCustomers,
  checkPlans,
  checkRecipients,
  checkSubaccounts,
} from './seed-checks';
import { ServerThread } from './server-thread';

export type { Sandbox, Snapshot } from './sandbox';
export type { SandboxControls } from './sandbox-controls';
export type { CardName } from './core/instruments';
export type { RateLimit } from './core/limiter';

export type {
  ChargeFilter,
  DisputeSeed,
  Duration,
  Failures,
  Latency,
  Payment,
  PlanSeed,
  RecipientSeed,
  SandboxOptions,
  SubaccountSeed,
  TransferEnd,
  Transfers,
} from './sandbox-options';
export type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
  Profile,
} from './core/records/customers';
export type { RecordedRequest, ServedRequest, TriedWebhook } from './requests';

export type {
  LoggedStep,
  StoredChargeState,
  StoredDispute,
  StoredPaymentLog,
  StoredShare,
  StoredShares,
  StoredPurchase,
  StoredRefund,
  StoredTransaction,
} from './core/records/payments';
export type { StoredDedicatedAccount } from './core/records/accounts';
export type { StoredInvoice, StoredPlan, StoredSubscription } from './core/records/recurring';
export type { StoredPreauthorization } from './core/records/preauthorizations';
export type { StoredPaymentRequest } from './core/records/commerce';
export type { StoredRecipient, StoredSubaccount, StoredTransfer } from './core/records/payouts';

export type { Delivery, DeliveryAttempt } from './core/records/deliveries';

/**
 * Starts an in-memory Paystack on 127.0.0.1. It runs in a thread of its own, so that it replies while the calling
 * thread blocks.
 *
 * @param options - port, key, latency and a log; see `SandboxOptions`.
 * @returns the sandbox, once it listens.
 * @throws InvalidDataException for an option that is not allowed.
 * @throws Error where the port is in use or may not be used; where the file of the option `state` holds something else,
 * cannot be read or written, or is used by another sandbox; and in a bundle that holds this package.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    authKey = 'sk_test_sandbox',
    latency = 0,
    state,
    onRequest,
    onWebhook,
    ...more
  } = checkOptions(options);
  const isLogged = onRequest !== undefined || onWebhook !== undefined;
  const link = new ServerThread(
    { ...more, port, authKey, latency, state, isLogged },
    { onRequest, onWebhook },
  );
  const stop = () => link.stop();
  return {
    url: `http://127.0.0.1:${await link.port}`,
    authKey,
    publicKey: PUBLIC_KEY,
    ended: link.ended,
    seedCustomers: async (customers) => link.run('seedCustomers', checkCustomers(customers)),
    seedPlans: async (plans) => link.run('seedPlans', checkPlans(plans)),
    seedSubaccounts: async (subaccounts) => link.run('seedSubaccounts', checkSubaccounts(subaccounts)),
    seedRecipients: async (recipients) => link.run('seedRecipients', checkRecipients(recipients)),
    seedAuthorization: async (emailOrCode, authorization = {}) => {
      ensure('emailOrCode', emailOrCode, identifierCheck);
      return link.run('seedAuthorization', emailOrCode, checkAuthorization(authorization));
    },
    customers: () => link.run('customers'),
    transactions: () => link.run('transactions'),
    plans: () => link.run('plans'),
    subscriptions: () => link.run('subscriptions'),
    invoices: () => link.run('invoices'),
    refunds: () => link.run('refunds'),
    transfers: () => link.run('transfers'),
    paymentRequests: () => link.run('paymentRequests'),
    dedicatedAccounts: () => link.run('dedicatedAccounts'),
    preauthorizations: () => link.run('preauthorizations'),
    disputes: () => link.run('disputes'),
    subaccounts: () => link.run('subaccounts'),
    recipients: () => link.run('recipients'),
    pay: async (reference, payment = {}) => {
      ensure('reference', reference, identifierCheck);
      return link.run('pay', reference, checkPayment(payment));
    },
    decline: async (reference, reason = DECLINED) => {
      ensure('reference', reference, identifierCheck);
      ensure('reason', reason, filledTextCheck);
      return link.run('decline', reference, reason);
    },
    failNextCharge: async (reason = DECLINED, charge = {}) => {
      ensure('reason', reason, filledTextCheck);
      return link.run('failNextCharge', reason, checkFilter(charge));
    },
    pauseNextCharge: async (charge = {}) => link.run('pauseNextCharge', checkFilter(charge)),
    payInto: async (accountNumber, amount) => {
      ensure('accountNumber', accountNumber, secretTextCheck);
      ensure('amount', amount, positiveIntegerCheck);
      return link.run('payInto', accountNumber, amount);
    },
    setFunds: async (authorizationCode, amount) => {
      ensure('authorizationCode', authorizationCode, identifierCheck);
      if (amount !== null) ensure('amount', amount, amountInSubunits);
      return link.run('setFunds', authorizationCode, amount);
    },
    setBalance: async (amount, currency = 'NGN') => {
      ensure('amount', amount, amountInSubunits);
      ensure('currency', currency, memberCheck(Currency));
      return link.run('setBalance', amount, currency);
    },
    setTransfers: async (transfers) => link.run('setTransfers', checkTransfers(transfers)),
    endTransfer: async (codeOrReference, status) => {
      ensure('codeOrReference', codeOrReference, identifierCheck);
      return link.run('endTransfer', codeOrReference, checkEnd(status));
    },
    openDispute: async (reference, dispute = {}) => {
      ensure('reference', reference, identifierCheck);
      return link.run('openDispute', reference, checkDispute(dispute));
    },
    overruleDispute: async (id) => {
      ensure('id', id, positiveIntegerCheck);
      return link.run('overruleDispute', id);
    },
    approveMandate: async (reference) => {
      ensure('reference', reference, identifierCheck);
      return link.run('approveMandate', reference);
    },
    approvePreauthorization: async (reference, card = 'success') => {
      ensure('reference', reference, identifierCheck);
      return link.run('approvePreauthorization', reference, checkPayment({ card }).card);
    },
    rejectMandate: async (reference) => {
      ensure('reference', reference, identifierCheck);
      return link.run('rejectMandate', reference);
    },
    now: () => link.run('now'),
    advance: async (duration) => link.run('advance', checkDuration(duration)),
    deliveries: () => link.run('deliveries'),
    redeliver: async (id) => {
      ensure('id', id, positiveIntegerCheck);
      return link.run('redeliver', id);
    },
    emit: async (event, data = {}) => {
      ensure('event', event, filledTextCheck);
      return link.run('emit', event, checkData(data));
    },
    holdWebhooks: async (isHeld) => {
      ensure('isHeld', isHeld, booleanCheck);
      return link.run('holdWebhooks', isHeld);
    },
    setWebhookURL: async (url) => {
      return link.run('setWebhookURL', url === null ? null : ensureURL(url));
    },
    snapshot: () => link.run('snapshot'),
    restore: async (snapshot) => {
      ensure('snapshot', snapshot, textCheck);
      return link.run('restore', snapshot);
    },
    requests: () => link.run('requests'),
    setLatency: async (latency) => link.run('setLatency', checkLatency(latency)),
    setFailures: async (failures) => link.run('setFailures', failures && checkFailures(failures)),
    reset: () => link.run('reset'),
    ref: () => {
      link.hold();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
