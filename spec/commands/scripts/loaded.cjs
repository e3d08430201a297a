// Prints what is loaded, of the command and of the libraries that only it needs, by what the argument names.
require(process.argv[2]);
const files = Object.keys(require.cache).map((file) => file.replaceAll('\\', '/'));
const ofCommand = /\/dist\/cli\.js$|\/node_modules\/(cli-progress|commander|csv-parse|csv-stringify)\//;
console.log(JSON.stringify(files.filter((file) => ofCommand.test(file))));
