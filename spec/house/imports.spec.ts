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

test('no file of lib imports itself by a detour, types included', () => {
  const imports = importsOf();
  expect(imports.size).toBeGreaterThan(50);
  expect(imports.get('blocking/wait.ts')).toContain('blocking/sender.ts');
  const cycles = [...imports.keys()]
    .map((file) => cycleFrom(file, imports))
    .filter((way) => way !== undefined);
  expect(cycles.map((way) => way.join(' → '))).toEqual([]);
});
