import { AsyncCustomer, Customer, PaystackException } from 'tspaystack2';

/** Both classes, for `describe.each`. */
export const bothClasses = [
  ['Customer', Customer],
  ['AsyncCustomer', AsyncCustomer],
] as const;

/** Both classes as one: `for await` and `await` suit what a blocking client gives as well. */
export const bothAsAsync = bothClasses as unknown as readonly (readonly [string, typeof AsyncCustomer])[];

/** What a call throws or rejects with. */
export async function thrownBy(call: () => unknown): Promise<PaystackException> {
  try {
    await call();
  } catch (thrown) {
    if (thrown instanceof PaystackException) return thrown;
    throw thrown;
  }
  throw new Error('The call threw nothing.');
}

/** An exception as plain data: its name, its message, and what else it carries beside the status that all have. */
export function factsOf(thrown: PaystackException): object {
  const { name, message } = thrown;
  const { status: _, ...facts } = thrown;
  return Object.assign({ name, message }, facts);
}

/** How a call fails, as `factsOf` has it. */
export async function failureOf(call: () => unknown): Promise<object> {
  return factsOf(await thrownBy(call));
}

/** The message of an exception that says that no usable reply came. */
export function noReply(attempts: number, problem: string): string {
  return `No usable reply from Paystack after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${problem}`;
}
