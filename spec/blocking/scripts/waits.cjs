// What goes on in a process while a call waits, one program by name.
const { readFile } = require('node:fs');
const { Customer } = require('tspaystack2');

const BASE_URL = process.env.PAYSTACK_BASE_URL;
const turning = new Customer('sk_test_waits', { wait: 'deasync' });
const call = (code, options) => console.log(turning.getCustomer(code, options).data.url);

const programs = {
  'a call of a timer': () => {
    setTimeout(call, 1, 'release-from-timer');
    call('held');
  },
  'the loop turns': () => {
    turning.getCustomer('CUS_0');
    setTimeout(() => fetch(`${BASE_URL}/release`).then(() => console.log('fetched')), 1);
    call('held');
    console.log('returned');
  },
  'a late reply': () => {
    readFile(__filename, () => {
      turning.getCustomer('CUS_0');
      turning.getCustomer('CUS_0');
      call('held');
    });
  },
  'the longest deadline': () => call('CUS_1', { deadline: 2 ** 31 - 1 }),
};

programs[process.argv[2]]();
