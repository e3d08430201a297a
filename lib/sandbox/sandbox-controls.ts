import type { Currency } from '../arguments/enums';
import type {
  AuthorizationSeed,
  CustomerSeed,
  StoredAuthorization,
  StoredCustomer,
} from './core/records/customers';
import type { Delivery } from './core/records/deliveries';
import type { CardName } from './core/instruments';
import type { StoredPreauthorization } from './core/records/preauthorizations';
import type { StoredDispute, StoredTransaction } from './core/records/payments';
import type { StoredRecipient, StoredSubaccount, StoredTransfer } from './core/records/payouts';
import type { StoredPlan } from './core/records/recurring';
import type {
  ChargeFilter,
  DisputeSeed,
  Failures,
  Latency,
  Payment,
  PlanSeed,
  RecipientSeed,
  SubaccountSeed,
  TransferEnd,
  Transfers,
} from './sandbox-options';

/** What a tester makes happen in a sandbox: what customers, banks and the network do. */
export interface SandboxControls {
  /**
   * Adds customers.
   *
   * @param customers - the customers; or how many to make up, each with its own email at example.com.
   * @returns the customers as the sandbox keeps them, in the order given.
   * @throws Error where an email or a code is taken; the customers before that one stay.
   */
  seedCustomers(customers: readonly CustomerSeed[] | number): Promise<StoredCustomer[]>;
  /**
   * Adds an authorization to a customer.
   *
   * @param emailOrCode - the customer's email or code.
   * @param authorization - the fields that differ from a reusable test card of Visa. Default: none.
   * @returns the authorization as the sandbox keeps it.
   * @throws Error where there is no such customer, or the authorization's code is taken.
   */
  seedAuthorization(emailOrCode: string, authorization?: AuthorizationSeed): Promise<StoredAuthorization>;
  /**
   * Adds plans.
   *
   * @param plans - the plans, with codes of your choice; or how many to make up.
   * @returns the plans as the sandbox keeps them, in the order given.
   * @throws Error where a code is taken; the plans before that one stay.
   */
  seedPlans(plans: readonly PlanSeed[] | number): Promise<StoredPlan[]>;
  /**
   * Adds subaccounts.
   *
   * @param subaccounts - the subaccounts, with codes of your choice; or how many to make up.
   * @returns the subaccounts as the sandbox keeps them, in the order given.
   * @throws Error where a code is taken or there is no such bank; the subaccounts before that one stay.
   */
  seedSubaccounts(subaccounts: readonly SubaccountSeed[] | number): Promise<StoredSubaccount[]>;
  /**
   * Adds transfer recipients.
   *
   * @param recipients - the recipients, with codes of your choice; or how many to make up.
   * @returns the recipients as the sandbox keeps them, in the order given.
   * @throws Error where a code is taken or there is no such type; the recipients before that one stay.
   */
  seedRecipients(recipients: readonly RecipientSeed[] | number): Promise<StoredRecipient[]>;
  /**
   * Pays, as a customer would on the checkout page or on a phone.
   *
   * @param reference - the transaction's reference or access code; or what is bought: the code of a payment request, an
   * order, a product or a virtual terminal, or the slug of a page.
   * @param payment - how it is paid. Default: in the way that the charge waits for, else by the
   * first channel that the payment takes.
   * @returns the transaction afterwards: `success`, or `failed` with the bank's words in `gateway_response`.
   * @throws Error where there is nothing to pay with that reference.
   */
  pay(reference: string, payment?: Payment): Promise<StoredTransaction>;
  /**
   * Refuses a payment that is not made yet, as its customer or the bank would: also a charge that waits, a direct debit
   * under way and a queued charge.
   *
   * @param reference - the transaction's reference.
   * @param reason - what the bank says. Default `Declined`.
   * @returns the transaction, which is `failed`.
   * @throws Error where there is no such transaction, or it is paid.
   */
  decline(reference: string, reason?: string): Promise<StoredTransaction>;
  /**
   * Lets the next charge be declined, whoever makes it: a card at the checkout, an authorization, a subscription. Called
   * twice, it means the next two.
   *
   * @param reason - what the bank says. Default `Declined`.
   * @param charge - which charge is meant. Default: any.
   */
  failNextCharge(reason?: string, charge?: ChargeFilter): Promise<void>;
  /**
   * Lets the next `transactions.charge` be paused: its reply has `paused: true` and the address of a page on which the
   * customer approves it. `pay` and `decline` do that, too.
   *
   * @param charge - which charge is meant. Default: any.
   */
  pauseNextCharge(charge?: ChargeFilter): Promise<void>;
  /**
   * Transfers money into a dedicated account, as a customer would.
   *
   * @param accountNumber - number of the dedicated account.
   * @param amount - subunits.
   * @returns the transaction that this makes.
   * @throws Error where there is no such account in use.
   */
  payInto(accountNumber: string, amount: number): Promise<StoredTransaction>;
  /**
   * Sets how much money the account behind an authorization holds. A charge of more fails. A partial debit takes at
   * most this amount.
   *
   * @param authorizationCode - code of the authorization.
   * @param amount - subunits. Each charge reduces them. `null` removes the limit; there is none at first.
   */
  setFunds(authorizationCode: string, amount: number | null): Promise<void>;
  /**
   * Sets the balance from which transfers are paid. At first it is 10,000,000 kobo.
   *
   * @param amount - subunits.
   * @param currency - default `NGN`.
   */
  setBalance(amount: number, currency?: Currency): Promise<void>;
  /**
   * Sets how transfers go from now on. At first they succeed at once, as in Paystack's test mode.
   *
   * @param transfers - `success`: at once; `pending`: they wait for `endTransfer`; `failed`: they are pending, and fail
   * a minute later.
   */
  setTransfers(transfers: Transfers): Promise<void>;
  /**
   * Ends a transfer, as the recipient's bank would. The money of one that fails or comes back returns to the balance.
   *
   * @param codeOrReference - the transfer's code or reference.
   * @param status - `success` or `failed` for one that is pending; `reversed` for one that has succeeded.
   * @returns the transfer afterwards.
   * @throws Error where there is no such transfer, or it cannot end so.
   */
  endTransfer(codeOrReference: string, status: TransferEnd): Promise<StoredTransfer>;
  /**
   * Opens a dispute on a payment, as the customer's bank would.
   *
   * @param reference - the transaction's reference.
   * @param dispute - what the customer claims. Default: the whole amount, as a chargeback.
   * @returns the dispute.
   * @throws Error where there is no such payment, or it was not successful.
   */
  openDispute(reference: string, dispute?: DisputeSeed): Promise<StoredDispute>;
  /**
   * Decides a dispute that the merchant declined for the customer, as their bank may. The money goes back.
   *
   * @param id - the dispute's id.
   * @returns the dispute afterwards.
   * @throws Error where there is no such dispute, or the merchant has not declined it.
   */
  overruleDispute(id: number): Promise<StoredDispute>;
  /**
   * Approves a mandate for direct debit, as its customer would.
   *
   * @param reference - the mandate's reference.
   * @returns the authorization, which can be charged.
   * @throws Error where no mandate with that reference waits.
   */
  approveMandate(reference: string): Promise<StoredAuthorization>;
  /**
   * Lets a customer approve a preauthorization, so that its money is held.
   *
   * @param reference - the preauthorization's reference.
   * @param card - Paystack's test card that is used. Default `success`.
   * @returns the preauthorization afterwards.
   * @throws Error where there is no such preauthorization, or it is not open.
   */
  approvePreauthorization(reference: string, card?: CardName): Promise<StoredPreauthorization>;
  /**
   * Refuses a mandate for direct debit, as its customer or their bank would. It is `revoked` then.
   *
   * @param reference - the mandate's reference.
   * @throws Error where no mandate with that reference waits.
   */
  rejectMandate(reference: string): Promise<void>;
  /**
   * Sends an event to the webhook, whatever the records are.
   *
   * @param event - name of the event, such as `charge.success`.
   * @param data - what is other than in Paystack's sample. Objects are laid over those of the sample, lists replace
   * them. Default: the sample.
   */
  emit(event: string, data?: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Holds webhooks back. While they are held, only `redeliver` sends one.
   *
   * @param isHeld - `false` sends all that waited, in order.
   */
  holdWebhooks(isHeld: boolean): Promise<void>;
  /**
   * Sets where events are sent from now on; `reset` does not change it. Events from before are sent by `redeliver`.
   *
   * @param url - a URL on this computer; `null` for none.
   */
  setWebhookURL(url: string | null): Promise<void>;
  /**
   * Sends a delivery again, whether or not it was delivered.
   *
   * @param id - its number in `deliveries()`.
   * @returns the delivery after the attempt.
   * @throws Error where there is no such delivery, or the sandbox has no `webhookURL`.
   */
  redeliver(id: number): Promise<Delivery>;
  /**
   * Delays each reply from now on. What a request asks for is still done at once.
   *
   * @param latency - milliseconds, or `{ min, max }` for a random time between them; 0 ends it.
   */
  setLatency(latency: Latency): Promise<void>;
  /**
   * Makes requests fail from now on, in place of what was set before.
   *
   * @param failures - which requests fail, and how, such as `{ status: 503, times: 2, retryAfter: 1 }`; `null` ends it.
   */
  setFailures(failures: Failures | null): Promise<void>;
}
