import { type ParamsOf, defaulted, id, list, oneOf, positional, positive, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { MandateAuthorization } from '../records/direct-debit';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';

const activationFields = { customerIds: positional(list(id())) };

const listFields = {
  /** Mandates on a page. Default 50. */
  pagination: defaulted(positive('per_page'), 50),
  /** Cursor of the page to get: `meta.next` of the page before it. */
  cursor: text(),
  status: oneOf({ PENDING: 'pending', ACTIVE: 'active', REVOKED: 'revoked' }),
};

/** Which mandates to list. */
export interface GetMandateAuthorizationsParams extends ParamsOf<typeof listFields> {}

/** Which mandates to walk through. */
export interface AllMandateAuthorizationsParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** Paystack's direct debit endpoints, each stated once for both kinds of client. */
export class DirectDebitAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Debits a small amount of each customer with a mandate that is not active yet, which activates it.
   *
   * Python: `trigger_activation_charge` (3.3) ·
   * Paystack: https://paystack.com/docs/api/directdebit/#trigger-activation-charge
   *
   * @param customerIds - ids of customers, the numbers.
   */
  triggerActivationCharge(customerIds: readonly (number | string)[], options?: Options<M>): Reply<M, null> {
    const path = '/directdebit/activation-charge';
    return this.call('PUT', path, activationFields, { customerIds }, null, options);
  }

  /**
   * Lists the mandates of all customers, a page at a time.
   *
   * Python: `get_mandate_authorizations` (3.3) ·
   * Paystack: https://paystack.com/docs/api/directdebit/#list-mandate-authorizations
   */
  getMandateAuthorizations(
    params?: GetMandateAuthorizationsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly MandateAuthorization[]> {
    return this.call('GET', '/directdebit/mandate-authorizations', listFields, {}, params, options);
  }

  /** Walks through all mandates. Paystack: https://paystack.com/docs/api/directdebit/#list-mandate-authorizations */
  allMandateAuthorizations(
    params?: AllMandateAuthorizationsParams | null,
    options?: Options<M>,
  ): Walk<M, MandateAuthorization> {
    const path = '/directdebit/mandate-authorizations';
    return this.walk(path, listFields, {}, params, options, { by: 'mandates' });
  }
}

/** Paystack's direct debit as blocking calls. Mirrors `DirectDebitClient` of pypaystack2 3.3. */
export class DirectDebit extends blocking(DirectDebitAPI<'blocking'>) {}

/** Paystack's direct debit as promises. Mirrors `AsyncDirectDebitClient` of pypaystack2 3.3. */
export class AsyncDirectDebit extends promising(DirectDebitAPI<'async'>) {}
