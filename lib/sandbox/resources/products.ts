import type { CreatedProduct, ProductDetails, ProductSummary, UpdatedProduct } from '../../records/product';
import { creates, fetches, lists, named, notFound, ok, omit, updates } from '../core/plain';
import {
  ensureLeastOrZero,
  readCurrency,
  given,
  maybe,
  readMetadata,
  need,
  read,
  readAmountOrZero,
  readCount,
  readFlag,
  readText,
} from '../core/reading';
import type { StoredProduct } from '../core/records/commerce';
import { invalidParams } from '../core/refusal';
import type { Call, Routes } from '../core/router';
import type { World } from '../core/world';
import { UNSET, base, detailed } from '../views/products';

const changeable = {
  name: maybe(readText),
  description: maybe(readText),
  price: maybe(readAmountOrZero),
  currency: maybe(readCurrency),
  unlimited: maybe(readFlag),
  quantity: maybe(readCount(0)),
  metadata: maybe(readMetadata),
};

const of = (world: World) => world.products;

function inPath(world: World, call: Call): StoredProduct {
  const product = named(of, 'id', 'Product not found')(world, call);
  if (!product.active) throw notFound('Product not found');
  return product;
}

function ensureName(world: World, name: string | undefined, own?: StoredProduct): void {
  const isTaken = of(world).oldestFirst.some((other) => other !== own && other.active && other.name === name);
  if (isTaken) throw invalidParams('Product with same name already exists');
}

/** The endpoints of products. */
export const productRoutes: Routes = {
  'POST /product': creates(
    of,
    'Product successfully created',
    (world, { body }) => {
      const {
        unlimited,
        quantity,
        metadata: more,
        ...fields
      } = read(body, {
        ...changeable,
        name: need(readText),
        description: need(readText),
        price: need(readAmountOrZero),
        currency: need(readCurrency),
      });
      ensureName(world, fields.name);
      ensureLeastOrZero(fields.price, fields.currency);
      const slug = fields.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      return {
        ...world.stamp(of(world)),
        ...fields,
        product_code: world.code('PROD'),
        slug: `${slug}-${world.random.text(6)}`,
        quantity: quantity ?? 0,
        quantity_sold: 0,
        unlimited: unlimited ?? quantity === undefined,
        active: true,
        metadata: more ?? { background_color: '#F5F5F5' },
      };
    },
    (product): CreatedProduct => ({
      ...base(product),
      low_stock_alert: false,
      variants_options: [],
      variants: [],
      deleted_at: null,
    }),
    201,
  ),
  'GET /product': lists(
    of,
    'Products retrieved',
    (product): ProductSummary => ({
      ...base(product),
      ...UNSET,
      digital_assets: [],
      variant_options: [],
      // This is a number in the list, and a boolean elsewhere.
      low_stock_alert: 0,
    }),
    { within: ({ active }) => active },
  ),
  'GET /product/{id}': fetches(inPath, 'Product retrieved', (product): ProductDetails => ({
    digital_assets: [],
    ...detailed(product),
  })),
  'PUT /product/{id}': updates(
    inPath,
    'Product successfully updated',
    (product, world, { body }) => {
      const fields = read(body, changeable);
      ensureName(world, fields.name, product);
      ensureLeastOrZero(fields.price ?? product.price, fields.currency ?? product.currency);
      return given(fields);
    },
    (product): UpdatedProduct => ({ ...omit(detailed(product), 'file_path'), image_path: '', file_path: '' }),
  ),
  'DELETE /product/{id}': (world, call) => {
    world.change(inPath(world, call), { active: false });
    return ok('Product successfully deleted');
  },
};
