// Shows a progress, as on a terminal if the argument says so.
import { startProgress } from '../../../lib/commands/progress';

const [where, total] = process.argv.slice(2);
if (where === 'terminal') {
  const nothing = () => undefined;
  Object.assign(process.stderr, { isTTY: true, columns: 80, cursorTo: nothing, clearLine: nothing });
}
const progress = startProgress('rows', total === undefined ? undefined : Number(total));
for (let row = 0; row < 3; row++) progress.step();
if (total !== undefined) progress.growTo(4);
progress.step();
progress.end();
