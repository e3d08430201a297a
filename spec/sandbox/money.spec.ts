import { playFlows } from './money-flows';

// The long run, with many more flows, is in spec/soak.
it('adds up after each step of random flows', async () => {
  await playFlows(25);
});
