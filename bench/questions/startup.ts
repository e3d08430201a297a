import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment, rivalFile } from '../player';
import { type Question, atMost } from '../question';
import { measure, ratio } from '../table';

const OURS = "Customer, wait 'deasync'";

const rivals = {
  axios: 'axios.cjs',
  AsyncCustomer: 'async-customer.cjs',
  [OURS]: 'customer-deasync.cjs',
  "Customer, wait 'atomics'": 'customer-atomics.cjs',
};

const ROUNDS = 25;

/** Milliseconds from the start of a process to its end, one call between. */
function lifetime(file: string, baseURL: string): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(__dirname, '../once.cjs'), rivalFile(file), baseURL], {
    env: cleanEnvironment,
  });
  if (status !== 0) throw new Error(`A script with ${file} failed.`);
  return performance.now() - began;
}

export const startup: Question = {
  title: 'A script that makes one call, from start to end',
  ask(server) {
    const scores = new Map(Object.keys(rivals).map((rival) => [rival, [] as number[]]));
    // The first round finds the files in no cache, and does not count.
    for (let round = -1; round < ROUNDS; round++) {
      for (const [rival, file] of Object.entries(rivals)) {
        const time = lifetime(file, server.url(0));
        if (round >= 0) scores.get(rival)?.push(time);
      }
    }
    const wall = measure('whole process', 'ms', scores, (time) => time);
    return Promise.resolve({
      table: { rivals: Object.keys(rivals), measures: [wall] },
      notes: [],
      checks: [atMost('Script with Customer ÷ script with axios', ratio(wall, OURS), 1.1)],
      chart: { title: 'A script that makes one call', measure: wall, scale: 'linear' },
    });
  },
};
