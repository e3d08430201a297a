import { customerNamed, newAuthorization, nameOf } from '../core/customers';
import { found } from '../core/plain';
import { ensureLeast } from '../core/reading';
import type { StoredDedicatedAccount } from '../core/records/accounts';
import type { StoredCustomer } from '../core/records/customers';
import type { StoredTransaction } from '../core/records/payments';
import { BUSINESS, type World } from '../core/world';
import { fail, obstacleOf, succeed } from './payments';
import { ensureSharers, newTransaction } from './transactions';

export const PROVIDERS = [
  { provider_slug: 'access-bank', bank_id: 1, bank_name: 'Access Bank', id: 6 },
  { provider_slug: 'wema-bank', bank_id: 20, bank_name: 'Wema Bank', id: 5 },
  { provider_slug: 'titan-paystack', bank_id: 297, bank_name: 'Titan Paystack', id: 7 },
];

/** The provider of all test accounts. The API does not list it. */
const TEST_BANK = { provider_slug: 'test-bank', bank_id: 24, bank_name: 'Test Bank', id: 1 };

/** Makes an account for a customer, at one of the providers. */
export function newAccount(
  world: World,
  customer: StoredCustomer,
  {
    preferred_bank = TEST_BANK.provider_slug,
    subaccount,
    split_code,
  }: {
    preferred_bank?: string | undefined;
    subaccount?: string | undefined;
    split_code?: string | undefined;
  },
): StoredDedicatedAccount {
  ensureSharers(world, { subaccount, split_code });
  const known = [...PROVIDERS, TEST_BANK].find(({ provider_slug }) => provider_slug === preferred_bank);
  const { bank_name: name, bank_id: id, provider_slug: slug } = found(known, 'Preferred bank not found');
  return world.dedicatedAccounts.add({
    ...world.stamp(world.dedicatedAccounts),
    bank: { name, id, slug },
    account_name: `${BUSINESS}/${nameOf(customer)}`.toUpperCase(),
    account_number: `9${world.random.text(9, 'digits')}`,
    assigned: true,
    active: true,
    currency: 'NGN',
    customer: customer.id,
    split_config: {
      ...(subaccount === undefined ? {} : { subaccount }),
      ...(split_code === undefined ? {} : { split_code }),
    },
    assigned_at: world.now,
  });
}

/** Pays money into an account, as a bank transfer would. */
export function payInto(world: World, account: StoredDedicatedAccount, amount: number): StoredTransaction {
  if (!account.active || !account.assigned) throw new Error('The account is not active.');
  ensureLeast(amount, account.currency, 'bank_transfer');
  const customer = customerNamed(world, account.customer);
  const transaction = newTransaction(world, customer, {
    amount,
    currency: account.currency,
    channel: 'dedicated_nuban',
    metadata: {
      receiver_account_number: account.account_number,
      receiver_bank: account.bank.name,
    },
    subaccount: account.split_config.subaccount,
    split_code: account.split_config.split_code,
    entryPoint: 'dedicated_account',
  });
  const authorization = newAuthorization(world, {
    bin: '008XXX',
    last4: 'X553',
    exp_month: '12',
    exp_year: '9999',
    channel: 'dedicated_nuban',
    card_type: 'transfer',
    bank: 'Test Bank',
    brand: 'Managed Account',
    reusable: false,
    signature: null,
  });
  const refused = obstacleOf(world, transaction, authorization);
  if (refused === undefined) succeed(world, transaction, authorization, 'Approved');
  else fail(world, transaction, refused);
  return transaction;
}
