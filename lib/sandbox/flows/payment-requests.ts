import { customerNamed } from '../core/customers';
import type { StoredPaymentRequest } from '../core/records/commerce';
import type { StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { eventOf } from '../views/payment-requests';
import { newTransaction } from './transactions';

export function send(world: World, request: StoredPaymentRequest): void {
  const notification = { sent_at: world.now, channel: 'email' };
  world.change(request, { notifications: [...request.notifications, notification] });
}

export function announce(world: World, request: StoredPaymentRequest, isSent: boolean): void {
  if (isSent) send(world, request);
  world.emit('paymentrequest.pending', eventOf(request));
}

/** Makes a transaction that pays a request. */
export function paymentOf(world: World, request: StoredPaymentRequest): StoredTransaction {
  if (request.status !== 'pending') throw new Error(`The payment request is ${request.status}.`);
  const customer = customerNamed(world, request.customer);
  const { request_code: paymentRequest, amount: asked, currency: paidIn, metadata } = request;
  return newTransaction(world, customer, {
    amount: asked,
    currency: paidIn,
    metadata: metadata ?? '',
    paymentRequest,
    split_code: request.split_code ?? undefined,
    entryPoint: 'payment_request',
  });
}

/** Marks a request as paid, and sends the event. */
export function markPaid(world: World, request: StoredPaymentRequest): void {
  world.change(request, { status: 'success', paid: true, paid_at: world.now });
  world.emit('paymentrequest.success', eventOf(request));
}
