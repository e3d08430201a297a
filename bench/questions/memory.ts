import { Player, type Score, play } from '../player';
import { type Question, below } from '../question';
import { measure, typical } from '../table';

const own = { AsyncCustomer: 'async-customer.cjs', Customer: 'customer-deasync.cjs' };
const rivals = { axios: 'axios.cjs', ...own };

const STEPS = 4;

export const memory: Question = {
  title: 'Resident set over 100 000 calls',
  async ask(server) {
    const players = await Player.seat(rivals, server.url(0), ['--expose-gc']);
    // Side by side: time is not the question.
    const runs = await Promise.all(
      players.map(async (player) => {
        const inFlight = player.rival === 'Customer' ? 1 : 16;
        const before = await play([player], { calls: 5_000, inFlight }, 1);
        const after = await play([player], { calls: 100_000 / STEPS, inFlight }, STEPS);
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
          measure('after 50 000', 'MB', scores, at(STEPS / 2), false),
          measure('after 100 000', 'MB', scores, at(STEPS), false),
        ],
      },
      notes: ['Read after 5 000 calls to warm up, and after the garbage of the main thread was collected.'],
      checks: Object.keys(own).map((rival) =>
        below(`${rival}, growth of the resident set`, typical(growth, rival), 10, ' MB'),
      ),
    };
  },
};
