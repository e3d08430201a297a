// Makes a call of the class that is the first argument, with the observer that the second one names.
const { inspect } = require('node:util');
const classes = require('tspaystack2');

const [, , kind, name] = process.argv;

const observers = {
  throws: () => {
    throw new Error('Odd.');
  },
  rejects: async () => {
    throw new Error('Odd.');
  },
  'throws what is no error': () => {
    throw 'Odd.';
  },
  'throws what cannot be looked at': () => {
    throw {
      [inspect.custom]() {
        throw new Error('Odd.');
      },
    };
  },
  'throws what is no string': () => {
    throw Object.create(null);
  },
};

process.on('warning', ({ name, message, detail }) =>
  console.log([name, message, detail.split('\n')[0]].join('|')),
);

(async () => {
  const reply = await new classes[kind]('sk_test_observers', { onAttempt: observers[name] }).getCustomers();
  process.on('exit', () => console.log(reply.message));
})();
