import { playFlows } from '../sandbox/money-flows';

it('adds up after each step of 1000 random flows', async () => {
  await playFlows(1_000);
});
