// Makes a call of the class that is the first argument, in a process that has made none; prints its reply's message.
const classes = require('tspaystack2');

const [, , kind, options] = process.argv;

(async () => {
  const reply = await new classes[kind]('sk_test_call', JSON.parse(options ?? '{}')).getCustomers();
  console.log(reply.message);
})();
