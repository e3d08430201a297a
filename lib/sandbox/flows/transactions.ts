import type { Metadata } from '../../records/metadata';
import { found } from '../core/plain';
import type { StoredCustomer } from '../core/records/customers';
import type { StoredPurchase, StoredTransaction } from '../core/records/payments';
import { Refusal } from '../core/refusal';
import type { World } from '../core/world';

/** States in which nothing is left to pay. */
const OVER: readonly string[] = ['success', 'reversed', 'queued', 'processing'];

/** Whether nothing is left to pay. */
export function isOver({ status }: StoredTransaction): boolean {
  return OVER.includes(status);
}

/** The values from which a transaction is made. */
interface TransactionSeed {
  reference?: string | undefined;
  amount: number;
  currency?: string | undefined;
  metadata?: Metadata;
  channel?: string;
  plan?: string | undefined;
  subaccount?: string | undefined;
  split_code?: string | undefined;
  bearer?: string | undefined;
  transaction_charge?: number | undefined;
  invoice_limit?: number | undefined;
  callback_url?: string | undefined;
  channels?: string[] | undefined;
  paymentRequest?: string | undefined;
  purchase?: StoredPurchase;
  entryPoint: string;
}

/** Whether a transaction or a preauthorization has a reference. */
export function isTakenBy({ transactions, preauthorizations }: World, reference: string): boolean {
  return Boolean(transactions.with('reference', reference) ?? preauthorizations.with('reference', reference));
}

/** Refuses a reference that a transaction or a preauthorization has. */
export function ensureNew(world: World, reference: string | undefined): void {
  ensureFree(reference === undefined || !isTakenBy(world, reference));
}

function ensureFree(isFree: boolean): void {
  if (!isFree) {
    throw new Refusal(
      400,
      'duplicate_reference',
      'Duplicate Transaction Reference',
      'Try and create the Transaction or Charge with a new reference',
    );
  }
}

/** Refuses a subaccount or a split that does not exist. */
export function ensureSharers(
  world: World,
  { subaccount, split_code }: { subaccount?: string | undefined; split_code?: string | undefined },
): void {
  if (subaccount !== undefined) {
    found(world.subaccounts.with('subaccount_code', subaccount), 'Subaccount not found');
  }
  if (split_code !== undefined) found(world.splits.with('split_code', split_code), 'Split not found');
}

/** Makes a transaction that is not paid. */
export function newTransaction(
  world: World,
  customer: StoredCustomer,
  seed: TransactionSeed,
): StoredTransaction {
  const { reference = world.random.text(10), amount: asked, plan, subaccount, split_code } = seed;
  // A capture has the reference of its preauthorization.
  if (seed.entryPoint === 'preauthorization') ensureFree(!world.transactions.with('reference', reference));
  else ensureNew(world, reference);
  ensureSharers(world, { subaccount, split_code });
  return world.transactions.add({
    ...world.stamp(world.transactions),
    status: 'abandoned',
    reference,
    access_code: world.random.text(15),
    callback_url: seed.callback_url ?? null,
    channels: seed.channels?.length ? seed.channels : null,
    amount: asked,
    requested_amount: asked,
    currency: seed.currency ?? 'NGN',
    message: null,
    gateway_response: 'The transaction was not completed',
    paid_at: null,
    channel: seed.channel ?? 'card',
    ip_address: '127.0.0.1',
    metadata: seed.metadata ?? '',
    log: null,
    fees: null,
    authorization: null,
    customer: customer.id,
    plan: plan ?? null,
    subaccount: subaccount ?? null,
    split: split_code ?? null,
    bearer: seed.bearer ?? null,
    transaction_charge: seed.transaction_charge ?? null,
    shares: null,
    invoice_limit: seed.invoice_limit ?? null,
    entryPoint: seed.entryPoint,
    paymentRequest: seed.paymentRequest ?? null,
    purchase: seed.purchase ?? null,
    settlement: null,
    charge: null,
    refund: 'processed',
  });
}
