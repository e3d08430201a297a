import { type LoadedSandbox, failuresOf, startLoadedSandbox } from '../../bench/sandbox-load';

/** As many in each pass, so that as much is recorded at the end of each. A reset forgets it. */
const REQUESTS = 12_000;
/** How much the live heap may grow. One that kept the requests of the passes before would be more than twice as large. */
const GROWTH = 1.1;

let sandbox: LoadedSandbox;

beforeAll(async () => {
  sandbox = await startLoadedSandbox();
});
afterAll(() => sandbox.stop());

test('a sandbox answers all requests on 200 connections, and takes no more memory for the third 12 000 than for the first', async () => {
  const heaps: number[] = [];
  for (let pass = 0; pass < 3; pass += 1) {
    await sandbox.prepare();
    const result = await sandbox.load({ amount: REQUESTS });
    expect([result.requests.total, failuresOf(result)]).toEqual([REQUESTS, 0]);
    heaps.push(await sandbox.liveHeap());
  }
  const [first = 0, , third = Infinity] = heaps;
  expect(third / first).toBeLessThan(GROWTH);
});
