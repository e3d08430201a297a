'use strict';

// Prints what loading axios costs, module by module: what a worker has to do before it can send.
const Module = require('node:module');

const load = Module._load;
const rows = [];
let depth = 0;

Module._load = function (name, ...rest) {
  const row = { name, depth, milliseconds: 0 };
  rows.push(row);
  depth += 1;
  const began = performance.now();
  try {
    return load.call(this, name, ...rest);
  } finally {
    row.milliseconds = performance.now() - began;
    depth -= 1;
  }
};

require('axios');

for (const { name, depth, milliseconds } of rows) {
  if (depth < 3 && milliseconds >= 2)
    console.log(`${'  '.repeat(depth)}${name} ${milliseconds.toFixed(0)} ms`);
}
