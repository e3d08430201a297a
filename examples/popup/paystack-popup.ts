/** Stands for `@paystack/inline-js` where the page has loaded the script of the sandbox. */
export default (globalThis as unknown as { PaystackPop: unknown }).PaystackPop;
