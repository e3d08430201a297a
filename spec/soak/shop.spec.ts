import { runChaos } from '../shop/chaos';
import { Databases, Program } from '../shop/setting';

const RUNS = Number(process.env.SHOP_RUNS ?? 100);
/** Runs at a time. Most of a run is waiting. */
const AT_A_TIME = 4;
/** Milliseconds after which no further run begins, on a machine that is too slow for all of them. */
const LONGEST = 200_000;

test(`up to ${RUNS} runs of chaos end with each paid order delivered once, and no other`, async () => {
  const program = new Program();
  await program.build();
  const databases = await Databases.start();
  // A run that fails names its seed. SHOP_RUNS=1 SHOP_SEED=… plays it again, as far as the machine takes the same time.
  const first = Number(process.env.SHOP_SEED ?? Date.now() % 1e6);
  const seeds = Array.from({ length: RUNS }, (_, index) => first + index);
  const ends = Date.now() + LONGEST;
  const totals = { runs: 0, orders: 0, paid: 0, paidTwice: 0, kills: 0 };
  const problems: string[] = [];

  async function work(): Promise<void> {
    for (let seed = seeds.shift(); seed !== undefined && Date.now() < ends; seed = seeds.shift()) {
      const database = await databases.create(`run_${seed}`);
      const report = await runChaos({ seed, database, program: program.path });
      totals.runs += 1;
      for (const name of ['orders', 'paid', 'paidTwice', 'kills'] as const) totals[name] += report[name];
      problems.push(...report.problems.map((problem) => `run ${seed}: ${problem}`));
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  } finally {
    await databases.stop();
    program.remove();
  }
  expect(problems).toEqual([]);
  console.log(`Seeds from ${first}:`, totals);
  expect(totals.kills).toBe(2 * totals.runs);
  expect(totals.runs).toBeGreaterThanOrEqual(Math.min(RUNS, 10));
});
