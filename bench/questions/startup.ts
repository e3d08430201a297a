import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cleanEnvironment, inTurn, opening } from '../player';
import { type Question, atMost } from '../question';
import { measure, ratios } from '../table';

const DEFAULT = 'Customer';

const compared = { axios: 'axios.cjs', [DEFAULT]: 'customer.cjs' };
/** The least that a first blocking call through axios costs: a thread that loads axios. */
const least = { 'the adapter of axios in a thread': 'adapter-thread.cjs' };
const others = { AsyncCustomer: 'async-customer.cjs' };

const EXTENTS = {
  whole: { rivals: { ...compared, ...least, ...others }, rounds: 30 },
  quick: { rivals: { ...compared, ...least }, rounds: 9 },
};

/** Milliseconds from the start of a process to the first reply that it prints, and to its end. */
interface Life {
  readonly reply: number;
  readonly end: number;
}

async function live(rival: string, baseURL: string): Promise<Life> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(__dirname, '../once.cjs'), ...opening(rival, baseURL)], {
    env: cleanEnvironment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const reply = once(child.stdout, 'data').then(() => performance.now() - began);
  const [code] = (await ended) as [number | null];
  const end = performance.now() - began;
  if (code !== 0) throw new Error(`A script with ${rival} failed.`);
  return { reply: await reply, end };
}

export const startup: Question = {
  title: 'A script that makes one call',
  async ask(server, extent) {
    const { rivals, rounds } = EXTENTS[extent];
    const lives = new Map(Object.keys(rivals).map((name) => [name, [] as Life[]]));
    // The first round finds the files in no cache, and does not count.
    for (let round = -1; round < rounds; round++) {
      for (const [name, rival] of inTurn(Object.entries(rivals), round + 1)) {
        const life = await live(rival, server.url(0));
        if (round >= 0) lives.get(name)?.push(life);
      }
    }
    const reply = measure('start to reply', 'ms', lives, (life) => life.reply);
    return {
      table: {
        rivals: Object.keys(rivals),
        measures: [reply, measure('start to end', 'ms', lives, (life) => life.end)],
      },
      notes: [],
      checks: [atMost(`${DEFAULT} ÷ axios, start to first reply`, ratios(reply, DEFAULT), 1.15)],
      chart: { title: 'A script, start to first reply', measure: reply, scale: 'linear' },
    };
  },
};
