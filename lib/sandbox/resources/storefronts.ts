import { stretchOf } from '../core/paging';
import { type Find, creates, fetches, lists, named, notFound, ok, pick } from '../core/plain';
import { readCurrency, given, maybe, need, read, readInteger, readList, readText } from '../core/reading';
import type { StoredStorefront } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { valueOf } from '../views/orders';
import { detailed, listed, metaOf, ordersOf, productsOf } from '../views/storefronts';

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
      const fields = read(body, {
        ...changeable,
        name: need(readText),
        currency: maybe(readCurrency, 'NGN'),
      });
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
