import { AsyncPaystack } from '../../lib/api/paystack';
import type { Fields } from '../../lib/arguments/fields';
import { BaseAPI } from '../../lib/client/base-api';

/** A method that calls an endpoint, and the fields that describe its parameters. */
export interface Method {
  readonly name: string;
  readonly fields: Fields;
}

/** A route without the names of its segments. */
export const bare = (route: string) => route.replaceAll(/\{\w+\}/g, '{}').replace(/\/$/, '');

/** All methods that call an endpoint, by the bare route. Nothing is sent: what they hand over is noted. */
export function methodsByRoute(): Map<string, Method[]> {
  const found = new Map<string, Method[]>();
  let name = '';
  const note = (route: string, { fields = {} }: { fields?: Fields }) => {
    const methods = found.get(bare(route)) ?? [];
    found.set(bare(route), [...methods, { name, fields }]);
  };
  const { call, paginate } = BaseAPI.prototype as unknown as Record<string, unknown>;
  Object.assign(BaseAPI.prototype, { call: note, paginate: () => undefined });
  try {
    const paystack = new AsyncPaystack('sk_test_openapi') as unknown as Record<
      string,
      Record<string, () => void>
    >;
    const apis: [string, Record<string, () => void>][] = [
      ['paystack', paystack as unknown as Record<string, () => void>],
      ...Object.entries(paystack),
    ];
    for (const [attribute, api] of apis) {
      for (const method of Object.getOwnPropertyNames(api)) {
        if (
          typeof api[method] !== 'function' ||
          /^(batch|request|call|paginate|api|all[A-Z]\w*)$/.test(method)
        )
          continue;
        name = `${attribute}.${method}`;
        api[method]();
      }
    }
  } finally {
    Object.assign(BaseAPI.prototype, { call, paginate });
  }
  return found;
}
