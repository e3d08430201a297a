import { type Find, creates, fetches, lists, named, notFound, ok, pick } from '../core/plain';
import { stretchOf } from '../core/paging';
import { given, maybe, need, read, readInteger, readList, readText } from '../core/reading';
import type { Handler, Routes } from '../core/router';
import type { StoredOrder, StoredStorefront } from '../core/stored-records';
import type { World } from '../core/world';
import { invalidParams } from '../refusal';
import { valueOf } from './orders';
import { currency } from './transactions';

const changeable = { name: maybe(readText), slug: maybe(readText), description: maybe(readText) };

const of = (world: World) => world.storefronts;

const inPath: Find<StoredStorefront> = (world, call) => {
  const storefront = named(of, 'id', 'Storefront not found')(world, call);
  if (storefront.isDeleted) throw notFound('Storefront not found');
  return storefront;
};

function ensureFree(world: World, slug: string, own?: StoredStorefront): void {
  const isTaken = of(world).oldestFirst.some(
    (other) => other !== own && !other.isDeleted && other.slug === slug,
  );
  if (isTaken) throw invalidParams('Slug is already taken');
}

function detailed(storefront: StoredStorefront, world: World) {
  return {
    social_media: [],
    contacts: [],
    ...pick(storefront, 'name', 'slug', 'currency'),
    welcome_message: null,
    success_message: null,
    redirect_url: null,
    description: storefront.description,
    delivery_note: 'disabled',
    background_color: '#F5F5F5',
    status: storefront.status,
    shippable: false,
    ...pick(storefront, 'integration', 'domain'),
    digital_product_expiry: null,
    metadata: null,
    ...pick(storefront, 'id', 'createdAt', 'updatedAt'),
    products: productsOf(storefront, world),
    shipping_fees: [],
  };
}

function productsOf(storefront: StoredStorefront, world: World) {
  return storefront.products.flatMap((id) => {
    const product = world.products.withId(id);
    return product ? [pick(product, 'id', 'name', 'description', 'price', 'currency', 'active')] : [];
  });
}

/** The orders with a product of a storefront. */
function ordersOf(storefront: StoredStorefront): (order: StoredOrder) => boolean {
  return ({ items }) => items.some(({ product }) => storefront.products.includes(product));
}

function listed(storefront: StoredStorefront, world: World) {
  return {
    ...pick(storefront, 'id', 'name', 'slug', 'description', 'status', 'currency', 'createdAt', 'updatedAt'),
    orders_count: world.orders.oldestFirst.filter(ordersOf(storefront)).length,
    revenue: null,
    products: productsOf(storefront, world),
    contacts: [],
    social_media: [],
    shipping_fees: [],
  };
}

/** Makes the meta of the list of a storefront's products. */
function metaOf({ products }: StoredStorefront) {
  const total = products.length;
  return { product_count: total, total, skipped: 0, perPage: 50, page: 1, pageCount: Math.ceil(total / 50) };
}

const update: Handler = (world, call) => {
  const storefront = inPath(world, call);
  const changes = given(read(call.body, changeable));
  if (changes.slug !== undefined) ensureFree(world, changes.slug, storefront);
  world.change(storefront, changes);
  return ok('Storefront updated');
};

const addProducts: Handler = (world, call) => {
  const storefront = inPath(world, call);
  const { products } = read(call.body, { products: need(readList(readInteger)) });
  if (products.some((id) => world.products.withId(id)?.active !== true)) throw notFound('Product not found');
  world.change(storefront, { products: [...new Set([...storefront.products, ...products])] });
  return ok('Products added to Storefront');
};

const duplicate: Handler = (world, call) => {
  const storefront = inPath(world, call);
  of(world).add({
    ...storefront,
    ...world.stamp(of(world)),
    name: `${storefront.name} (copy)`,
    slug: `${storefront.slug}-${world.random.text(6)}`,
    status: 'inactive',
  });
  return ok('Storefront duplicated');
};

/** The endpoints of storefronts. */
export const storefrontRoutes: Routes = {
  'POST /storefront': creates(
    of,
    'Storefront created',
    (world, { body }) => {
      const fields = read(body, { ...changeable, name: need(readText), currency: maybe(currency, 'NGN') });
      const { slug = world.random.text(10) } = fields;
      ensureFree(world, slug);
      return {
        ...world.stamp(of(world)),
        ...fields,
        slug,
        description: fields.description ?? null,
        status: 'inactive',
        products: [],
        isDeleted: false,
      };
    },
    detailed,
  ),
  'GET /storefront': lists(of, 'Storefronts retrieved', listed, {
    within: ({ isDeleted }) => !isDeleted,
    filters: { status: ({ status }, value) => status === value },
  }),
  'GET /storefront/{id}': (world, call) => {
    const reply = fetches(inPath, 'Storefront retrieved', detailed)(world, call);
    return { ...reply, body: { ...reply.body, meta: metaOf(inPath(world, call)) } };
  },
  'PUT /storefront/{id}': update,
  'DELETE /storefront/{id}': (world, call) => {
    world.change(inPath(world, call), { isDeleted: true });
    return ok('Storefront deleted');
  },
  'GET /storefront/verify/{slug}': (world, call) => {
    ensureFree(world, call.param('slug'));
    return ok('Storefront slug is available');
  },
  'GET /storefront/{id}/order': (world, call) => {
    const within = ordersOf(inPath(world, call));
    const { records, meta } = stretchOf(world.orders, call.query, { within });
    const data = records.map((order) => ({
      ...pick(order, 'id', 'currency', 'status', 'createdAt'),
      code: order.order_code,
      amount: valueOf(order),
      customer: { email: order.email },
    }));
    return ok('Orders retrieved', data, meta);
  },
  'POST /storefront/{id}/product': addProducts,
  'GET /storefront/{id}/product': (world, call) => {
    const storefront = inPath(world, call);
    return ok('Products retrieved', productsOf(storefront, world), metaOf(storefront));
  },
  'POST /storefront/{id}/publish': (world, call) => {
    world.change(inPath(world, call), { status: 'active' });
    return ok('Storefront published');
  },
  'POST /storefront/{id}/duplicate': duplicate,
};
