import { type ParamsOf, defaulted, positional, text } from '../fields';
import type { Mode, Options, Reply } from '../mode';
import type { ApplePayDomains } from '../records/apple-pay';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { cursors } from './list-fields';

const domainFields = { domainName: positional(text('domainName')) };

const listFields = { ...cursors, useCursor: defaulted(cursors.useCursor, false) };

/** Which domains to list. */
export interface GetDomainsParams extends ParamsOf<typeof listFields> {}

/** Paystack's Apple Pay endpoints, each stated once for both kinds of client. */
export class ApplePayAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Registers a domain, or a subdomain, on which customers can pay with Apple Pay.
   *
   * Python: `register_domain` · Paystack: https://paystack.com/docs/api/apple-pay/#register-domain
   *
   * @param domainName - the domain, such as `example.com`.
   */
  registerDomain(domainName: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST', '/apple-pay/domain', domainFields, { domainName }, null, options);
  }

  /**
   * Lists the domains that are registered. Paystack gives them as one object that names all of them.
   *
   * Python: `get_domains` · Paystack: https://paystack.com/docs/api/apple-pay/#list-domains
   */
  getDomains(params?: GetDomainsParams | null, options?: Options<M>): Reply<M, ApplePayDomains> {
    return this.call('GET', '/apple-pay/domain', listFields, {}, params, options);
  }

  /**
   * Unregisters a domain.
   *
   * Python: `unregister_domain` · Paystack: https://paystack.com/docs/api/apple-pay/#unregister-domain
   *
   * @param domainName - the domain, such as `example.com`.
   */
  unregisterDomain(domainName: string, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE', '/apple-pay/domain', domainFields, { domainName }, null, options);
  }
}

/** Apple Pay on Paystack as blocking calls. Mirrors `pypaystack2.api.ApplePay`. */
export class ApplePay extends blocking(ApplePayAPI<'blocking'>) {}

/** Apple Pay on Paystack as promises. Mirrors `pypaystack2.api.AsyncApplePay`. */
export class AsyncApplePay extends promising(ApplePayAPI<'async'>) {}
