/** The pages of the shop. */
import { fromSubunit } from 'tspaystack2';
import type { Product } from './products';

/** What is known of an order. `code` is there once it is delivered. */
export interface OrderState {
  readonly id: string;
  readonly product: string;
  readonly amount: number;
  readonly currency: string;
  readonly code: string | null;
  /** Payments of which the money goes back. */
  readonly refunds: number;
}

const price = ({ amount, currency }: { amount: number; currency: string }) =>
  `${currency} ${fromSubunit(amount)}`;

function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}
<meta name="viewport" content="width=device-width">
<style>body { font: 1.1rem/1.6 system-ui; max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
label, button { display: block; margin: 0.6rem 0 } input, button { font: inherit; padding: 0.3rem 0.8rem }</style>
</head><body><h1>${title}</h1>${body}<p><a href="/">The shop</a></p></body></html>`;
}

export function shopPage(products: ReadonlyMap<string, Product>): string {
  const choices = Array.from(
    products,
    ([id, product]) =>
      `<label><input type="radio" name="product" value="${id}" required> ${product.name}, ${price(product)}</label>`,
  );
  const email =
    '<label>Your email <input type="email" name="email" required value="ada@example.com"></label>';
  return page(
    'Shop',
    `<form method="post" action="/orders">${choices.join('')}${email}<button>Buy</button></form>`,
  );
}

/** @param isReturned - whether the customer has just come back from Paystack. */
export function orderPage(order: OrderState, isReturned: boolean): string {
  const again = `<form method="post" action="/orders/${order.id}/pay"><button>Pay ${price(order)}</button></form>`;
  const refund = order.refunds > 0 ? '<p>A payment was more than you owe. You get it back.</p>' : '';
  if (order.code !== null) {
    return page(
      'Thank you',
      `<p>Paid: ${order.product}, ${price(order)}.</p><p>Your code: <b>${order.code}</b></p>${refund}`,
    );
  }
  if (!isReturned) return page('Your order', `<p>${order.product} is not paid yet.</p>${refund}${again}`);
  const refresh = '<meta http-equiv="refresh" content="1">';
  return page('One moment', `<p>We ask Paystack about your payment.</p>${refund}${again}`, refresh);
}

export function problemPage(problem: string): string {
  return page('Sorry', `<p>${problem}</p>`);
}
