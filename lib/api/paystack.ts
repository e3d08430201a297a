import type { Mode, Options, Reply } from '../call/mode';
import type { CapitecPayTransaction } from '../records/preauthorization';
import { BaseAPI } from '../client/base-api';
import { AsyncApplePay, ApplePay } from './apple-pay';
import { AsyncBulkCharge, BulkCharge } from './bulk-charge';
import { AsyncCharge, Charge } from './charge';
import { Customer, AsyncCustomer } from './customer';
import { AsyncDedicatedAccount, DedicatedAccount } from './dedicated-account';
import { AsyncDirectDebit, DirectDebit } from './direct-debit';
import { AsyncDispute, Dispute } from './dispute';
import { AsyncIntegration, Integration } from './integration';
import { type ClientClass, blocking, promising } from '../client/kinds';
import { AsyncMiscellaneous, Miscellaneous } from './miscellaneous';
import { AsyncOrder, Order } from './order';
import { AsyncPaymentPage, PaymentPage } from './payment-page';
import { AsyncPaymentRequest, PaymentRequest } from './payment-request';
import { AsyncPlan, Plan } from './plan';
import { AsyncPreauthorization, Preauthorization } from './preauthorization';
import { AsyncProduct, Product } from './product';
import { AsyncRefund, Refund } from './refund';
import type { Session } from '../client/session';
import { AsyncSettlement, Settlement } from './settlement';
import { AsyncStorefront, Storefront } from './storefront';
import { AsyncSubAccount, SubAccount } from './sub-account';
import { AsyncSubscription, Subscription } from './subscription';
import { AsyncTerminal, Terminal } from './terminal';
import { AsyncTransaction, Transaction } from './transaction';
import { AsyncTransactionSplit, TransactionSplit } from './transaction-split';
import { AsyncTransfer, Transfer } from './transfer';
import { AsyncTransferControl, TransferControl } from './transfer-control';
import { AsyncTransferRecipient, TransferRecipient } from './transfer-recipient';
import { AsyncVerification, Verification } from './verification';
import { AsyncVirtualTerminal, VirtualTerminal } from './virtual-terminal';

/** What holds the APIs of one client: they share its key, its options and its way to send. */
class PaystackAPI<M extends Mode> extends BaseAPI<M> {
  /** Makes one of the APIs. */
  protected api<A extends BaseAPI<M>>(API: ClientClass<A, never>): A {
    const SharedAPI = API as unknown as new (session: Session<M>) => A;
    return new SharedAPI(BaseAPI.sessionOf(this));
  }

  /**
   * Asks how far a payment with Capitec Pay has come, in South Africa.
   *
   * Python: `get_capitec_pay_transaction` (3.3) · Paystack: https://paystack.com/docs/payments/payment-channels
   *
   * @param reference - what the payment is called.
   */
  getCapitecPayTransaction(reference: string, options?: Options<M>): Reply<M, CapitecPayTransaction> {
    return this.call('POST /capitec-pay/requery/{reference}', { first: { reference }, options });
  }
}

/**
 * All of Paystack's APIs as blocking calls, with one key, one set of options and one thread that sends. For scripts; in
 * a server use {@link AsyncPaystack}. Python: `pypaystack2.Paystack`.
 *
 * @example
 * ```ts
 * const paystack = new Paystack('sk_test_…');
 * const reply = paystack.customers.create('ada@example.com', { firstName: 'Ada' });
 * if (reply.status) console.log(reply.data.customer_code);
 * ```
 */
export class Paystack extends blocking(PaystackAPI<'blocking'>) {
  readonly applePay = this.api(ApplePay);
  readonly bulkCharges = this.api(BulkCharge);
  readonly charge = this.api(Charge);
  readonly customers = this.api(Customer);
  readonly dedicatedAccounts = this.api(DedicatedAccount);
  readonly directDebits = this.api(DirectDebit);
  readonly disputes = this.api(Dispute);
  readonly integration = this.api(Integration);
  readonly miscellaneous = this.api(Miscellaneous);
  readonly orders = this.api(Order);
  readonly paymentPages = this.api(PaymentPage);
  readonly paymentRequests = this.api(PaymentRequest);
  readonly plans = this.api(Plan);
  readonly preauthorizations = this.api(Preauthorization);
  readonly products = this.api(Product);
  readonly refunds = this.api(Refund);
  readonly settlements = this.api(Settlement);
  readonly splits = this.api(TransactionSplit);
  readonly storefronts = this.api(Storefront);
  readonly subaccounts = this.api(SubAccount);
  readonly subscriptions = this.api(Subscription);
  readonly terminals = this.api(Terminal);
  readonly transactions = this.api(Transaction);
  readonly transferControl = this.api(TransferControl);
  readonly transferRecipients = this.api(TransferRecipient);
  readonly transfers = this.api(Transfer);
  readonly verification = this.api(Verification);
  readonly virtualTerminals = this.api(VirtualTerminal);
}

/**
 * All of Paystack's APIs as promises, with one key and one set of options. For servers. Python:
 * `pypaystack2.AsyncPaystack`.
 *
 * @example
 * ```ts
 * const paystack = new AsyncPaystack('sk_test_…');
 * const reply = await paystack.customers.getCustomer('CUS_xnxdt6s1zg1f4nx');
 * if (reply.status) console.log(reply.data.email);
 * ```
 */
export class AsyncPaystack extends promising(PaystackAPI<'async'>) {
  readonly applePay = this.api(AsyncApplePay);
  readonly bulkCharges = this.api(AsyncBulkCharge);
  readonly charge = this.api(AsyncCharge);
  readonly customers = this.api(AsyncCustomer);
  readonly dedicatedAccounts = this.api(AsyncDedicatedAccount);
  readonly directDebits = this.api(AsyncDirectDebit);
  readonly disputes = this.api(AsyncDispute);
  readonly integration = this.api(AsyncIntegration);
  readonly miscellaneous = this.api(AsyncMiscellaneous);
  readonly orders = this.api(AsyncOrder);
  readonly paymentPages = this.api(AsyncPaymentPage);
  readonly paymentRequests = this.api(AsyncPaymentRequest);
  readonly plans = this.api(AsyncPlan);
  readonly preauthorizations = this.api(AsyncPreauthorization);
  readonly products = this.api(AsyncProduct);
  readonly refunds = this.api(AsyncRefund);
  readonly settlements = this.api(AsyncSettlement);
  readonly splits = this.api(AsyncTransactionSplit);
  readonly storefronts = this.api(AsyncStorefront);
  readonly subaccounts = this.api(AsyncSubAccount);
  readonly subscriptions = this.api(AsyncSubscription);
  readonly terminals = this.api(AsyncTerminal);
  readonly transactions = this.api(AsyncTransaction);
  readonly transferControl = this.api(AsyncTransferControl);
  readonly transferRecipients = this.api(AsyncTransferRecipient);
  readonly transfers = this.api(AsyncTransfer);
  readonly verification = this.api(AsyncVerification);
  readonly virtualTerminals = this.api(AsyncVirtualTerminal);
}
