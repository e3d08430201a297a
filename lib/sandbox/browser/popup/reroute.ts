import { settings } from './settings';

/** What Paystack's own script opens and asks. */
const PAYSTACK = /^https:\/\/(checkout\.paystack\.com|api\.paystack\.co)(?=\/)/;

/**
 * Leads a copy of Paystack's own script to the sandbox. Packages such as `react-paystack` bring one, with Paystack's
 * addresses built in.
 */
export function rerouteCopies(): void {
  const source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
    ...source,
    set(this: HTMLIFrameElement, address: unknown) {
      source?.set?.call(this, rerouted(String(address)));
    },
  });
  const send = window.fetch.bind(window);
  window.fetch = (resource, options) =>
    send(resource instanceof Request ? resource : rerouted(String(resource)), options);
}

function rerouted(address: string): string {
  return address.replace(PAYSTACK, settings.url);
}
