import { within } from './transaction-views';
import type { StoredDispute, StoredTransaction } from '../core/stored-records';
import { Resolution } from '../../enums';
import { fetches, found, lists, named, ok, omit } from '../core/plain';
import {
  maybe,
  need,
  read,
  readAmount,
  readAmountOrZero,
  readInteger,
  readOneOf,
  readText,
} from '../core/reading';
import type { Handler, Routes } from '../core/router';
import { HOUR } from '../core/sandbox-clock';
import type { World } from '../core/world';
import { invalidParams } from '../refusal';
import { customerIn } from './customers';
import { exported } from './exports';
import { leftOf, refundOf } from './refunds';

/** Milliseconds between two reminders of an open dispute, and until it counts as accepted. */
const REMINDER = 4 * HOUR;
const TIME_TO_ANSWER = 16 * HOUR;

/** Opens a dispute on a payment, as the customer's bank would. */
export function openDispute(
  world: World,
  transaction: StoredTransaction,
  {
    amount: claimed = transaction.amount,
    category = 'chargeback',
  }: { amount?: number; category?: string } = {},
): StoredDispute {
  if (transaction.status !== 'success') throw new Error(`The transaction is ${transaction.status}.`);
  const by = world.customers.withId(transaction.customer)?.email ?? '';
  const { now: createdAt } = world;
  const stamp = world.stamp(world.disputes);
  const dispute = world.disputes.add({
    ...stamp,
    transaction: transaction.id,
    refund_amount: claimed,
    currency: transaction.currency,
    status: 'awaiting-merchant-feedback',
    resolution: null,
    category,
    note: null,
    attachments: '[]',
    evidence: null,
    dueAt: new Date(world.clock.now + TIME_TO_ANSWER).toISOString(),
    resolvedAt: null,
    history: [{ id: stamp.id, status: 'pending', by, createdAt }],
    messages: [{ id: stamp.id, sender: by, body: 'I do not know this payment', createdAt }],
  });
  tell(world, dispute, 'create');
  world.later(REMINDER, 'remind of dispute', dispute.id);
  world.later(TIME_TO_ANSWER, 'accept dispute', dispute.id);
  return dispute;
}

/** Sends a reminder of an open dispute. */
export function remind(world: World, dispute: StoredDispute): void {
  if (dispute.status !== 'awaiting-merchant-feedback') return;
  tell(world, dispute, 'remind');
  if (Date.parse(dispute.dueAt) > world.clock.now + REMINDER) {
    world.later(REMINDER, 'remind of dispute', dispute.id);
  }
}

/** Accepts a dispute that nobody has answered. */
export function acceptUnanswered(world: World, dispute: StoredDispute): void {
  if (dispute.status === 'awaiting-merchant-feedback') settle(world, dispute, 'auto-accepted');
}

function settle(world: World, dispute: StoredDispute, resolution: string): void {
  const { now: createdAt } = world;
  const history = [
    ...dispute.history,
    { id: dispute.id * 100 + dispute.history.length, status: 'resolved', by: MERCHANT, createdAt },
  ];
  world.change(dispute, { status: 'resolved', resolution, resolvedAt: createdAt, history });
  world.cancel('remind of dispute', dispute.id);
  world.cancel('accept dispute', dispute.id);
  const transaction = transactionOf(dispute, world);
  if (resolution !== 'declined' && transaction?.status === 'success') {
    // A part may have been refunded already, on request or for another dispute.
    const amount = Math.min(dispute.refund_amount, leftOf(world, transaction));
    if (amount > 0) refundOf(world, transaction, { amount, dispute: dispute.id });
  }
  tell(world, dispute, 'resolve');
}

/** The user who answers disputes in the sandbox. */
const MERCHANT = 'merchant@example.com';

function transactionOf({ transaction }: StoredDispute, world: World): StoredTransaction | undefined {
  return world.transactions.withId(transaction);
}

/** Returns the fields that all replies and events show of a dispute. */
function base(dispute: StoredDispute, world: World) {
  const transaction = transactionOf(dispute, world);
  const customer = transaction && world.customers.withId(transaction.customer);
  const card = transaction?.authorization;
  return {
    ...omit(dispute, 'integration'),
    transaction: transaction && within(transaction, world),
    transaction_reference: null,
    customer: customer && customerIn(customer),
    bin: card?.bin ?? null,
    last4: card?.last4 ?? null,
  };
}

function shown(dispute: StoredDispute, world: World) {
  return {
    ...base(dispute, world),
    history: dispute.history.map((entry) => omit(entry, 'id')),
    messages: dispute.messages.map((message) => omit(message, 'id')),
  };
}

function tell(world: World, dispute: StoredDispute, what: 'create' | 'remind' | 'resolve'): void {
  const { createdAt: created_at, updatedAt: updated_at } = dispute;
  world.emit(`charge.dispute.${what}`, {
    ...omit(shown(dispute, world), 'createdAt', 'updatedAt'),
    attachments: null,
    created_at,
    updated_at,
  });
}

/** Returns what the endpoints that change a dispute show of it. */
function changed(dispute: StoredDispute, world: World) {
  const { category, note, attachments, id, transaction, evidence, resolvedAt, createdAt, updatedAt, dueAt } =
    base(dispute, world);
  const { currency, refund_amount, status, domain, resolution } = dispute;
  const { bin, last4 } = base(dispute, world);
  return {
    ...{ currency, last4, bin, transaction_reference: null, merchant_transaction_reference: null },
    ...{ refund_amount, status, domain, resolution, category, note, attachments, id, transaction },
    ...{ evidence, resolvedAt, createdAt, updatedAt, dueAt },
  };
}

const of = (world: World) => world.disputes;
const LOST = 'Dispute not found';
const inPath = named(of, 'id', LOST);

const ofTransaction: Handler = (world, call) => {
  const dispute = of(world).oldestFirst.findLast(
    ({ transaction }) => transaction === Number(call.param('id')),
  );
  const record = found(dispute, LOST);
  return ok('Dispute retrieved successfully', {
    ...changed(record, world),
    history: record.history.map((entry) => ({ ...entry, dispute: record.id, updatedAt: entry.createdAt })),
    messages: record.messages.map((message) => ({
      ...message,
      dispute: record.id,
      is_deleted: 0,
      updatedAt: message.createdAt,
    })),
    integration: record.integration,
    created_by: null,
  });
};

function ensureRefundable(world: World, dispute: StoredDispute, refund_amount: number): void {
  const paid = transactionOf(dispute, world)?.amount ?? 0;
  if (refund_amount > paid) throw invalidParams('Refund amount cannot be greater than initial amount');
}

const update: Handler = (world, call) => {
  const dispute = inPath(world, call);
  const { refund_amount, uploaded_filename } = read(call.body, {
    refund_amount: need(readAmountOrZero),
    uploaded_filename: maybe(readText),
  });
  ensureRefundable(world, dispute, refund_amount);
  world.change(dispute, { refund_amount, attachments: uploaded_filename ?? dispute.attachments });
  const { customer } = base(dispute, world);
  // This is an array, as in Paystack's sample.
  return ok('Dispute updated successfully', [
    { ...changed(dispute, world), source: 'bank', customer, organization: 1 },
  ]);
};

const addEvidence: Handler = (world, call) => {
  const dispute = inPath(world, call);
  const fields = read(call.body, {
    customer_email: need(readText),
    customer_name: need(readText),
    customer_phone: need(readText),
    service_details: need(readText),
    delivery_address: maybe(readText, ''),
    delivery_date: maybe(readText, ''),
  });
  const evidence = (dispute.evidence ?? dispute.id * 10) + 1;
  world.change(dispute, { evidence });
  const { now } = world;
  return ok('Evidence created', {
    ...fields,
    dispute: dispute.id,
    id: evidence,
    createdAt: now,
    updatedAt: now,
  });
};

const uploadURL: Handler = (world, call) => {
  inPath(world, call);
  read(Object.fromEntries(call.query), { upload_filename: need(readText) });
  const fileName = world.random.text(20);
  return ok('Upload url generated', {
    signedUrl: `https://files.example.com/${fileName}?X-Amz-Expires=1800`,
    fileName,
  });
};

const resolve: Handler = (world, call) => {
  const dispute = inPath(world, call);
  const fields = read(call.body, {
    resolution: need(readOneOf(Resolution)),
    message: need(readText),
    refund_amount: need(readAmount),
    uploaded_filename: need(readText),
    evidence: maybe(readInteger),
  });
  if (dispute.status === 'resolved') throw invalidParams('Dispute has been resolved already');
  ensureRefundable(world, dispute, fields.refund_amount);
  const { refund_amount, uploaded_filename: attachments, evidence = dispute.evidence } = fields;
  const { now: createdAt } = world;
  const id = dispute.id * 100 + dispute.messages.length;
  const message = { id, sender: MERCHANT, body: fields.message, createdAt };
  world.change(dispute, { refund_amount, attachments, evidence, messages: [...dispute.messages, message] });
  settle(world, dispute, fields.resolution);
  return ok('Dispute successfully resolved', {
    ...changed(dispute, world),
    created_by: 30,
    message: { ...message, dispute: dispute.id, updatedAt: createdAt },
    integration: dispute.integration,
  });
};

/** The endpoints of disputes. */
export const disputeRoutes: Routes = {
  'GET /dispute': lists(of, 'Disputes retrieved', shown, (world) => ({
    cursors: 'on request',
    filters: {
      transaction: ({ transaction }, value) => transaction === world.transactions.find(value)?.id,
      status: ({ status }, value) => status === value,
    },
  })),
  'GET /dispute/{id}': fetches(inPath, 'Dispute retrieved', shown),
  'GET /dispute/transaction/{id}': ofTransaction,
  'PUT /dispute/{id}': update,
  'POST /dispute/{id}/evidence': addEvidence,
  'GET /dispute/{id}/upload_url': uploadURL,
  'PUT /dispute/{id}/resolve': resolve,
  'GET /dispute/export': exported('disputes', 'Export successful'),
};
