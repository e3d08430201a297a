// Makes a call of the class that is the first argument, whose observer makes a blocking call, waiting as the second
// argument says.
const classes = require('tspaystack2');

const [, , kind, wait] = process.argv;
const { Customer, [kind]: Client } = classes;
const inner = new Customer('sk_test_observers', { wait });
const onAttempt = ({ path }) => console.log(path, inner.getCustomer('CUS_inner').message);
const outer = new Client('sk_test_observers', { onAttempt, ...(Client === Customer ? { wait } : {}) });

(async () => console.log((await outer.getCustomer('CUS_outer')).message))();
