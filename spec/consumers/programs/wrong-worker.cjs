// A worker of the app's own, which the library must not take for its own. Written at once: what a thread logs is
// lost while the main thread stands still.
require('node:fs').writeSync(2, 'WRONG WORKER\n');
