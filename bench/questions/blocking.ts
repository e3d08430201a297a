import { spawnSync } from 'node:child_process';
import { Player, type Rivals, type Scores, type Turn, play, warmUp } from '../player';
import { type Extent, type Question, atMost, below } from '../question';
import type { Server } from '../server';
import { lowest, measure, ratios, samplesOf } from '../table';

const DEFAULT = 'Customer';
const DEASYNC = "Customer, wait 'deasync'";
const CURL = 'curl process';
const SYNCKIT = 'axios under synckit';
const NAIVE = 'axios under naive deasync';

const axios = { 'axios, awaited': 'axios.cjs' };
/** The least that a blocking call through axios costs: no checks, limits or retries. */
const LEAST = 'the adapter of axios in a thread';
const ours = { [DEFAULT]: 'customer.cjs', [DEASYNC]: 'customer.cjs deasync' };

/** These block wherever they are called, as Customer does. */
const threads = {
  [SYNCKIT]: 'synckit.cjs',
  'axios under make-synchronous': 'make-synchronous.mjs',
};
const processes = { 'sync-fetch': 'sync-fetch.cjs', [CURL]: 'curl.cjs' };

const EXTENTS = {
  whole: {
    rivals: {
      ...axios,
      'node:http, awaited': 'node-http.cjs',
      ...ours,
      [LEAST]: 'adapter-thread.cjs',
      [NAIVE]: 'deasync.cjs',
      ...threads,
      ...processes,
    },
    warmUp: 4_000,
    instant: { turn: { milliseconds: 200 }, rounds: 30 },
    slow: { turn: { milliseconds: 200 }, rounds: 20 },
    resting: 3,
  },
  quick: {
    rivals: { ...axios, ...ours, [LEAST]: 'adapter-thread.cjs', [SYNCKIT]: threads[SYNCKIT] },
    warmUp: 1_200,
    instant: { turn: { milliseconds: 60 }, rounds: 23 },
    slow: { turn: { milliseconds: 100 }, rounds: 9 },
    resting: 1,
  },
} satisfies Record<Extent, unknown>;

/** The rivals that can run here, and which cannot. */
function able(rivals: Rivals): { rivals: Rivals; notes: string[] } {
  const missing = new Map<string, string>();
  if (spawnSync('curl', ['--version']).error) missing.set(CURL, 'curl is not installed');
  if (spawnSync(process.execPath, ['-e', "require('deasync')"], { cwd: __dirname }).status !== 0) {
    missing.set(NAIVE, 'deasync cannot be loaded, so that the loop stands still with each kind of wait');
  }
  return {
    rivals: Object.fromEntries(Object.entries(rivals).filter(([rival]) => !missing.has(rival))),
    notes: [...missing].map(([rival, why]) => `Left out: ${rival}, because ${why}.`),
  };
}

interface Contest {
  readonly rivals: Rivals;
  readonly delay: number;
  readonly warmUp: number;
  readonly turn: Turn;
  readonly rounds: number;
}

async function contest(
  server: Server,
  { rivals, delay, turn, rounds, ...lengths }: Contest,
): Promise<Scores> {
  const players = await Player.seat(rivals, server.url(delay));
  await warmUp(players, { milliseconds: lengths.warmUp });
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
  async ask(server, extent) {
    const { warmUp, ...parts } = EXTENTS[extent];
    const { rivals, notes } = able(parts.rivals);
    const withOwnCPU = (scores: Scores) => new Map([...scores].filter(([rival]) => !(rival in processes)));
    const instant = await contest(server, { rivals, delay: 0, warmUp, ...parts.instant });
    const slow = await contest(server, { rivals, delay: 20, warmUp, ...parts.slow });
    const resting = await rest(server, rivals, 2000, parts.resting);

    const wall = measure('wall, instant reply', 'ms', instant, (score) => score.wall / score.calls);
    const slowWall = measure('wall, reply after 20 ms', 'ms', slow, (score) => score.wall / score.calls);
    const share = measure(
      'CPU share, blocked 2 s',
      '%',
      withOwnCPU(resting),
      (score) => (100 * score.cpu) / score.wall,
      false,
    );
    const rival = lowest(wall, Object.keys({ ...threads, ...processes }));
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
        'CPU is that of all threads of the process. Node does not tell the CPU of child processes, so it is not in the table.',
        ...notes,
      ],
      checks: [
        atMost(`${DEFAULT} ÷ awaited axios, instant reply`, ratios(wall, DEFAULT), 1.15),
        atMost(`${DEFAULT} ÷ awaited axios, reply after 20 ms`, ratios(slowWall, DEFAULT), 1.01),
        below(`${DEFAULT}, CPU while blocked for 2 s`, samplesOf(share, DEFAULT), 1, ' %'),
        below(
          `${DEFAULT} ÷ ${rival}, the fastest that also blocks anywhere`,
          ratios(wall, DEFAULT, rival),
          1,
        ),
      ],
      chart: { title: 'One blocking call, instant reply', measure: wall, scale: 'log' },
    };
  },
};
