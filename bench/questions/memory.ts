import { Player, type Score, play } from '../player';
import { type Question, below } from '../question';
import { median } from '../stats';
import { measure, samplesOf } from '../table';

const own = { AsyncCustomer: 'async-customer.cjs', Customer: 'customer.cjs' };

const EXTENTS = {
  whole: { rivals: { axios: 'axios.cjs', ...own }, calls: 100_000, readings: 20 },
  quick: { rivals: own, calls: 10_000, readings: 20 },
};

function inWords(count: number): string {
  return count.toLocaleString('en').replaceAll(',', ' ');
}

export const memory: Question = {
  title: 'Resident set over many calls',
  async ask(server, extent) {
    const { rivals, calls, readings } = EXTENTS[extent];
    const players = await Player.seat(rivals, server.url(0), ['--expose-gc']);
    // Side by side: time is not the question.
    const runs = await Promise.all(
      players.map(async (player) => {
        const inFlight = player.rival === 'Customer' ? 1 : 16;
        const turn = { calls: calls / readings, inFlight };
        await play([player], turn, readings / 10);
        const scores = await play([player], turn, readings);
        player.leave();
        return [player.rival, [scores.get(player.rival) ?? []]] as const;
      }),
    );
    const scores = new Map(runs);
    const quarter = readings / 4;
    const resident = (list: readonly Score[]) => median(list.map((score) => score.resident / 2 ** 20));
    const first = (list: readonly Score[]) => resident(list.slice(0, quarter));
    const last = (list: readonly Score[]) => resident(list.slice(-quarter));
    const growth = measure('growth', 'MB', scores, (list) => last(list) - first(list), false);
    return {
      table: {
        rivals: Object.keys(rivals),
        measures: [
          growth,
          measure('first quarter', 'MB', scores, first, false),
          measure('last quarter', 'MB', scores, last, false),
        ],
      },
      notes: [
        `${inWords(calls)} calls, after a tenth as many to warm up. The resident set is read ${readings} times, after the garbage of the main thread was collected. The table has the medians of the first and the last quarter of these readings.`,
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
