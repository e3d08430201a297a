'use strict';

// A script that makes one call, prints what it got, and ends.
const { writeSync } = require('node:fs');

const [file, ...args] = process.argv.slice(2);

Promise.resolve(require(file).open(...args)()).then((customer) => writeSync(1, customer.customer_code));
