import { unrefundedOf } from '../flows/refunds';
import { Resolution } from '../../arguments/enums';
import { fetches, found, lists, named, ok } from '../core/plain';
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
import type { StoredDispute } from '../core/records/payments';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { MERCHANT, settle } from '../flows/disputes';
import { base, changed, shown, transactionOf } from '../views/disputes';
import { exported } from './exports';

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

/** Refuses a claim on more than what is left of the payment, and one that is settled. */
function ensureRefundable(world: World, dispute: StoredDispute, refund_amount: number): void {
  const transaction = transactionOf(dispute, world);
  if (dispute.status === 'resolved') throw invalidParams('Dispute has been resolved already');
  if (refund_amount > transaction.amount) {
    throw invalidParams('Refund amount cannot be greater than initial amount');
  }
  if (refund_amount > unrefundedOf(world, transaction)) {
    throw invalidParams('Refund amount cannot be more than the amount left of the transaction');
  }
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
