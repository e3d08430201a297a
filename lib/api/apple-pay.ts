import { type ParamsOf, defaulted, positional, text } from '../arguments/fields';
import type { Mode, Options, Reply } from '../call/mode';
import type { ApplePayDomains } from '../records/apple-pay';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors } from './list-fields';

const domainFields = { domainName: positional(text('domainName')) };

const listFields = { ...cursors, useCursor: defaulted(cursors.useCursor, false) };

/** Parameters of `getDomains`. */
export interface GetDomainsParams extends ParamsOf<typeof listFields> {}

/** Implemented once; `ApplePay` blocks, `AsyncApplePay` returns promises. */
export class ApplePayAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Registers a domain, or a subdomain, on which customers can pay with Apple Pay.
   *
   * Python: `register_domain` · Paystack: https://paystack.com/docs/api/apple-pay/#register-domain
   *
   * @param domainName - the domain, such as `example.com`.
   */
  registerDomain(domainName: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /apple-pay/domain', { first: { domainName }, fields: domainFields, options });
  }

  /**
   * Lists the domains that are registered. Paystack gives them as one object that names all of them.
   *
   * Python: `get_domains` · Paystack: https://paystack.com/docs/api/apple-pay/#list-domains
   */
  getDomains(params?: GetDomainsParams | null, options?: Options<M>): Reply<M, ApplePayDomains> {
    return this.call('GET /apple-pay/domain', { fields: listFields, params, options });
  }

  /**
   * Unregisters a domain.
   *
   * Python: `unregister_domain` · Paystack: https://paystack.com/docs/api/apple-pay/#unregister-domain
   *
   * @param domainName - the domain, such as `example.com`.
   */
  unregisterDomain(domainName: string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE /apple-pay/domain', { first: { domainName }, fields: domainFields, options });
  }
}

/** Apple Pay on Paystack as blocking calls. Python: `pypaystack2.api.ApplePay`. */
export class ApplePay extends blocking(ApplePayAPI<'blocking'>) {}

/** Apple Pay on Paystack as promises. Python: `pypaystack2.api.AsyncApplePay`. */
export class AsyncApplePay extends promising(ApplePayAPI<'async'>) {}
