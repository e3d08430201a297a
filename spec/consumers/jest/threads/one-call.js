test('Customer makes a call', () => {
  const { Customer } = require('tspaystack2');
  const customer = new Customer('sk_test_jest', { baseURL: `${process.env.CONSUMER_SERVER}/paystack` });
  expect(customer.getCustomer('CUS_1').statusCode).toBe(200);
});
