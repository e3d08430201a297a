// What other code of a process does while a call waits, one program by name.
const { AsyncLocalStorage } = require('node:async_hooks');
const { get } = require('node:http');
const { connect, createServer } = require('node:net');
const { Worker } = require('node:worker_threads');
const { AsyncCustomer, Customer } = require('tspaystack2');

const [, , program, ...args] = process.argv;
const release = () => get(`${process.env.PAYSTACK_BASE_URL}/release`).end();
const turning = new Customer('sk_test_other', { wait: 'deasync' });
const held = () => turning.getCustomer('held');

function throwBoom() {
  throw new Error('Boom.');
}

const throwers = {
  'a timer': () => setTimeout(throwBoom, 1),
  'a tick': () => process.nextTick(throwBoom),
  "a socket's listener": () => {
    const server = createServer((socket) => socket.end('x')).listen(0, '127.0.0.1', () => {
      connect(server.address().port).once('data', throwBoom);
    });
    server.unref();
  },
};

const programs = {
  'an exception with a handler': (thrower) => {
    process.once('uncaughtException', (error) => {
      console.log(error.message);
      release();
    });
    throwers[thrower]();
    held();
    console.log('returned');
  },
  'an exception': (thrower) => {
    throwers[thrower]();
    held();
    console.log('returned');
  },
  wait: (wait) => new Customer('sk_test_other', { wait }).getCustomer('held'),
  'a handler': (signal, wait) => {
    process.once(signal, () => {
      console.log('handled');
      process.exit(7);
    });
    new Customer('sk_test_other', { wait }).getCustomer('held');
    console.log('returned');
  },
  'a thread that is terminated': () => {
    const thread = new Worker(__filename, { argv: ['wait', 'atomics'] });
    process.once('SIGINT', () => thread.terminate().then((code) => console.log('terminated', code)));
  },
  'an exit': () => {
    setTimeout(() => process.exit(7), 1);
    held();
  },
  'an exit during a batch': () => {
    setTimeout(() => process.exit(7), 1);
    turning.batch((queue) => Array.from({ length: 20 }, () => queue.getCustomer('held')));
  },
  'an exit with promises open': async () => {
    const client = new AsyncCustomer('sk_test_other');
    for (let call = 0; call < 20; call++) void client.getCustomer('held');
    await client.getCustomer('CUS_1');
    process.exit(7);
  },
  stores: () => {
    const storage = new AsyncLocalStorage();
    storage.run('timer', () =>
      setTimeout(() => {
        console.log(storage.getStore());
        release();
      }, 1),
    );
    storage.run('caller', async () => {
      await null;
      held();
      console.log(storage.getStore());
      await null;
      console.log(storage.getStore());
    });
  },
  'a throw within the wait': () => {
    const threads = require('node:worker_threads');
    const { receiveMessageOnPort } = threads;
    turning.getCustomer('CUS_1');
    threads.receiveMessageOnPort = throwBoom;
    try {
      held();
    } catch ({ message }) {
      console.log(message);
    }
    threads.receiveMessageOnPort = receiveMessageOnPort;
    // Only while the loop turns does the timer fire.
    setTimeout(release, 1);
    console.log(held().data.url);
  },
};

void programs[program](...args);
