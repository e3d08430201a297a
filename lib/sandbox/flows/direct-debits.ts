import { bankName } from '../core/banks';
import { customerNamed, nameOf, newAuthorization } from '../core/customers';
import { signatureOf } from '../core/instruments';
import type { StoredMandate } from '../core/records/accounts';
import { eventOf } from '../views/direct-debits';
import type { World } from '../core/world';

/** Approves a mandate, as its customer would, and makes it chargeable. */
export function approve(world: World, mandate: StoredMandate): void {
  if (mandate.status !== 'pending') throw new Error(`The mandate is ${mandate.status} already.`);
  const customer = customerNamed(world, mandate.customer);
  const bank = bankName(mandate.bank_code);
  const authorization = newAuthorization(world, {
    authorization_code: mandate.authorization_code,
    bin: '000XXX',
    last4: mandate.account_number.slice(-4),
    exp_month: '01',
    exp_year: '2034',
    channel: 'direct_debit',
    card_type: 'mandate',
    bank,
    brand: bank,
    reusable: true,
    account_name: nameOf(customer),
    signature: signatureOf(`direct_debit ${mandate.bank_code} ${mandate.account_number}`),
  });
  world.addAuthorization(customer, authorization);
  // The accounts of mandates are Nigerian.
  world.settings.currencies[authorization.authorization_code] = 'NGN';
  world.change(mandate, { status: 'active', authorized_at: world.now });
  const told = eventOf(mandate, authorization, world);
  world.emit('direct_debit.authorization.created', { ...told, active: false });
  const { reference, integration, domain } = mandate;
  world.emit('direct_debit.authorization.active', { ...told, active: true, integration, domain, reference });
}

/** Refuses a mandate, as its customer or their bank would. */
export function rejectMandate(world: World, mandate: StoredMandate): void {
  if (mandate.status !== 'pending') throw new Error(`The mandate is ${mandate.status} already.`);
  // Paystack knows pending, active and revoked mandates.
  world.change(mandate, { status: 'revoked' });
}
