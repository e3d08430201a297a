import { Player, play, warmUp } from '../player';
import { type Question, atLeast } from '../question';
import { type Measure, measure, ratio } from '../table';

const OURS = 'AsyncCustomer';

const rivals = {
  axios: 'axios.cjs',
  'node:http': 'node-http.cjs',
  fetch: 'fetch.cjs',
  [OURS]: 'async-customer.cjs',
  '@alexasomba/paystack-node': 'alexasomba-paystack-node.mjs',
  'paystack-node': 'paystack-node.cjs',
};

async function throughput(players: readonly Player[], inFlight: number): Promise<Measure> {
  await warmUp(players, { milliseconds: 1_500, inFlight });
  const scores = await play(players, { milliseconds: 200, inFlight }, 12);
  return measure(`${inFlight} in flight`, '/s', scores, ({ calls, wall }) => (1000 * calls) / wall);
}

export const asyncThroughput: Question = {
  title: 'Async calls in a second',
  async ask(server) {
    const players = await Player.seat(rivals, server.url(0));
    const one = await throughput(players, 1);
    const sixteen = await throughput(players, 16);
    const sixtyFour = await throughput(players, 64);
    const many = await throughput(players, 256);
    for (const player of players) player.leave();
    return {
      table: { rivals: Object.keys(rivals), measures: [one, sixteen, sixtyFour, many] },
      notes: [
        'Here more is better. Each has a keep-alive agent of Node, with the same settings; fetch, and @alexasomba/paystack-node on top of it, have their own.',
        "The other Paystack packages of the npm registry (@paystack/paystack-sdk, paystack, paystack-api, paystack-sdk) have Paystack's address built in.",
      ],
      checks: [atLeast(`${OURS} ÷ axios, calls a second at 64 in flight`, ratio(sixtyFour, OURS), 1.1)],
      chart: { title: 'Async calls a second, 64 in flight', measure: sixtyFour, scale: 'linear' },
    };
  },
};
