import { count, positional } from '../arguments/fields';
import type { Mode, Options, Reply } from '../call/mode';
import type { PaymentSession } from '../records/integration';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';

const timeoutFields = { timeout: positional(count()) };

/** Implemented once; `Integration` blocks, `AsyncIntegration` returns promises. */
export class IntegrationAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Fetches how long a customer may take to pay.
   *
   * Python: `get_payment_session_timeout` · Paystack: https://paystack.com/docs/api/integration/#fetch-timeout
   */
  getPaymentSessionTimeout(options?: Options<M>): Reply<M, PaymentSession> {
    return this.call('GET /integration/payment_session_timeout', { options });
  }

  /**
   * Sets how long a customer may take to pay. It is not the `timeout` of a call, which `options` has.
   *
   * Python: `update_payment_session_timeout` · Paystack: https://paystack.com/docs/api/integration/#update-timeout
   *
   * @param timeout - in seconds; 0 for no limit.
   */
  updatePaymentSessionTimeout(timeout: number, options?: Options<M>): Reply<M, PaymentSession> {
    return this.call('PUT /integration/payment_session_timeout', {
      first: { timeout },
      fields: timeoutFields,
      options,
    });
  }
}

/** The settings of an integration with Paystack as blocking calls. Python: `pypaystack2.api.Integration`. */
export class Integration extends blocking(IntegrationAPI<'blocking'>) {}

/** The settings of an integration with Paystack as promises. Python: `pypaystack2.api.AsyncIntegration`. */
export class AsyncIntegration extends promising(IntegrationAPI<'async'>) {}
