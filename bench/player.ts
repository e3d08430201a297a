import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Rivals by the names they have in the tables, each with its file in `rivals/`; the first is the measure of all. */
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

export function rivalFile(file: string): string {
  return join(__dirname, 'rivals', file);
}

/** A rival in a process of its own, which makes calls when it is its turn. */
export class Player {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string, undefined>;

  private constructor(
    readonly rival: string,
    file: string,
    baseURL: string,
    flags: readonly string[],
  ) {
    const child = spawn(
      process.execPath,
      [...flags, join(__dirname, 'player.cjs'), rivalFile(file), baseURL],
      { env: cleanEnvironment, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    this.#process = child;
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  /** The rivals, each of which has shown that it gets the right reply. */
  static async seat(rivals: Rivals, baseURL: string, flags: readonly string[] = []): Promise<Player[]> {
    const players = Object.entries(rivals).map(([rival, file]) => new Player(rival, file, baseURL, flags));
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
    const first = round % players.length;
    for (const player of [...players.slice(first), ...players.slice(0, first)]) {
      scores.get(player.rival)?.push(await player.turn(turn));
    }
  }
  return scores;
}
