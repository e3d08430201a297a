/* After the last test file: tells how many of the threads that send are alive. */
const { writeFileSync } = require('node:fs');

module.exports = async () => {
  const { started, alive } = globalThis.sendingThreads;
  // A thread whose end is under way has 5 s to end.
  for (let turn = 0; turn < 50 && alive.size > 1; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  writeFileSync(process.env.CONSUMER_THREADS, JSON.stringify({ started: started.size, alive: alive.size }));
};
