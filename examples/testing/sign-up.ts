import type { AsyncCustomer } from 'tspaystack2';

/** Makes a customer of somebody who signs up, and gives their code; `null` if Paystack refuses them. */
export async function signUp(
  customers: AsyncCustomer,
  email: string,
  firstName: string,
): Promise<string | null> {
  const reply = await customers.create(email, { firstName, metadata: { source: 'sign-up' } });
  return reply.status ? reply.data.customer_code : null;
}
