import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment, inTurn } from '../player';
import { type Question, atMost } from '../question';
import { type Measure, measure, ratios } from '../table';

const OURS = 'imports tspaystack2';

/** By their names in the table, programs that are in `programs/` as CommonJS modules and as ES modules. */
type Programs = Readonly<Record<string, string>>;

const compared = { 'does nothing': 'empty', [OURS]: 'tspaystack2' };

const EXTENTS = {
  whole: { programs: { ...compared, 'imports axios': 'axios' }, rounds: 40 },
  quick: { programs: compared, rounds: 9 },
};

function lifetime(file: string): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(__dirname, '../programs', file)], {
    env: cleanEnvironment,
  });
  if (status !== 0) throw new Error(`The program ${file} failed.`);
  return performance.now() - began;
}

function lifetimes(programs: Programs, extension: string, title: string, rounds: number): Measure {
  const times = new Map(Object.keys(programs).map((name) => [name, [] as number[]]));
  // The first round finds the files in no cache, and does not count.
  for (let round = -1; round < rounds; round++) {
    for (const [name, program] of inTurn(Object.entries(programs), round + 1)) {
      const time = lifetime(program + extension);
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return measure(title, 'ms', times, (time) => time);
}

export const loading: Question = {
  title: 'A program that imports a package and ends',
  ask(_server, extent) {
    const { programs, rounds } = EXTENTS[extent];
    const commonJS = lifetimes(programs, '.cjs', 'CommonJS', rounds);
    const esModule = lifetimes(programs, '.mjs', 'ES module', rounds);
    return Promise.resolve({
      table: { rivals: Object.keys(programs), measures: [commonJS, esModule] },
      notes: ['The package is imported with all of its API classes.'],
      checks: [
        atMost("require('tspaystack2') ÷ an empty program", ratios(commonJS, OURS), 1.4),
        atMost("import 'tspaystack2' ÷ an empty ES module", ratios(esModule, OURS), 1.4),
      ],
    });
  },
};
