import { type AsyncCustomer, Country, type Customer, Identification } from 'tspaystack2';

const ada = { firstName: 'Ada', lastName: 'Lovelace', bvn: '20012345677' };
const account = { ...ada, country: Country.NIGERIA, identificationType: Identification.BANK_ACCOUNT };

/** What is to compile, and what is not to. It never runs. */
export function contract(
  customer: Customer,
  asyncCustomer: AsyncCustomer,
  use: (value: unknown) => void,
): void {
  customer.validate('CUS_1', { ...ada, country: Country.NIGERIA, identificationType: Identification.BVN });
  customer.validate('CUS_1', { ...ada, country: 'NG', identificationType: 'bvn' });
  // @ts-expect-error: no such country.
  customer.validate('CUS_1', { ...ada, country: 'Nigeria', identificationType: 'bvn' });

  customer.validate('CUS_1', { ...account, bankCode: '007', accountNumber: '0123456789' });
  // @ts-expect-error: a bank account without its bank.
  customer.validate('CUS_1', { ...account, accountNumber: '0123456789' });
  // @ts-expect-error: a bank account without its number.
  customer.validate('CUS_1', { ...account, bankCode: '007' });
  // @ts-expect-error: a bank account whose number is left out by null.
  customer.validate('CUS_1', { ...account, bankCode: '007', accountNumber: null });

  customer.create('ada@example.com', { firstName: 'Ada', phone: null });
  // @ts-expect-error: the name is Python's.
  customer.create('ada@example.com', { first_name: 'Ada' });
  // @ts-expect-error: the name is the wire's.
  customer.getCustomers({ perPage: 10 });

  const reply = customer.getCustomer('CUS_1');
  if (reply.status) use(reply.data.customer_code);
  // @ts-expect-error: the reply may be a refusal.
  use(reply.data.customer_code);

  void asyncCustomer.getCustomer('CUS_1').then((found) => use(found.data));
  // @ts-expect-error: the promise is not awaited.
  use(asyncCustomer.getCustomer('CUS_1').data);

  void asyncCustomer.getCustomer('CUS_1', { signal: AbortSignal.timeout(1) });
  // @ts-expect-error: what blocks cannot be aborted.
  customer.getCustomer('CUS_1', { signal: AbortSignal.timeout(1) });
}
