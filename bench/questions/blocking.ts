import { spawnSync } from 'node:child_process';
import { Player, type Rivals, type Scores, type Turn, play, warmUp } from '../player';
import { type Question, atMost, below } from '../question';
import type { Server } from '../server';
import { measure, ratio, typical } from '../table';

const awaited = { 'axios, awaited': 'axios.cjs', 'node:http, awaited': 'node-http.cjs' };

const ours = {
  "Customer, wait 'deasync'": 'customer-deasync.cjs',
  "Customer, wait 'atomics'": 'customer-atomics.cjs',
};

const DEASYNC = 'axios under naive deasync';
const SYNCKIT = 'axios under synckit';
const CURL = 'curl process';

const others = {
  [DEASYNC]: 'deasync.cjs',
  [SYNCKIT]: 'synckit.cjs',
  'axios under make-synchronous': 'make-synchronous.mjs',
};

const processes = { 'sync-fetch': 'sync-fetch.cjs', [CURL]: 'curl.cjs' };

/** The rivals that can run here, and which cannot. */
function entrants(): { rivals: Rivals; notes: string[] } {
  const missing = new Map<string, string>();
  if (spawnSync('curl', ['--version']).error) missing.set(CURL, 'curl is not installed');
  if (spawnSync(process.execPath, ['-e', "require('deasync')"], { cwd: __dirname }).status !== 0) {
    missing.set(DEASYNC, "deasync cannot be loaded, so wait 'deasync' waits as 'atomics' does");
  }
  const all = { ...awaited, ...ours, ...others, ...processes };
  return {
    rivals: Object.fromEntries(Object.entries(all).filter(([rival]) => !missing.has(rival))),
    notes: [...missing].map(([rival, why]) => `Left out: ${rival}; ${why}.`),
  };
}

async function contest(
  server: Server,
  rivals: Rivals,
  delay: number,
  turn: Turn,
  rounds: number,
): Promise<Scores> {
  const players = await Player.seat(rivals, server.url(delay));
  await warmUp(players, { milliseconds: 4_000 });
  const scores = await play(players, turn, rounds);
  for (const player of players) player.leave();
  return scores;
}

/** All at the same time: they only wait. */
async function rest(server: Server, rivals: Rivals, delay: number, rounds: number): Promise<Scores> {
  const players = await Player.seat(rivals, server.url(delay));
  const scores = await Promise.all(players.map((player) => play([player], { calls: 1 }, rounds)));
  for (const player of players) player.leave();
  return new Map(scores.flatMap((one) => [...one]));
}

export const blocking: Question = {
  title: 'One blocking call after the other',
  async ask(server) {
    const { rivals, notes } = entrants();
    const withOwnCPU = (scores: Scores) => new Map([...scores].filter(([rival]) => !(rival in processes)));
    const instant = await contest(server, rivals, 0, { milliseconds: 400 }, 14);
    const slow = await contest(server, rivals, 20, { milliseconds: 200 }, 20);
    const resting = await rest(server, rivals, 2000, 3);

    const wall = measure('wall, instant reply', 'ms', instant, (score) => score.wall / score.calls);
    const slowWall = measure('wall, reply after 20 ms', 'ms', slow, (score) => score.wall / score.calls);
    const share = measure(
      'CPU share, blocked 2 s',
      '%',
      withOwnCPU(resting),
      (score) => (100 * score.cpu) / score.wall,
      false,
    );
    return {
      table: {
        rivals: Object.keys(rivals),
        measures: [
          wall,
          measure('CPU, instant', 'ms', withOwnCPU(instant), (score) => score.cpu / score.calls),
          slowWall,
          measure('CPU, 20 ms', 'ms', withOwnCPU(slow), (score) => score.cpu / score.calls),
          share,
        ],
      },
      notes: [
        'CPU is that of all threads of the process; what child processes take is not in it, and cannot be asked of Node.',
        ...notes,
      ],
      checks: Object.keys(ours).flatMap((rival) => [
        atMost(`${rival} ÷ awaited axios, instant reply`, ratio(wall, rival), 1.15),
        atMost(`${rival} ÷ awaited axios, reply after 20 ms`, ratio(slowWall, rival), 1.02),
        below(`${rival} ÷ axios under synckit, instant reply`, ratio(wall, rival, SYNCKIT), 1),
        below(`${rival}, CPU while blocked for 2 s`, typical(share, rival), 1, ' %'),
      ]),
      chart: { title: 'One blocking call, instant reply', measure: wall, scale: 'log' },
    };
  },
};
