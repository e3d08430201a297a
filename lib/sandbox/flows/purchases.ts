import { customerWith } from '../core/customers';
import type { StoredOrder, StoredPage, StoredProduct } from '../core/records/commerce';
import type { StoredPurchase, StoredTransaction } from '../core/records/payments';
import { ensureLeast } from '../core/reading';
import type { World } from '../core/world';
import { valueOf } from '../views/orders';
import { newTransaction } from './transactions';

/** What a payer of a page, a product or a virtual terminal chooses. */
export interface Choice {
  /** Who pays. Default `customer@example.com`. */
  email?: string | undefined;
  /** Subunits, where the payer chooses them. */
  amount?: number | undefined;
  /** How many pieces of a product. Default 1. */
  quantity?: number | undefined;
}

/** What is to be paid, for whom, and how it is shared. */
interface Bill {
  readonly email?: string | undefined;
  readonly amount: number;
  readonly currency: string;
  readonly plan?: string | undefined;
  readonly split_code?: string | undefined;
  readonly callback_url?: string | undefined;
  readonly entryPoint: string;
  readonly purchase: StoredPurchase;
}

const NOTHING: StoredPurchase = { page: null, order: null, terminal: null, items: [] };

/**
 * Makes the transaction that pays an order, a page, a product or a virtual terminal.
 *
 * @param code - code of the order, the product or the terminal, or the slug of the page.
 * @returns `undefined` where there is nothing with that code.
 * @throws Error where it cannot be bought.
 */
export function purchaseOf(world: World, code: string, choice: Choice): StoredTransaction | undefined {
  const bill = billOf(world, code, choice);
  if (!bill) return undefined;
  const { email = choice.email ?? 'customer@example.com', ...seed } = bill;
  const gone = shortageOf(world, bill.purchase);
  if (gone !== undefined) throw new Error(gone);
  ensureLeast(bill.amount, bill.currency);
  return newTransaction(world, customerWith(world, email), seed);
}

function billOf(world: World, code: string, choice: Choice): Bill | undefined {
  const order = world.orders.with('order_code', code);
  if (order) return billOfOrder(order);
  const page = world.pages.with('slug', code);
  if (page) return billOfPage(world, page, choice);
  const product = world.products.with('product_code', code);
  if (product) return billOfProduct(product, choice);
  const terminal = world.virtualTerminals.with('code', code);
  if (!terminal) return undefined;
  if (!terminal.active) throw new Error(`The virtual terminal ${code} is not active.`);
  return {
    amount: chosen(choice, `the virtual terminal ${code}`),
    currency: terminal.currency,
    split_code: terminal.split_code ?? undefined,
    entryPoint: 'virtual_terminal',
    purchase: { ...NOTHING, terminal: code },
  };
}

function billOfOrder(order: StoredOrder): Bill {
  const { order_code, email, currency, status, items } = order;
  if (status !== 'pending') throw new Error(`The order ${order_code} is ${status}.`);
  const amount = valueOf(order);
  if (amount === 0) throw new Error(`The order ${order_code} costs nothing.`);
  return { email, amount, currency, entryPoint: 'order', purchase: { ...NOTHING, order: order.id, items } };
}

function billOfPage(world: World, page: StoredPage, choice: Choice): Bill {
  const { slug, currency, active, split_code, redirect_url } = page;
  if (!active) throw new Error(`The page ${slug} is not active.`);
  const items = page.products.flatMap((id) => {
    const product = world.products.get(id);
    return product.active ? [itemOf(product, 1)] : [];
  });
  const plan = page.plan === null ? undefined : world.plans.withId(page.plan);
  const fixed = plan?.amount ?? (items.length > 0 ? totalOf(items) : (page.amount ?? 0));
  return {
    amount: fixed > 0 ? fixed : chosen(choice, `the page ${slug}`),
    currency: plan?.currency ?? currency,
    plan: plan?.plan_code,
    split_code: split_code ?? undefined,
    callback_url: redirect_url ?? undefined,
    entryPoint: 'payment_page',
    purchase: { ...NOTHING, page: page.id, items },
  };
}

function billOfProduct(product: StoredProduct, { quantity = 1 }: Choice): Bill {
  if (!product.active) throw new Error(`The product ${product.product_code} is not active.`);
  const items = [itemOf(product, quantity)];
  return {
    amount: totalOf(items),
    currency: product.currency,
    entryPoint: 'product',
    purchase: { ...NOTHING, items },
  };
}

function itemOf({ id, name, price }: StoredProduct, quantity: number): StoredPurchase['items'][number] {
  return { product: id, name, quantity, amount: price };
}

function totalOf(items: StoredPurchase['items']): number {
  return items.reduce((sum, { amount, quantity }) => sum + amount * quantity, 0);
}

function chosen({ amount }: Choice, what: string): number {
  if (amount === undefined) throw new Error(`The payer of ${what} chooses the amount: pass one.`);
  return amount;
}

/** What is left of too few products, in words; `undefined` where there are enough. */
function shortageOf(world: World, { items }: StoredPurchase): string | undefined {
  const wanted = new Map<number, number>();
  for (const { product, quantity } of items) wanted.set(product, (wanted.get(product) ?? 0) + quantity);
  for (const [id, quantity] of wanted) {
    const { name, unlimited, quantity: left } = world.products.get(id);
    if (!unlimited && left < quantity) return `Of the product ${name}, ${left} are left, not ${quantity}.`;
  }
  return undefined;
}

/** Why what a payment is for cannot be bought any more: somebody was quicker. */
export function missedBy(
  world: World,
  { purchase, paymentRequest }: Pick<StoredTransaction, 'purchase' | 'paymentRequest'>,
): string | undefined {
  if (world.paymentRequests.with('request_code', paymentRequest)?.paid) return 'The request is paid already';
  if (!purchase) return undefined;
  const order = purchase.order === null ? undefined : world.orders.get(purchase.order);
  return order?.status === 'success' ? 'The order is paid already' : shortageOf(world, purchase);
}

/** Hands over what a payment has bought: the stock goes down, and the order is paid. */
export function handOver(world: World, { id, purchase, paid_at }: StoredTransaction): void {
  if (!purchase) return;
  for (const { product: number, quantity } of purchase.items) {
    const product = world.products.get(number);
    world.change(product, {
      quantity: product.unlimited ? product.quantity : product.quantity - quantity,
      quantity_sold: product.quantity_sold + quantity,
    });
  }
  if (purchase.order === null) return;
  world.change(world.orders.get(purchase.order), { status: 'success', transaction: id, paid_at });
}
