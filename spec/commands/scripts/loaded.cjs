// Prints which of the libraries of the commands are loaded by what the argument names.
const { createRequire } = require('node:module');

require(process.argv[2]);
const folders = Object.keys(require.cache).map((file) => file.replaceAll('\\', '/'));
const libraries = ['cli-progress', 'commander', 'csv-parse', 'csv-stringify'];
const ofPackage = createRequire(require.resolve('tspaystack2'));
const loaded = libraries.filter((library) =>
  folders.includes(ofPackage.resolve(library).replaceAll('\\', '/')),
);
console.log(JSON.stringify([...loaded, ...folders.filter((file) => file.includes('/dist/commands/'))]));
