import type { StoredPreauthorization } from './core/records/preauthorizations';
import { holdWith } from './flows/preauthorizations';
import { type CardName, TEST_CARDS, ofCard } from './core/instruments';
import type { StoredDispute, StoredTransaction } from './core/records/payments';
import type { StoredRecipient, StoredSubaccount, StoredTransfer } from './core/records/payouts';
import type { StoredPlan } from './core/records/recurring';
import type { World } from './core/world';
import { Refusal } from './core/refusal';
import { decline } from './flows/charges';
import { identify } from './flows/customers';
import { newAuthorization, newCustomer } from './core/customers';
import { payInto } from './flows/dedicated-accounts';
import { approve, rejectMandate } from './flows/direct-debits';
import { openDispute, overrule } from './flows/disputes';
import { moveMoney } from './core/money';
import { deductWaiting } from './flows/refunds';
import { endTransfer } from './flows/transfers';
import { payAs } from './paying';
import { newPlan } from './resources/plans';
import { newSubaccount } from './resources/subaccounts';
import { newRecipient } from './resources/transfer-recipients';
import { sampleOf } from './sample-events';
import type {
  StoredAuthorization,
  AuthorizationSeed,
  StoredCustomer,
  CustomerSeed,
} from './core/records/customers';
import {
  DECLINED,
  type ChargeFilter,
  type DisputeSeed,
  type Payment,
  type PlanSeed,
  type RecipientSeed,
  type SubaccountSeed,
  type TransferEnd,
  type Transfers,
} from './sandbox-options';

/** What happens in a sandbox without a request: what customers, banks and tests do. Each action is a command. */
export const ACTIONS = {
  /** @throws Error where an email or a code is taken; the customers before that one stay. */
  seedCustomers(world: World, seeds: readonly CustomerSeed[] | number): StoredCustomer[] {
    return listOf(seeds).map((seed) => world.customers.add(newCustomer(world, seed)));
  },

  /** @throws Error where there is no such customer, or the code is taken. */
  seedAuthorization(world: World, emailOrCode: string, seed: AuthorizationSeed = {}): StoredAuthorization {
    const customer = world.customers.find(emailOrCode);
    if (!customer) throw new Error(`There is no customer ${emailOrCode}.`);
    return world.addAuthorization(customer, newAuthorization(world, seed));
  },

  /** @throws Error where a code is taken; the plans before that one stay. */
  seedPlans(world: World, seeds: readonly PlanSeed[] | number): StoredPlan[] {
    return listOf(seeds).map(({ plan_code, ...fields }) => {
      const seed = { name: `Plan ${world.plans.nextId}`, amount: 500_000, interval: 'monthly', ...fields };
      const plan = made(() => newPlan(world, seed));
      return world.plans.add({ ...plan, plan_code: plan_code ?? plan.plan_code });
    });
  },

  /** @throws Error where a code is taken; the subaccounts before that one stay. */
  seedSubaccounts(world: World, seeds: readonly SubaccountSeed[] | number): StoredSubaccount[] {
    return listOf(seeds).map(({ subaccount_code, ...fields }) => {
      const subaccount = made(() =>
        newSubaccount(world, {
          business_name: `Shop ${world.subaccounts.nextId}`,
          ...{ settlement_bank: '057', account_number: '0000000000', percentage_charge: 20 },
          ...fields,
        }),
      );
      return world.subaccounts.add({
        ...subaccount,
        subaccount_code: subaccount_code ?? subaccount.subaccount_code,
      });
    });
  },

  /** @throws Error where a code is taken; the recipients before that one stay. */
  seedRecipients(world: World, seeds: readonly RecipientSeed[] | number): StoredRecipient[] {
    return listOf(seeds).map(({ recipient_code, ...fields }) => {
      const account_number = String(world.recipients.nextId).padStart(10, '0');
      const seed = { type: 'nuban', name: 'Ada Okafor', account_number, bank_code: '057', ...fields };
      const recipient = made(() => newRecipient(world, seed));
      return world.recipients.add({
        ...recipient,
        recipient_code: recipient_code ?? recipient.recipient_code,
      });
    });
  },

  /** @throws Error where there is nothing to pay with that reference, or not in that way. */
  pay: (world: World, reference: string, payment: Payment = {}): StoredTransaction =>
    payAs(world, reference, payment),

  /** @throws Error where there is no such transaction, or it is paid. */
  decline(world: World, reference: string, reason: string = DECLINED): StoredTransaction {
    const transaction = world.transactions.find(reference);
    if (!transaction) throw new Error(`There is no transaction ${reference}.`);
    decline(world, transaction, reason);
    return transaction;
  },

  failNextCharge(world: World, reason: string = DECLINED, { authorization }: ChargeFilter = {}): void {
    world.settings.declines.push({ reason, authorization: authorization ?? null });
  },

  pauseNextCharge(world: World, { authorization }: ChargeFilter = {}): void {
    world.settings.pauses.push(authorization ?? null);
  },

  /** @throws Error where there is no such account. */
  payInto(world: World, accountNumber: string, amount: number): StoredTransaction {
    const account = world.dedicatedAccounts.with('account_number', accountNumber);
    if (!account) throw new Error('There is no dedicated account with that number.');
    return payInto(world, account, amount);
  },

  setFunds(world: World, authorizationCode: string, amount: number | null): void {
    const { funds } = world.settings;
    if (amount === null) Reflect.deleteProperty(funds, authorizationCode);
    else funds[authorizationCode] = amount;
  },

  setBalance(world: World, amount: number, currency: string): void {
    const difference = amount - (world.settings.balances[currency] ?? 0);
    moveMoney(world, currency, difference, 'Balance', 0, 'Set by a test');
    deductWaiting(world, currency);
  },

  setTransfers(world: World, transfers: Transfers): void {
    world.settings.transfers = transfers;
  },

  /** @throws Error where there is no such transfer, or it cannot end so. */
  endTransfer(world: World, codeOrReference: string, status: TransferEnd): StoredTransfer {
    const transfer = world.transfers.find(codeOrReference);
    if (!transfer) throw new Error(`There is no transfer ${codeOrReference}.`);
    endTransfer(world, transfer, status);
    return transfer;
  },

  /** @throws Error where there is no such payment, or it was not successful. */
  openDispute(world: World, reference: string, seed: DisputeSeed = {}): StoredDispute {
    const transaction = world.transactions.find(reference);
    if (!transaction) throw new Error(`There is no transaction ${reference}.`);
    return openDispute(world, transaction, seed);
  },

  /** @throws Error where there is no such dispute, or its merchant has not declined it. */
  overruleDispute(world: World, id: number): StoredDispute {
    const dispute = world.disputes.withId(id);
    if (!dispute) throw new Error(`There is no dispute ${id}.`);
    overrule(world, dispute);
    return dispute;
  },

  /** @throws Error where there is no such customer. */
  endIdentification(world: World, emailOrCode: string, isRight: boolean): void {
    const customer = world.customers.find(emailOrCode);
    if (!customer) throw new Error(`There is no customer ${emailOrCode}.`);
    identify(world, customer, { type: 'bvn', bvn: isRight ? '22222222221' : '00000000000' });
  },

  /** @throws Error where no preauthorization with that reference waits. */
  approvePreauthorization(
    world: World,
    reference: string,
    card: CardName = 'success',
  ): StoredPreauthorization {
    const preauthorization = world.preauthorizations.find(reference);
    if (!preauthorization) throw new Error(`There is no preauthorization ${reference}.`);
    holdWith(world, preauthorization, ofCard(TEST_CARDS[card]));
    return preauthorization;
  },

  /** @throws Error where no mandate with that reference waits. */
  approveMandate(world: World, reference: string): StoredAuthorization {
    const mandate = world.mandates.with('reference', reference);
    if (!mandate) throw new Error(`There is no mandate ${reference}.`);
    approve(world, mandate);
    const authorization = world.authorization(mandate.authorization_code);
    if (!authorization) throw new Error('The mandate has no authorization.');
    return authorization;
  },

  /** @throws Error where no mandate with that reference waits. */
  rejectMandate(world: World, reference: string): void {
    const mandate = world.mandates.with('reference', reference);
    if (!mandate) throw new Error(`There is no mandate ${reference}.`);
    rejectMandate(world, mandate);
  },

  /** Sends an event. What is not given is Paystack's sample. */
  emit(world: World, event: string, data?: Readonly<Record<string, unknown>>): void {
    world.emitAny(event, sampleOf(event, data));
  },
} as const;

/** The seeds of a list, or so many that say nothing. */
function listOf<T extends object>(seeds: readonly T[] | number): readonly T[] {
  return typeof seeds === 'number' ? Array<T>(seeds).fill({} as T) : seeds;
}

/** Makes a record as an endpoint would, and says in an error of the program why it cannot be made. */
function made<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof Refusal ? new Error(error.message) : error;
  }
}
