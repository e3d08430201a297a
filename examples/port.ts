/** Brings people into Paystack, and blocks those whose identity it refuses to check. */
import { Country, Customer, Identification, RiskAction } from 'tspaystack2';

const people = [
  { email: 'ada@example.com', firstName: 'Ada', phone: '+2348012345678', bvn: '20012345677' },
  { email: 'kofi@example.com', firstName: 'Kofi', phone: null, bvn: '2001' },
];

const customer = new Customer(); // the key comes from PAYSTACK_AUTHORIZATION_KEY

for (const { email, firstName, phone, bvn } of people) {
  const { statusCode, status, message, data } = customer.create(email, { firstName, phone });
  if (!status) {
    console.log(`${email}: ${statusCode} ${message}`);
    continue;
  }
  customer.update(data.customer_code, { metadata: { source: 'import' } });
  const checked = customer.validate(data.customer_code, {
    firstName,
    lastName: 'Obi',
    identificationType: Identification.BVN,
    country: Country.NIGERIA,
    bvn,
  });
  if (!checked.status) {
    customer.flag(email, { riskAction: RiskAction.BLACKLIST });
  }
  console.log(`${email}: ${checked.message}`);
}

const listed = customer.getCustomers({ pagination: 10 });
if (listed.status) {
  console.log(listed.data.length, 'customers');
}
