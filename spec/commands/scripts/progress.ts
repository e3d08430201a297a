// Shows a progress, as on a terminal if the argument says so.
import { startProgress } from '../../../lib/commands/progress';
import { Terminal } from '../../../lib/commands/terminal';

const [where, total] = process.argv.slice(2);
if (where === 'terminal') {
  const nothing = () => undefined;
  Object.assign(process.stderr, { isTTY: true, columns: 80, cursorTo: nothing, clearLine: nothing });
}
const counted = { one: 'row', many: 'rows', total: total === undefined ? undefined : Number(total) };
const progress = startProgress(counted, new Terminal(process));
for (let row = 0; row < 4; row++) progress.step();
progress.end();
