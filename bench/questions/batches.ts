import { Player, play, warmUp } from '../player';
import { type Question, atMost } from '../question';
import { measure, ratios } from '../table';

const FEW = 8;
const MANY = 1_024;

const EXTENTS = { whole: { calls: 4_096, rounds: 12 }, quick: { calls: 1_536, rounds: 3 } };

const nameOf = (name: string, inFlight: number) => `${name}, ${inFlight.toLocaleString('en')} in flight`;

export const batches: Question = {
  title: 'Batches with few and with many calls in flight',
  async ask(server, extent) {
    const { calls, rounds } = EXTENTS[extent];
    const classNames = ['Customer', 'AsyncCustomer'];
    const rivals: Record<string, string> = {};
    for (const inFlight of [FEW, MANY]) {
      for (const name of classNames) {
        rivals[nameOf(`${name}.batch`, inFlight)] = `batch.cjs ${name} ${calls} ${inFlight}`;
      }
      rivals[nameOf('axios', inFlight)] = `axios-batch.cjs ${calls} ${inFlight}`;
    }
    const players = await Player.seat(rivals, server.url(0));
    if (extent === 'whole') await warmUp(players, { calls: 4 });
    const scores = await play(players, { calls: 1 }, rounds);
    for (const player of players) player.leave();

    const cpu = measure('CPU, a call', 'ms', scores, (score) => score.cpu / calls);
    return {
      table: {
        rivals: Object.keys(rivals),
        measures: [cpu, measure('wall, a call', 'ms', scores, (score) => score.wall / calls)],
      },
      notes: [`A batch has ${calls.toLocaleString('en')} calls. The server replies at once.`],
      checks: classNames.map((className) => {
        const many = nameOf(`${className}.batch`, MANY);
        return atMost(`${many} ÷ axios, CPU a call`, ratios(cpu, many, nameOf('axios', MANY)), 0.8);
      }),
    };
  },
};
