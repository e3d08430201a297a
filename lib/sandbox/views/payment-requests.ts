import type { PaymentRequestEventData } from '../../webhooks';
import type {
  PaymentRequestDetails,
  PaymentRequestRecord,
  VerifiedPaymentRequest,
} from '../../records/payment-request';
import { customerNamed } from '../core/customers';
import { omit, pick } from '../core/plain';
import type { StoredPaymentRequest } from '../core/records/commerce';
import { BUSINESS, type World } from '../core/world';
import { customerIn, summary } from './customers';

/** Returns what the events show of a request. */
export function eventOf(request: StoredPaymentRequest): PaymentRequestEventData {
  return {
    ...omit(base(request), 'integration', 'discount', 'split_code'),
    description: request.description ?? '',
    paid_at: request.paid_at,
    pdf_url: null,
  };
}

export function base(request: StoredPaymentRequest) {
  return { ...omit(request, 'createdAt', 'updatedAt', 'archived', 'paid_at'), created_at: request.createdAt };
}

export function listed(request: StoredPaymentRequest, world: World): PaymentRequestRecord {
  return {
    ...base(request),
    pdf_url: null,
    paid_at: request.paid_at,
    customer: customerIn(customerNamed(world, request.customer)),
  };
}

export function fetched(request: StoredPaymentRequest, world: World): PaymentRequestDetails {
  const customer = customerNamed(world, request.customer);
  const transactions = world.transactions.oldestFirst.filter(
    ({ paymentRequest }) => paymentRequest === request.request_code,
  );
  return {
    transactions: transactions.map((transaction) => pick(transaction, 'id', 'reference', 'amount', 'status')),
    ...omit(request, 'split_code'),
    pdf_url: null,
    source: 'user',
    payment_method: null,
    note: null,
    amount_paid: request.paid ? request.amount : null,
    customer: {
      transactions: [],
      subscriptions: [],
      authorizations: customer.authorizations,
      ...summary(customer),
    },
    pending_amount: pendingOf(request),
  };
}

export function pendingOf(request: StoredPaymentRequest): number {
  return request.paid ? 0 : request.amount;
}

export function verified(request: StoredPaymentRequest, world: World): VerifiedPaymentRequest {
  return {
    ...listed(request, world),
    integration: {
      key: 'pk_test_xxxxxxxx',
      name: BUSINESS,
      logo: 'https://files.example.com/logo.png',
      allowed_currencies: ['NGN', 'USD'],
    },
    pending_amount: pendingOf(request),
  };
}
