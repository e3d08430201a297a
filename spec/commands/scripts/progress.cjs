// Shows a progress, as on a terminal if the argument says so.
const { dirname, join } = require('node:path');
const { startProgress } = require(join(dirname(require.resolve('tspaystack2')), 'commands/progress.js'));

const [where, total] = process.argv.slice(2);
if (where === 'terminal')
  Object.assign(process.stderr, { isTTY: true, columns: 80, cursorTo() {}, clearLine() {} });
const progress = startProgress('rows', total === undefined ? undefined : Number(total));
for (let row = 0; row < 3; row++) progress.step();
if (total !== undefined) progress.growTo(4);
progress.step();
progress.end();
