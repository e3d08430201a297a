// Preloaded, in the thread that sends as well: `localhost` has two addresses, and no server listens at the second one.
const dns = require('node:dns');

dns.lookup = (_host, _options, callback) => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  process.nextTick(callback, null, addresses);
};
