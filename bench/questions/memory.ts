import { Player, type Score, play } from '../player';
import { type Question, below } from '../question';
import { measure, samplesOf } from '../table';

const own = { AsyncCustomer: 'async-customer.cjs', Customer: 'customer.cjs' };

const STEPS = 4;

const EXTENTS = {
  whole: { rivals: { axios: 'axios.cjs', ...own }, warmUp: 5_000, calls: 100_000 },
  quick: { rivals: own, warmUp: 2_000, calls: 8_000 },
};

function inWords(count: number): string {
  return count.toLocaleString('en').replaceAll(',', ' ');
}

export const memory: Question = {
  title: 'Resident set over many calls',
  async ask(server, extent) {
    const { rivals, warmUp, calls } = EXTENTS[extent];
    const players = await Player.seat(rivals, server.url(0), ['--expose-gc']);
    // Side by side: time is not the question.
    const runs = await Promise.all(
      players.map(async (player) => {
        const inFlight = player.rival === 'Customer' ? 1 : 16;
        const before = await play([player], { calls: warmUp, inFlight }, 1);
        const after = await play([player], { calls: calls / STEPS, inFlight }, STEPS);
        player.leave();
        return [player.rival, [before, after].flatMap((part) => part.get(player.rival) ?? [])] as const;
      }),
    );
    const scores = new Map(runs.map(([rival, list]) => [rival, [list]]));
    const at = (step: number) => (list: readonly Score[]) => (list[step]?.resident ?? NaN) / 2 ** 20;
    const growth = measure('growth', 'MB', scores, (list) => at(STEPS)(list) - at(0)(list), false);
    return {
      table: {
        rivals: Object.keys(rivals),
        measures: [
          growth,
          measure('before', 'MB', scores, at(0), false),
          measure(`after ${inWords(calls / 2)}`, 'MB', scores, at(STEPS / 2), false),
          measure(`after ${inWords(calls)}`, 'MB', scores, at(STEPS), false),
        ],
      },
      notes: [
        `Read after ${inWords(warmUp)} calls to warm up, and after the garbage of the main thread was collected.`,
      ],
      checks: Object.keys(own).map((rival) =>
        below(
          `${rival}, growth of the resident set over ${inWords(calls)} calls`,
          samplesOf(growth, rival),
          10,
          ' MB',
        ),
      ),
    };
  },
};
