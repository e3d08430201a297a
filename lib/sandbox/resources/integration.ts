import { ok } from '../core/plain';
import { need, read, readInteger, readText } from '../core/reading';
import { invalidParams } from '../core/refusal';
import type { Handler, Routes } from '../core/router';

const updateTimeout: Handler = (world, { body }) => {
  const { timeout } = read(body, { timeout: need(readInteger) });
  if (timeout < 0) throw invalidParams('timeout must not be negative');
  world.settings.paymentSessionTimeout = timeout;
  return ok('Payment session timeout updated', { payment_session_timeout: timeout });
};

// Paystack's name of this parameter is in camelCase.
const domainShape = { domainName: need(readText, 'Domain name') };

const registerDomain: Handler = (world, { body }) => {
  const { domainName } = read(body, domainShape);
  const { applePayDomains: domains } = world.settings;
  if (!domains.includes(domainName)) domains.push(domainName);
  return ok('Domain successfully registered on Apple Pay');
};

const unregisterDomain: Handler = (world, { body }) => {
  const { domainName } = read(body, domainShape);
  const { applePayDomains: domains } = world.settings;
  if (!domains.includes(domainName)) throw invalidParams('Domain is not registered on Apple Pay');
  world.settings.applePayDomains = domains.filter((domain) => domain !== domainName);
  return ok('Domain successfully unregistered on Apple Pay');
};

/** The endpoints of the integration. */
export const integrationRoutes: Routes = {
  'GET /integration/payment_session_timeout': (world) =>
    ok('Payment session timeout retrieved', {
      payment_session_timeout: world.settings.paymentSessionTimeout,
    }),
  'PUT /integration/payment_session_timeout': updateTimeout,
  'POST /apple-pay/domain': registerDomain,
  'GET /apple-pay/domain': (world) =>
    ok('Apple Pay registered domains retrieved', { domainNames: [...world.settings.applePayDomains] }),
  'DELETE /apple-pay/domain': unregisterDomain,
};
