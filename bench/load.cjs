'use strict';

// Prints what loading a package costs, module by module: `node bench/load.cjs axios`, `node bench/load.cjs ..` for this one.
const Module = require('node:module');

const [name = 'axios', least = '2'] = process.argv.slice(2);

const load = Module._load;
const rows = [];
let depth = 0;

Module._load = function (path, ...rest) {
  const row = { path, depth, milliseconds: 0 };
  rows.push(row);
  depth += 1;
  const began = performance.now();
  try {
    return load.call(this, path, ...rest);
  } finally {
    row.milliseconds = performance.now() - began;
    depth -= 1;
  }
};

require(name);

for (const { path, depth, milliseconds } of rows) {
  if (depth < 3 && milliseconds >= Number(least))
    console.log(`${'  '.repeat(depth)}${path} ${milliseconds.toFixed(1)} ms`);
}
