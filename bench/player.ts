import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Rivals by the names they have in the tables: the file of each in `rivals/`, then what it is opened with after the base
 * URL, separated by spaces. The others are compared with the first.
 */
export type Rivals = Readonly<Record<string, string>>;

/** Lasts as long as both say, with so many calls in flight, by default one. */
export interface Turn {
  readonly milliseconds?: number;
  readonly calls?: number;
  readonly inFlight?: number;
}

/** What came of a turn: times in milliseconds for all calls together, the resident set in bytes. */
export interface Score {
  readonly calls: number;
  readonly wall: number;
  readonly cpu: number;
  readonly resident: number;
}

/** Scores by rival, one a round. */
export type Scores = ReadonlyMap<string, readonly Score[]>;

/** Nothing that would make a rival call through a proxy, or load what it does not need. */
export const cleanEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/proxy$|^NODE_|^PAYSTACK_/i.test(name)),
);

/** The arguments that have a process open a rival: its file, the base URL, and what else it takes. */
export function opening(rival: string, baseURL: string): string[] {
  const [file = '', ...args] = rival.split(' ');
  return [join(__dirname, 'rivals', file), baseURL, ...args];
}

/** A rival in a process of its own, which makes calls when it is its turn. */
export class Player {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string, undefined>;

  private constructor(
    readonly rival: string,
    opened: readonly string[],
    flags: readonly string[],
  ) {
    const child = spawn(process.execPath, [...flags, join(__dirname, 'player.cjs'), ...opened], {
      env: cleanEnvironment,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  /** The rivals, each of which has shown that it gets the right reply. */
  static async seat(rivals: Rivals, baseURL: string, flags: readonly string[] = []): Promise<Player[]> {
    const players = Object.entries(rivals).map(
      ([name, rival]) => new Player(name, opening(rival, baseURL), flags),
    );
    for (const player of players) await player.#line();
    return players;
  }

  async turn(turn: Turn): Promise<Score> {
    this.#process.stdin?.write(JSON.stringify(turn));
    return JSON.parse(await this.#line()) as Score;
  }

  leave(): void {
    this.#process.stdin?.end();
  }

  async #line(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done) throw new Error(`The process of "${this.rival}" ended.`);
    return line.value;
  }
}

/** A turn of all at the same time, which does not count. */
export async function warmUp(players: readonly Player[], turn: Turn): Promise<void> {
  await Promise.all(players.map((player) => player.turn(turn)));
}

/** Turns in a round robin, so that a drifting machine hurts all alike; each round is begun by another player. */
export async function play(players: readonly Player[], turn: Turn, rounds: number): Promise<Scores> {
  const scores = new Map(players.map(({ rival }) => [rival, [] as Score[]]));
  for (let round = 0; round < rounds; round++) {
    for (const player of inTurn(players, round)) scores.get(player.rival)?.push(await player.turn(turn));
  }
  return scores;
}

/** All of them, begun with another one in each round. */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}
