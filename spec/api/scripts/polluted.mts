/** Makes the same calls again and again, each time with one more property on Object.prototype, which it takes off again. */
import { AsyncPaystack, Paystack } from 'tspaystack2';

const [names = ''] = process.argv.slice(2);

const blocking = new Paystack();
const promising = new AsyncPaystack();

async function calls(): Promise<void> {
  for (const paystack of [blocking, promising]) {
    await paystack.customers.create('ada@example.com', { firstName: 'Ada' });
    await paystack.customers.getCustomers({ page: 2 });
    await paystack.plans.getPlan('PLN_1');
    await paystack.refunds.create('T1');
    await paystack.transferRecipients.bulkCreate([
      { type: 'nuban', name: 'A', accountNumber: '0', bankCode: '058' },
    ]);
    await paystack.transferRecipients.delete('RCP_1');
    await paystack.request('GET', '/customer');
    await paystack.request('POST', '/customer', { body: { email: 'grace@example.com' } });
    await paystack.request('PUT', '/customer/CUS_1');
    await (paystack as AsyncPaystack).customers.batch((queue) => [queue.getCustomer('CUS_1')]);
    for await (const _ of paystack.customers.allCustomers()) break;
  }
}

// A method of its own marks where the calls of a name begin.
const mark = (name: string) => promising.request('GET', `/mark/${name}`);

await mark('none');
await calls();
for (const name of names.split(',')) {
  await mark(name);
  Object.defineProperty(Object.prototype, name, {
    value: 'polluted',
    configurable: true,
    enumerable: true,
    writable: true,
  });
  try {
    await calls();
  } catch (error) {
    process.stdout.write(`${name}: ${String(error)}\n`);
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}
