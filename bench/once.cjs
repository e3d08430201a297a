'use strict';

// A script that makes one call and ends.
const [file, baseURL] = process.argv.slice(2);

Promise.resolve(require(file).open(baseURL)()).then((customer) => console.log(customer.customer_code));
