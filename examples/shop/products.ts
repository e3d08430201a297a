/** What is sold. Prices are in the subunit of the currency. */

export interface Product {
  readonly name: string;
  readonly amount: number;
  readonly currency: 'NGN' | 'GHS';
  /** Whether somebody else gets a part of the price. */
  readonly isOfSeller: boolean;
}

export const PRODUCTS: ReadonlyMap<string, Product> = new Map([
  ['novel', { name: 'A novel', amount: 250_000, currency: 'NGN', isOfSeller: true }],
  ['course', { name: 'A course', amount: 1_200_000, currency: 'NGN', isOfSeller: false }],
]);

/** What the seller of a product gets of its price. */
export function sellerShare(product: string, amount: number): number {
  return PRODUCTS.get(product)?.isOfSeller ? Math.floor(amount * 0.7) : 0;
}
