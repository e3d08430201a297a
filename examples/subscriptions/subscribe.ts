/** Makes a plan, and subscribes to it all customers who have a card that can be charged again. The port of subscribe.py. */
import { Interval, Paystack } from 'tspaystack2';

const paystack = new Paystack(); // the key comes from PAYSTACK_AUTHORIZATION_KEY

const plan = paystack.plans.create('Monthly retainer', {
  amount: 500_000,
  interval: Interval.MONTHLY,
  description: 'Support by email',
});
if (!plan.status) throw new Error(`${plan.statusCode} ${plan.message}`);
const planCode = plan.data.plan_code;

for (const { customer_code, email } of paystack.customers.allCustomers()) {
  const found = paystack.customers.getCustomer(customer_code);
  if (!found.status || !found.data.authorizations.some(({ reusable }) => reusable)) {
    console.log(`${email}: no card`);
    continue;
  }
  const subscription = paystack.subscriptions.create(customer_code, { plan: planCode });
  console.log(`${email}: ${subscription.message}`);
}

const subscriptions = paystack.subscriptions.getSubscriptions();
if (subscriptions.status) console.log(subscriptions.data.length, 'subscriptions');
