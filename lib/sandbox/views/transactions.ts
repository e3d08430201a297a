import type { PaymentAuthorization } from '../../records/authorization';
import { isObject } from '../../objects';
import { nameOf } from '../core/customers';
import type { StoredAuthorization } from '../core/records/customers';
import { feesSplitOf, splitPaid } from './shares';
import type { ChargeEventData } from '../../webhooks';
import type {
  ChargedTransaction,
  PausedTransaction,
  TransactionDetails,
  TransactionSummary,
  VerifiedTransaction,
} from '../../records/transaction';
import { omit, pick } from '../core/plain';
import type { StoredPaymentLog, StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { customerIn } from './customers';
import { planIn } from './embedded';

/** Returns all fields that any endpoint shows of a transaction. */
function whole(transaction: StoredTransaction, world: World) {
  const customer = world.customers.get(transaction.customer);
  const plan = transaction.plan === null ? undefined : world.plans.with('plan_code', transaction.plan);
  const subaccount =
    transaction.subaccount === null
      ? undefined
      : world.subaccounts.with('subaccount_code', transaction.subaccount);
  const { createdAt, paid_at, authorization } = transaction;
  return {
    ...pick(transaction, 'id', 'domain', 'status', 'reference'),
    receipt_number: null,
    ...pick(transaction, 'amount', 'message', 'gateway_response'),
    helpdesk_link: null,
    paid_at,
    created_at: createdAt,
    ...pick(transaction, 'channel', 'currency', 'ip_address', 'metadata', 'log', 'fees'),
    fees_split: feesSplitOf(transaction, subaccount),
    authorization: authorization ? paidWith(transaction, authorization, nameOf(customer)) : {},
    customer: customerIn(customer),
    plan: transaction.plan,
    split: splitPaid(transaction, world),
    order_id: null,
    paidAt: paid_at,
    createdAt,
    requested_amount: transaction.requested_amount,
    pos_transaction_data: null,
    source: {
      type: 'api',
      source: 'merchant_api',
      entry_point: transaction.entryPoint,
      identifier: null,
    },
    fees_breakdown: null,
    connect: null,
    transaction_date: createdAt,
    plan_object: plan ? planIn(plan) : {},
    subaccount: subaccount ? pick(subaccount, 'id', 'subaccount_code', 'business_name', 'currency') : {},
  };
}

/** Returns what was charged. A transfer names who sent it and which account received it. */
function paidWith(
  { channel, metadata, reference }: StoredTransaction,
  authorization: StoredAuthorization,
  sender: string,
) {
  if (channel !== 'bank_transfer' && channel !== 'dedicated_nuban') {
    return {
      ...authorization,
      receiver_bank_account_number: null,
      receiver_bank: null,
    } satisfies PaymentAuthorization;
  }
  const { receiver_account_number: account, receiver_bank: bank } = isObject(metadata) ? metadata : {};
  const isDedicated = channel === 'dedicated_nuban';
  return {
    ...authorization,
    bank: isDedicated ? authorization.bank : null,
    sender_country: 'NG',
    sender_bank: isDedicated ? authorization.bank : null,
    sender_bank_account_number: `XXXXXX${authorization.last4}`,
    sender_name: sender,
    narration: `Transfer for ${reference}`,
    receiver_bank_account_number: isDedicated && typeof account === 'string' ? account : null,
    receiver_bank: isDedicated && typeof bank === 'string' ? bank : null,
  } satisfies PaymentAuthorization;
}

/** Returns what `GET /transaction/verify/{reference}` shows. */
export function verified(transaction: StoredTransaction, world: World): VerifiedTransaction {
  return { ...omit(whole(transaction, world), 'helpdesk_link'), source: null };
}

/** Returns what the lists show. */
export function listed(transaction: StoredTransaction, world: World): TransactionSummary {
  const shown = whole(transaction, world);
  return {
    ...omit(shown, 'receipt_number', 'helpdesk_link', 'fees_breakdown', 'transaction_date', 'plan_object'),
    plan: shown.plan_object,
  };
}

/** Returns what `GET /transaction/{id}` shows. */
export function fetchedOne(transaction: StoredTransaction, world: World): TransactionDetails {
  const shown = whole(transaction, world);
  return { ...omit(shown, 'transaction_date', 'plan_object'), plan: shown.plan_object };
}

/** Returns what the charge of an authorization shows. */
export function attempted(transaction: StoredTransaction, world: World): ChargedTransaction {
  const shown = whole(transaction, world);
  return {
    ...pick(shown, 'amount', 'currency', 'transaction_date', 'status', 'reference', 'domain', 'metadata'),
    ...pick(shown, 'gateway_response', 'message', 'channel', 'ip_address', 'fees', 'authorization'),
    ...pick(shown, 'customer', 'plan', 'requested_amount', 'id'),
    log: null,
  };
}

/** Returns what the charge of an authorization shows that waits for its customer. */
export function paused({ reference, access_code }: StoredTransaction, world: World): PausedTransaction {
  return { paused: true, authorization_url: `${world.url}/checkout/${access_code}`, access_code, reference };
}

/** Returns what the event `charge.success` shows. */
export function notified(transaction: StoredTransaction, world: World): ChargeEventData {
  const shown = whole(transaction, world);
  return {
    ...omit(
      shown,
      ...([
        'helpdesk_link',
        'transaction_date',
        'plan_object',
        'createdAt',
        'connect',
        'receipt_number',
      ] as const),
    ),
    ...paidAt(transaction),
    log: transaction.log && { ...omit(transaction.log, 'start_time'), authentication: '', channel: null },
    plan: shown.plan_object,
  };
}

/** Returns what disputes and refunds show. It has no names. */
export function within(transaction: StoredTransaction, world: World) {
  const shown = whole(transaction, world);
  return {
    ...omit(shown, 'receipt_number', 'helpdesk_link', 'transaction_date', 'plan_object'),
    ...paidAt(transaction),
    fees: transaction.fees ?? 0,
    log: null,
    source: null,
    authorization: { receiver_bank_account_number: null, receiver_bank: null },
    customer: { international_format_phone: null },
    plan: {},
    subaccount: {},
    split: {},
  };
}

/** When a transaction was paid that has been. */
function paidAt({ paid_at, createdAt }: StoredTransaction) {
  const time = paid_at ?? createdAt;
  return { paid_at: time, paidAt: time };
}

/** The log of a transaction without any attempt to pay. */
export function emptyLog({ createdAt }: StoredTransaction): StoredPaymentLog {
  return {
    start_time: Math.floor(Date.parse(createdAt) / 1000),
    time_spent: 0,
    attempts: 0,
    errors: 0,
    success: false,
    mobile: false,
    input: [],
    history: [],
  };
}
