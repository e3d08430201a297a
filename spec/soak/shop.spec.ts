import { runChaos } from '../shop/chaos';
import { Databases, Program } from '../shop/setting';

const RUNS = Number(process.env.SHOP_RUNS ?? 100);
/** Runs at a time. Most of a run is waiting. */
const AT_A_TIME = 4;

test(`${RUNS} runs of chaos end with each paid order delivered once, and no other`, async () => {
  const program = new Program();
  await program.build();
  const databases = await Databases.start();
  // A run that fails names its seed. SHOP_RUNS=1 SHOP_SEED=… plays it again, as far as the machine takes the same time.
  const first = Number(process.env.SHOP_SEED ?? Date.now() % 1e6);
  const seeds = Array.from({ length: RUNS }, (_, index) => first + index);
  const totals = { orders: 0, paid: 0, paidTwice: 0, kills: 0 };
  const problems: string[] = [];

  async function work(): Promise<void> {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const database = await databases.create(`run_${seed}`);
      const report = await runChaos({ seed, database, program: program.path });
      for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += report[name];
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
  expect(totals).toMatchObject({ kills: 2 * RUNS });
  console.log(`${RUNS} runs:`, totals);
});
