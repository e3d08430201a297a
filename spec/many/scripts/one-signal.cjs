// Many calls on one signal: Node warns of more than ten listeners.
const { AsyncCustomer } = require('tspaystack2');

const [authKey, baseURL] = process.argv.slice(2);
const customers = new AsyncCustomer(authKey, { baseURL });
const { signal } = new AbortController();
const calls = Array.from({ length: 30 }, () => customers.getCustomers({}, { signal }));
void Promise.all(calls).then((replies) => console.log(replies.filter(({ status }) => status).length));
