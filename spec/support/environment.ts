/** What Node, the library, the examples and the tools that the tests run read from the environment. */
const read = /^(NODE_.*|PAYSTACK_.*|.*_PROXY|FORCE_COLOR|CI|HOST|LOG_LEVEL|PORT|TZ)$/i;

// The tests, and what they start, see the same environment whoever runs them, in a terminal or not.
for (const name of Object.keys(process.env)) if (read.test(name)) Reflect.deleteProperty(process.env, name);
process.env.NO_COLOR = '1';
// Programs that tsx starts at the same time fail now and then over its cache of earlier versions.
process.env.TSX_DISABLE_CACHE = '1';
