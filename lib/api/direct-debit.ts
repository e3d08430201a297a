import { type ParamsOf, defaulted, id, list, oneOf, positional, positive, text } from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { MandateAuthorization } from '../records/direct-debit';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';

const activationFields = { customerIds: positional(list(id())) };

const listFields = {
  /** Mandates on a page. Default 50. */
  pagination: defaulted(positive('per_page'), 50),
  /** Cursor of the page to get: `meta.next` of the page before it. */
  cursor: text(),
  status: oneOf({ PENDING: 'pending', ACTIVE: 'active', REVOKED: 'revoked' }),
};

/** Parameters of `getMandateAuthorizations`. */
export interface GetMandateAuthorizationsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allMandateAuthorizations`. */
export interface AllMandateAuthorizationsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Implemented once; `DirectDebit` blocks, `AsyncDirectDebit` returns promises. */
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
    return this.call('PUT /directdebit/activation-charge', {
      first: { customerIds },
      fields: activationFields,
      options,
    });
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
    return this.call('GET /directdebit/mandate-authorizations', { fields: listFields, params, options });
  }

  /** Gives all mandates by auto-pagination. Paystack: https://paystack.com/docs/api/directdebit/#list-mandate-authorizations */
  allMandateAuthorizations(
    params?: AllMandateAuthorizationsParams | null,
    options?: Options<M>,
  ): Items<M, MandateAuthorization> {
    return this.paginate('GET /directdebit/mandate-authorizations', {
      fields: listFields,
      params,
      options,
      by: 'mandates',
    });
  }
}

/** Paystack's direct debit as blocking calls. Python: `DirectDebitClient` of pypaystack2 3.3. */
export class DirectDebit extends blocking(DirectDebitAPI<'blocking'>) {}

/** Paystack's direct debit as promises. Python: `AsyncDirectDebitClient` of pypaystack2 3.3. */
export class AsyncDirectDebit extends promising(DirectDebitAPI<'async'>) {}
