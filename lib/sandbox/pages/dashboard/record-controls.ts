import {
  checkAuthorization,
  checkCustomers,
  checkPlans,
  checkRecipients,
  checkSubaccounts,
} from '../../seed-checks';
import { Interval } from '../../../arguments/enums';
import type { Control } from './control';
import { type Form, filledIn } from './form';

const MOST_AT_ONCE = 10_000;
const CODE = 'a random one';
const CURRENCY = { name: 'currency', label: 'Currency', options: [] };

/** What a tester can put into the sandbox, and how much money there is. */
export const RECORD_CONTROLS = {
  customer: {
    title: 'Customer',
    button: 'Add',
    fields: [
      { name: 'email', label: 'Email', example: 'ada@example.com' },
      { name: 'first_name', label: 'First name' },
      { name: 'last_name', label: 'Last name' },
      { name: 'customer_code', label: 'Code', example: CODE },
    ],
    run: (commands, form) => {
      const email = form.filled('email');
      commands.seedCustomers(
        checkCustomers([{ ...texts(form, 'first_name', 'last_name', 'customer_code'), email }]),
      );
      return `The customer ${email} is added.`;
    },
  },
  customers: {
    title: 'Customers',
    about: 'Makes up customers, each with an email at example.com.',
    button: 'Add',
    fields: [{ name: 'count', label: 'How many', value: '10' }],
    run: (commands, form) => {
      const count = form.number('count', 1, MOST_AT_ONCE);
      commands.seedCustomers(count);
      return `${count} customers are added.`;
    },
  },
  authorization: {
    title: 'Authorization',
    about: 'A card of a customer that can be charged.',
    button: 'Add',
    fields: [
      { name: 'customer', label: 'Customer', example: 'ada@example.com' },
      { name: 'authorization_code', label: 'Code', example: CODE },
    ],
    run: (commands, form) => {
      const seed = checkAuthorization(texts(form, 'authorization_code'));
      const { authorization_code } = commands.seedAuthorization(form.filled('customer'), seed);
      return `The authorization ${authorization_code} is added.`;
    },
  },
  plan: {
    title: 'Plan',
    button: 'Add',
    fields: [
      { name: 'name', label: 'Name', example: 'made up' },
      { name: 'amount', label: 'Amount in subunits', example: '500000' },
      {
        name: 'interval',
        label: 'Interval',
        options: Object.values(Interval).map((each) => [each, each] as const),
        value: 'monthly',
      },
      CURRENCY,
      { name: 'plan_code', label: 'Code', example: CODE },
    ],
    run: (commands, form) => {
      const amount = filledIn({ amount: form.whole('amount', 1) });
      const interval = form.choice('interval', Object.values(Interval));
      const seed = { ...texts(form, 'name', 'currency', 'plan_code'), ...amount, interval };
      const plans = commands.seedPlans(checkPlans([seed]));
      return `The plan ${plans.map(({ plan_code }) => plan_code).join()} is added.`;
    },
  },
  subaccount: {
    title: 'Subaccount',
    button: 'Add',
    fields: [
      { name: 'business_name', label: 'Name', example: 'made up' },
      { name: 'percentage_charge', label: 'You keep, in %', example: '20' },
      { name: 'subaccount_code', label: 'Code', example: CODE },
    ],
    run: (commands, form) => {
      const charge = filledIn({ percentage_charge: form.whole('percentage_charge', 0, 100) });
      const seed = { ...texts(form, 'business_name', 'subaccount_code'), ...charge };
      const subaccounts = commands.seedSubaccounts(checkSubaccounts([seed]));
      return `The subaccount ${subaccounts.map(({ subaccount_code }) => subaccount_code).join()} is added.`;
    },
  },
  recipient: {
    title: 'Transfer recipient',
    button: 'Add',
    fields: [
      { name: 'name', label: 'Name', example: 'made up' },
      { name: 'recipient_code', label: 'Code', example: CODE },
    ],
    run: (commands, form) => {
      const recipients = commands.seedRecipients(checkRecipients([texts(form, 'name', 'recipient_code')]));
      return `The recipient ${recipients.map(({ recipient_code }) => recipient_code).join()} is added.`;
    },
  },
  balance: {
    title: 'Balance',
    about: 'Transfers are paid from it.',
    button: 'Set',
    fields: [{ name: 'amount', label: 'Amount in subunits', example: '10000000' }, CURRENCY],
    run: (commands, form) => {
      const amount = form.number('amount');
      commands.setBalance(amount, form.filled('currency'));
      return 'The balance is set.';
    },
  },
  funds: {
    title: 'Funds of a customer',
    about: 'How much money is behind an authorization. A charge of more fails.',
    button: 'Set',
    fields: [
      { name: 'authorization', label: 'Authorization', example: 'AUTH_…' },
      { name: 'amount', label: 'Amount in subunits', example: 'no limit' },
    ],
    run: (commands, form) => {
      const amount = form.whole('amount');
      commands.setFunds(form.filled('authorization'), amount ?? null);
      return amount === undefined ? 'There is no limit.' : 'The funds are set.';
    },
  },
} as const satisfies Readonly<Record<string, Control>>;

/** The texts of fields that are not empty, by their names. */
function texts<K extends string>(form: Form, ...names: readonly K[]): Partial<Record<K, string>> {
  return filledIn(Object.fromEntries(names.map((name) => [name, form.text(name) || undefined]))) as Partial<
    Record<K, string>
  >;
}
