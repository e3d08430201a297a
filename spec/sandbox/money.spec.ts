import { playFlows } from './money-flows';

it('adds up after each step of random flows', async () => {
  await playFlows(Number(process.env.FLOWS ?? 30));
});
