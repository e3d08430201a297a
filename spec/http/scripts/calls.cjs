// Makes calls of the class that is the first argument, with the options that are the second, one after the other; each
// further argument is one, by its method and arguments. Prints a line of JSON for each.
const classes = require('tspaystack2');

const [, , kind, options, ...calls] = process.argv;

(async () => {
  const client = new classes[kind]('sk_test_calls', JSON.parse(options));
  for (const call of calls) {
    const [method, ...args] = JSON.parse(call);
    try {
      const { statusCode, message, data } = await client[method](...args);
      console.log(JSON.stringify({ statusCode, message, data }));
    } catch ({ name, message, code, attempts }) {
      console.log(JSON.stringify({ name, message, code, attempts }));
    }
  }
})();
