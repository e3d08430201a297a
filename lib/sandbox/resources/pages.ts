import { type Find, creates, fetches, found, lists, named, ok, updates } from '../core/plain';
import {
  ensureLeastOrZero,
  readCurrency,
  given,
  maybe,
  readMetadata,
  need,
  read,
  readAmountOrZero,
  readFlag,
  readInteger,
  readList,
  readObject,
  readOneOf,
  readText,
} from '../core/reading';
import type { StoredPage } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';
import type { World } from '../core/world';
import { ensureSharers } from '../flows/transactions';
import { base, withProducts } from '../views/pages';

const changeable = {
  name: maybe(readText),
  description: maybe(readText),
  amount: maybe(readAmountOrZero),
  active: maybe(readFlag),
};

const of = (world: World) => world.pages;

const LOST = 'Page not found';

const inPath: Find<StoredPage> = named(of, 'id_or_slug', LOST);

const ensureFree = (world: World, slug: string) => {
  if (of(world).with('slug', slug)) throw invalidParams('Slug is already taken');
};

const addProducts: Handler = (world, call) => {
  const page = found(of(world).withId(call.param('id')), LOST);
  const { products } = read(call.body, { products: need(readList(readInteger)) });
  const lost = products.find((id) => world.products.withId(id)?.active !== true);
  if (lost !== undefined) {
    const refusal = invalidParams('Product does not exist');
    return { ...refusal.reply, body: { status: false, message: refusal.message, data: { product: lost } } };
  }
  for (const id of products) {
    const { name, currency } = world.products.get(id);
    if (currency === page.currency) continue;
    throw invalidParams(`The product ${name} is sold in ${currency}, not in ${page.currency}`);
  }
  world.change(page, { products: [...new Set([...page.products, ...products])], type: 'product' });
  return ok('Products added to page', withProducts(page, world));
};

/** The endpoints of pages. */
export const pageRoutes: Routes = {
  'POST /page': creates(
    of,
    'Page created',
    (world, { body }) => {
      const fields = read(body, {
        ...changeable,
        name: need(readText),
        slug: maybe(readText),
        metadata: maybe(readMetadata),
        redirect_url: maybe(readText),
        success_message: maybe(readText),
        notification_email: maybe(readText),
        split_code: maybe(readText),
        collect_phone: maybe(readFlag),
        custom_fields: maybe(readList(readObject)),
        currency: maybe(readCurrency),
        type: maybe(readOneOf(['payment', 'subscription', 'product', 'plan'])),
        plan: maybe(readInteger),
      });
      const { slug = world.random.text(10) } = fields;
      ensureFree(world, slug);
      ensureLeastOrZero(fields.amount ?? 0, fields.currency ?? 'NGN');
      ensureSharers(world, { split_code: fields.split_code });
      if (fields.plan !== undefined) found(world.plans.withId(fields.plan), 'Plan not found');
      return {
        ...world.stamp(of(world)),
        description: null,
        amount: null,
        currency: 'NGN',
        type: 'payment',
        plan: null,
        custom_fields: null,
        redirect_url: null,
        success_message: null,
        notification_email: null,
        split_code: null,
        collect_phone: false,
        active: true,
        metadata: null,
        products: [],
        ...given(fields),
        name: fields.name,
        slug,
      };
    },
    base,
  ),
  'GET /page': (world, call) => {
    const reply = lists(of, 'Pages retrieved', base)(world, call);
    const { body } = reply as { body: { meta: { perPage: number } } };
    // Here `perPage` is a text, as with Paystack.
    return { ...reply, body: { ...body, meta: { ...body.meta, perPage: String(body.meta.perPage) } } };
  },
  'GET /page/{id_or_slug}': fetches(inPath, 'Page retrieved', withProducts),
  'PUT /page/{id_or_slug}': updates(
    inPath,
    'Page updated',
    (page, _world, { body }) => {
      const changes = given(read(body, changeable));
      ensureLeastOrZero(changes.amount ?? page.amount ?? 0, page.currency);
      return changes;
    },
    base,
  ),
  'GET /page/check_slug_availability/{slug}': (world, call) => {
    ensureFree(world, call.param('slug'));
    return ok('Slug is available');
  },
  'POST /page/{id}/product': addProducts,
};
