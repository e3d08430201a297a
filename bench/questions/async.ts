import { Player, play, warmUp } from '../player';
import { type Question, atLeast } from '../question';
import { type Measure, highest, measure, ratios } from '../table';

const OURS = 'AsyncCustomer';

/** The least that a call through axios costs: no checks, limits or retries. */
const LEAST = 'the adapter of axios';
const bare = { axios: 'axios.cjs', 'node:http': 'node-http.cjs', fetch: 'fetch.cjs' };

/** Paystack packages that send a failed request again, as AsyncCustomer does. See the table in docs/benchmarks.md. */
const retrying = {
  '@alexasomba/paystack-node': 'alexasomba-paystack-node.mjs',
  'paystack-node': 'paystack-node.cjs',
};

/** Paystack packages that send each request once, and wait for as long as it takes. */
const simple = {
  '@paystack/paystack-sdk 1.0.1': 'paystack-official.cjs',
  'paystack-sdk': 'paystack-sdk.cjs',
  paystack: 'paystack.cjs',
  'paystack-api': 'paystack-api.cjs',
};

const EXTENTS = {
  whole: {
    rivals: { ...bare, [OURS]: 'async-customer.cjs', [LEAST]: 'adapter.cjs', ...retrying, ...simple },
    levels: [1, 16, 64, 256],
    warmUp: 1_500,
    turn: 200,
    rounds: 20,
  },
  quick: {
    rivals: { axios: bare.axios, [OURS]: 'async-customer.cjs', [LEAST]: 'adapter.cjs', ...retrying },
    levels: [1, 64],
    warmUp: 700,
    turn: 60,
    rounds: 14,
  },
};

export const asyncThroughput: Question = {
  title: 'Async calls in a second',
  async ask(server, extent) {
    const { rivals, levels, turn, rounds, ...lengths } = EXTENTS[extent];
    const players = await Player.seat(rivals, server.url(0));
    const measures = new Map<number, Measure>();
    for (const inFlight of levels) {
      await warmUp(players, { milliseconds: lengths.warmUp, inFlight });
      const scores = await play(players, { milliseconds: turn, inFlight }, rounds);
      const rate = measure(`${inFlight} in flight`, '/s', scores, ({ calls, wall }) => (1000 * calls) / wall);
      measures.set(inFlight, rate);
    }
    for (const player of players) player.leave();

    const at = (inFlight: number) => {
      const found = measures.get(inFlight);
      if (found === undefined) throw new Error(`Nothing was measured at ${inFlight} in flight.`);
      return found;
    };
    const ahead = (inFlight: number) => {
      const rival = highest(at(inFlight), Object.keys(retrying));
      const figure = `${OURS} ÷ ${rival}, the fastest that also retries, ${inFlight} in flight`;
      return atLeast(figure, ratios(at(inFlight), OURS, rival), 1);
    };
    return {
      table: { rivals: Object.keys(rivals), measures: [...measures.values()] },
      notes: ['A larger figure is better. All rivals send plain HTTP on connections that are kept open.'],
      checks: [
        atLeast(`${OURS} ÷ axios, calls a second, 64 in flight`, ratios(at(64), OURS), 1.6),
        atLeast(`${OURS} ÷ axios, calls a second, 1 in flight`, ratios(at(1), OURS), 1.4),
        ahead(64),
        ahead(1),
      ],
      chart: { title: 'Async calls a second, 64 in flight', measure: at(64), scale: 'linear' },
    };
  },
};
