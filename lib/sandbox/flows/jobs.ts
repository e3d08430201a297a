import { expire } from './preauthorizations';
import { handOver } from './purchases';
import { failTransfer } from './transfers';
import type { Collection, Stored } from '../core/collection';
import type { StoredTransaction } from '../core/records/payments';
import type { World } from '../core/world';
import { runBatch, settleItem } from './bulk-charges';
import { completeCharge } from './charges';
import { acceptUnanswered, remind } from './disputes';
import { markPaid } from './payment-requests';
import { chargeAuthorization, fail } from './payments';
import { endRefund, processRefund } from './refunds';
import { settleLater, settlePayments } from './settlements';
import { raiseInvoice, renew, settleInvoice, subscribeByPayment } from './subscriptions';

type Run = (world: World, id: number) => void;

/** Makes a job that changes one record. */
function withRecord<T extends Stored>(
  of: (world: World) => Collection<T>,
  act: (world: World, record: T) => void,
): Run {
  return (world, id) => {
    const record = of(world).withId(id);
    if (record) act(world, record);
  };
}

const transactions = (world: World) => world.transactions;

const subscriptions = (world: World) => world.subscriptions;

const refunds = (world: World) => world.refunds;

const disputes = (world: World) => world.disputes;

/** Changes the other records that depend on a payment, once the payment has ended. */
function followUp(world: World, transaction: StoredTransaction): void {
  const invoice = world.invoices.oldestFirst.findLast((each) => each.transaction === transaction.id);
  if (invoice) settleInvoice(world, invoice, transaction);
  settleItem(world, transaction);
  if (transaction.status !== 'success') return;
  if (transaction.plan !== null && !invoice) subscribeByPayment(world, transaction);
  const request = world.paymentRequests.with('request_code', transaction.paymentRequest);
  if (request) markPaid(world, request);
  handOver(world, transaction);
  settleLater(world);
}

/** The jobs that `World.later` can plan, by name. */
export const JOBS: Readonly<Record<string, Run>> = {
  'follow up payment': withRecord(transactions, followUp),
  'charge queued transaction': withRecord(transactions, (world, transaction) => {
    const { authorization } = transaction;
    if (authorization) chargeAuthorization(world, transaction, authorization);
  }),
  'complete charge': withRecord(transactions, completeCharge),
  'time out charge': withRecord(transactions, (world, transaction) => {
    if (transaction.charge) fail(world, transaction, 'Transaction timed out');
  }),
  'end session': withRecord(transactions, (world, transaction) => {
    if (transaction.charge) fail(world, transaction, 'Session timeout exceeded');
  }),
  'close account': withRecord(transactions, (world, transaction) => {
    if (transaction.charge) fail(world, transaction, 'The account for the transfer has expired');
  }),
  'raise invoice': withRecord(subscriptions, raiseInvoice),
  'renew subscription': withRecord(subscriptions, renew),
  'process refund': withRecord(refunds, processRefund),
  'end refund': withRecord(refunds, endRefund),
  'abandon transfer': withRecord(
    (world) => world.transfers,
    (world, transfer) => world.change(transfer, { status: 'abandoned' }),
  ),
  'expire preauthorization': withRecord((world) => world.preauthorizations, expire),
  'fail transfer': withRecord((world) => world.transfers, failTransfer),
  'run bulk charge': withRecord((world) => world.bulkCharges, runBatch),
  'remind of dispute': withRecord(disputes, remind),
  'accept dispute': withRecord(disputes, acceptUnanswered),
  'settle payments': settlePayments,
};
