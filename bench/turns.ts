/** A turn of a script: the customers it dealt with, and the milliseconds it took. */
export interface ScriptTurn {
  readonly count: number;
  readonly wall: number;
}

/** Has blocking scripts take turns; each gives back with how many customers it dealt. */
export function takeTurns(
  scripts: Readonly<Record<string, () => number>>,
  rounds: number,
): Map<string, ScriptTurn[]> {
  const turns = new Map(Object.keys(scripts).map((name) => [name, [] as ScriptTurn[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, script] of Object.entries(scripts)) {
      const began = performance.now();
      const count = script();
      turns.get(name)?.push({ count, wall: performance.now() - began });
    }
  }
  return turns;
}
