import type { StoredCustomer } from '../core/records/customers';
import type { World } from '../core/world';

/** BVNs with which an identity check succeeds. With all others it fails. */
export const RIGHT_BVNS: readonly string[] = ['22222222221', '222222222221', '12345678901'];

/** Checks the identity of a customer, and sends the event. */
export function identify(
  world: World,
  customer: StoredCustomer,
  { type, bvn, bank }: { type: string; bvn: string; bank?: { bank_code: string; account_number: string } },
): boolean {
  const isRight = RIGHT_BVNS.includes(bvn);
  const secrets = bank
    ? { bvn: masked(bvn), account_number: masked(bank.account_number), bank_code: bank.bank_code }
    : { value: masked(bvn) };
  const identification = { country: 'NG', type, ...secrets };
  const { customer_code } = customer;
  if (isRight) world.change(customer, { identified: true, identifications: identification });
  world.emit(isRight ? 'customeridentification.success' : 'customeridentification.failed', {
    // Paystack sends a text in one event and a number in the other.
    customer_id: isRight ? String(customer.id) : customer.id,
    customer_code,
    email: customer.email,
    identification,
    ...(isRight ? {} : { reason: 'Account number or BVN is incorrect' }),
  });
  return isRight;
}

function masked(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 6))}${digits.slice(-3)}`;
}
