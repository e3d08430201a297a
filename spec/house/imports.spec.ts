import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/run-script';

const lib = join(projectRoot, 'lib');

/** Which files of `lib` each of them imports, also for a type only, with `import()` or with `require`. */
function importsOf(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(lib, file), 'utf8'), true, true);
      const imported = importedFiles
        .map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(lib, join(lib, dirname(file), name)))
        .map((name) => [`${name}.ts`, join(name, 'index.ts')].find((path) => known.has(path)))
        .filter((path) => path !== undefined);
      return [file, imported] as const;
    }),
  );
}

/** The shortest way from a file back to itself, if there is one. */
function cycleFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = file; step !== undefined; step = cameFrom.get(step))
          way.unshift(step);
        return way;
      }
      if (next === start || cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

const imports = importsOf();

/** The rooms of lib from the lowest to the highest. Loose files come before all of them, but for the two that are run. */
const ROOMS = [
  'arguments',
  'http',
  'call',
  'blocking',
  'many',
  'client',
  'api',
  'index.ts',
  'sandbox',
  'commands',
  'cli.ts',
];

/** These lie beside the others. They import only loose files, `arguments` and each other, and any room may import them. */
const LEAVES = ['records', 'money', 'webhooks'];

function heightOf(file: string): number {
  const [room = ''] = file.split('/');
  if (LEAVES.includes(room)) return 0.5;
  const isLoose = file === room && !ROOMS.includes(room);
  return isLoose ? -1 : ROOMS.indexOf(room);
}

test('no import runs from a lower room of lib to a higher one, types included', () => {
  const files = [...imports];
  const strangers = files.map(([file]) => file.split('/')[0] ?? '').filter((room) => !room.endsWith('.ts'));
  expect([...new Set(strangers)].filter((room) => ![...ROOMS, ...LEAVES].includes(room))).toEqual([]);
  const upward = files.flatMap(([file, imported]) =>
    imported.filter((other) => heightOf(other) > heightOf(file)).map((other) => `${file} → ${other}`),
  );
  expect(upward).toEqual([]);
});

/** The rooms of the sandbox from the lowest to the highest. Its loose files and its pages come after them. */
const SANDBOX = ['core', 'views', 'flows', 'resources'];

test('no import runs from a lower room of the sandbox to a higher one, types included', () => {
  const heightIn = (file: string) => {
    const at = SANDBOX.indexOf(file.split('/')[1] ?? '');
    return at < 0 ? SANDBOX.length : at;
  };
  const own = [...imports].filter(([file]) => file.startsWith('sandbox/'));
  expect(SANDBOX.filter((room) => !own.some(([file]) => file.startsWith(`sandbox/${room}/`)))).toEqual([]);
  const upward = own.flatMap(([file, imported]) =>
    imported
      .filter((other) => other.startsWith('sandbox/') && heightIn(other) > heightIn(file))
      .map((other) => `${file} → ${other}`),
  );
  expect(upward).toEqual([]);
});

test('no file of the sandbox has more than 300 lines', () => {
  const files = [...imports.keys()].filter((file) => file.startsWith('sandbox/'));
  const long = files.filter((file) => readFileSync(join(lib, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

test('no file of lib imports itself by a detour, types included', () => {
  expect(imports.size).toBeGreaterThan(50);
  expect(imports.get('blocking/wait.ts')).toContain('blocking/sender.ts');
  const cycles = [...imports.keys()]
    .map((file) => cycleFrom(file, imports))
    .filter((way) => way !== undefined);
  expect(cycles.map((way) => way.join(' → '))).toEqual([]);
});
