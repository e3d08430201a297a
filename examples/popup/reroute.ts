import type { Page } from 'playwright-core';
import type { Sandbox } from 'tspaystack2/sandbox';

/** Leads what a page loads from Paystack to the sandbox. */
export async function reroutePaystack(page: Page, sandbox: Sandbox): Promise<void> {
  const atSandbox = (address: string) => sandbox.url + new URL(address).pathname;

  // The script, and the frame of a copy of it that the shop has bundled.
  await page.route(/^https:\/\/(js\.paystack\.co|checkout\.paystack\.com)\//, (route) =>
    route.fulfill({ status: 307, headers: { Location: atSandbox(route.request().url()) } }),
  );
  // What `checkout()` of a bundled copy asks.
  await page.route('https://api.paystack.co/**', async (route) => {
    const response = await route.fetch({ url: atSandbox(route.request().url()) });
    await route.fulfill({ response });
  });
}
