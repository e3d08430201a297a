import type { CreatedPaymentPage, PaymentPageWithProducts } from '../../records/payment-page';
import { omit, pick } from '../core/plain';
import type { StoredPage } from '../core/records/commerce';
import type { World } from '../core/world';

export function base(page: StoredPage) {
  return { ...omit(page, 'products'), migrate: false, published: true } satisfies CreatedPaymentPage;
}

export function withProducts(page: StoredPage, world: World): PaymentPageWithProducts {
  const products = page.products.flatMap((id) => {
    const product = world.products.withId(id);
    if (!product) return [];
    return [
      {
        product_id: id,
        ...pick(product, 'name', 'description', 'product_code'),
        page: page.id,
        ...pick(product, 'price', 'currency', 'quantity'),
        type: 'good',
        features: null,
        // These are numbers here, and booleans in the endpoints of products.
        is_shippable: 0,
        domain: product.domain,
        integration: product.integration,
        active: Number(product.active),
        in_stock: Number(product.unlimited || product.quantity > 0),
      },
    ];
  });
  return { ...base(page), products };
}
