import type { RequestedItem } from '../../records/payment-request';
import { customerNamed } from '../core/customers';
import { type Find, fetches, lists, named, ok } from '../core/plain';
import {
  ensureLeast,
  readCurrency,
  given,
  maybe,
  need,
  read,
  readAmount,
  readAmountOrZero,
  readAnything,
  readCount,
  readDate,
  readFlag,
  readInteger,
  readList,
  readObject,
  readShape,
  readText,
} from '../core/reading';
import type { StoredPaymentRequest } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Call, Handler, Routes } from '../core/router';
import { INTEGRATION, type World } from '../core/world';
import { announce, send } from '../flows/payment-requests';
import { ensureSharers } from '../flows/transactions';
import { byCurrency } from '../views/amounts';
import { base, fetched, listed, pendingOf, verified } from '../views/payment-requests';

const item = readShape({
  name: need(readText),
  amount: need(readAmountOrZero),
  quantity: maybe(readCount(1)),
});

const shape = {
  customer: maybe(readAnything),
  amount: maybe(readAmountOrZero),
  currency: maybe(readCurrency),
  due_date: maybe(readDate),
  description: maybe(readText),
  line_items: maybe(readList(item)),
  tax: maybe(readList(readShape({ name: need(readText), amount: need(readAmountOrZero) }))),
  send_notification: maybe(readFlag),
  draft: maybe(readFlag),
  has_invoice: maybe(readFlag),
  invoice_number: maybe(readInteger),
  split_code: maybe(readText),
  metadata: maybe(readObject),
};

/** Items as they are kept: without a quantity that was not given. */
function itemsIn(items: readonly ReturnType<typeof item>[]): RequestedItem[] {
  return items.map(({ quantity, ...each }) => (quantity === undefined ? each : { ...each, quantity }));
}

/** The total of a request. Line items have priority over an amount. */
function totalOf(fields: {
  amount?: number | undefined;
  line_items?: readonly { amount: number; quantity?: number | undefined }[] | undefined;
  tax?: readonly { amount: number }[] | undefined;
}): number | undefined {
  const { line_items = [], tax = [] } = fields;
  if (line_items.length === 0) return fields.amount;
  const items = line_items.reduce((sum, { amount: each, quantity = 1 }) => sum + each * quantity, 0);
  return tax.reduce((sum, { amount: each }) => sum + each, items);
}

const create: Handler = (world, { body }) => {
  const fields = read(body, { ...shape, customer: need(readText) });
  const customer = customerNamed(world, fields.customer);
  const total = totalOf(fields);
  if (total === undefined || total === 0) throw invalidParams('You must specify a valid amount');
  const currency = fields.currency ?? 'NGN';
  ensureLeast(total, currency);
  ensureSharers(world, { split_code: fields.split_code });
  const invoices = world.paymentRequests.oldestFirst.map(({ invoice_number }) => invoice_number ?? 0);
  const hasInvoice = fields.has_invoice ?? fields.invoice_number !== undefined;
  const stamp = world.stamp(world.paymentRequests);
  const request = world.paymentRequests.add({
    ...stamp,
    amount: readAmount(total, 'amount'),
    currency,
    due_date: fields.due_date ?? null,
    has_invoice: hasInvoice,
    invoice_number: hasInvoice ? (fields.invoice_number ?? Math.max(0, ...invoices) + 1) : null,
    description: fields.description ?? null,
    line_items: itemsIn(fields.line_items ?? []),
    tax: fields.tax ?? [],
    discount: null,
    split_code: fields.split_code ?? null,
    request_code: world.code('PRQ'),
    status: fields.draft === true ? 'draft' : 'pending',
    paid: false,
    paid_at: null,
    metadata: fields.metadata ?? null,
    notifications: [],
    offline_reference: `${INTEGRATION}${String(stamp.id).padStart(7, '0')}`,
    customer: customer.id,
    archived: false,
  });
  if (request.status === 'pending') announce(world, request, fields.send_notification ?? true);
  return ok('Payment request created', base(request));
};

const of = (world: World) => world.paymentRequests;

const LOST = 'Payment request not found';

const inPath = named(of, 'id_or_code', LOST);

const byCode: Find<StoredPaymentRequest> = named(of, 'code', LOST);

const update: Handler = (world, call) => {
  const request = unpaid(world, call);
  const { customer, send_notification, draft, ...fields } = read(call.body, shape);
  const { line_items = request.line_items as { amount: number }[], tax = request.tax } = fields;
  const total = totalOf({ amount: fields.amount ?? request.amount, line_items, tax });
  if (total !== undefined) ensureLeast(total, fields.currency ?? request.currency);
  ensureSharers(world, { split_code: fields.split_code });
  const changes = given({ ...fields, line_items: fields.line_items && itemsIn(fields.line_items) });
  world.change(request, { ...changes, amount: readAmount(total, 'amount') });
  if (customer !== undefined) {
    world.change(request, { customer: customerNamed(world, customer as string | number).id });
  }
  if (draft === false && request.status === 'draft') world.change(request, { status: 'pending' });
  if (send_notification === true) send(world, request);
  return ok('Payment request updated', listed(request, world));
};

function unpaid(world: World, call: Call): StoredPaymentRequest {
  const request = inPath(world, call);
  if (request.paid) throw invalidParams('Payment request has been paid');
  return request;
}

const finalize: Handler = (world, call) => {
  const request = inPath(world, call);
  if (request.status !== 'draft') throw invalidParams('Payment request is not a draft');
  world.change(request, { status: 'pending' });
  announce(world, request, true);
  return ok('Payment request finalized', { ...listed(request, world), pending_amount: pendingOf(request) });
};

const totals: Handler = (world) => {
  const all = of(world).oldestFirst.filter(({ archived, status }) => !archived && status !== 'draft');
  return ok('Payment request totals', {
    pending: byCurrency(all.filter(({ paid }) => !paid)),
    successful: byCurrency(all.filter(({ paid }) => paid)),
    total: byCurrency(all),
  });
};

/** The endpoints of payment requests. */
export const paymentRequestRoutes: Routes = {
  'POST /paymentrequest': create,
  'GET /paymentrequest': lists(of, 'Payment requests retrieved', listed, (world, { query }) => ({
    filters: {
      customer: ({ customer }, value) => customer === world.customers.find(value)?.id,
      status: ({ status }, value) => status === value,
      currency: (request, value) => request.currency === value,
    },
    within: ({ archived }) => !archived || query.get('include_archive') === 'true',
  })),
  'GET /paymentrequest/{id_or_code}': fetches(inPath, 'Payment request retrieved', fetched),
  'GET /paymentrequest/verify/{code}': fetches(byCode, 'Payment request retrieved', verified),
  'POST /paymentrequest/notify/{id_or_code}': (world, call) => {
    send(world, unpaid(world, call));
    return ok('Notification sent');
  },
  'GET /paymentrequest/totals': totals,
  'POST /paymentrequest/finalize/{id_or_code}': finalize,
  'PUT /paymentrequest/{id_or_code}': update,
  'POST /paymentrequest/archive/{id_or_code}': (world, call) => {
    world.change(inPath(world, call), { archived: true });
    return ok('Payment request has been archived');
  },
};
