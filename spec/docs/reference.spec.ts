import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as library from 'tspaystack2';
import { projectRoot, runNode } from '../support/run-script';
import { compile } from './compile';

const folder = join(projectRoot, 'docs/reference');
let checkedIn: Map<string, string>;

beforeAll(async () => {
  checkedIn = await pagesIn(folder);
});

/** The pages of a reference, by their paths. */
async function pagesIn(root: string): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths.sort().map(async (path) => [path.slice(root.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
}

function page(path: string): string {
  const found = checkedIn.get(path);
  if (found === undefined) throw new Error(`The reference has no ${path}.`);
  return found;
}

/** The parts of a page that begin with a heading of this level. */
function sections(text: string, level: string): string[] {
  return text.split(new RegExp(`^(?=${level} )`, 'm')).slice(1);
}

test('is as `npm run docs:reference` makes it', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'reference-'));
  try {
    const typedoc = 'node_modules/typedoc/bin/typedoc';
    const run = await runNode([typedoc, '--out', fresh, '--logLevel', 'Warn'], { deadline: 110_000 });
    expect(run).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(await pagesIn(fresh)).toEqual(checkedIn);
  } finally {
    await rm(fresh, { recursive: true });
  }
}, 120_000);

test.each([
  ['Customer', library.Customer],
  ['AsyncCustomer', library.AsyncCustomer],
])('%s has each method, with what it takes, returns and throws, and an example', (name, Client) => {
  const own = (prototype: object) => Object.getOwnPropertyNames(prototype);
  const internal = new Set(own(library.BaseAPI.prototype));
  const methods = own(Object.getPrototypeOf(Client.prototype) as object).filter((key) => !internal.has(key));
  const described = sections(page(`classes/${name}.md`), '###').slice(1);
  expect(described.map((section) => /^### (\w+)\(\)/.exec(section)?.[1])).toEqual(methods);
  for (const section of described) {
    const headings = Array.from(section.matchAll(/^####+ (.*)$/gm), ([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Parameters', 'Returns', 'Throws', 'Example']));
  }
});

test('shows no type that has a meaning in lib only', () => {
  const inner = /\b(Modes|Mode|SignalOf|CustomerAPI|Fields|__namedParameters)\b|\[M\\?\]/;
  for (const [path, text] of checkedIn) {
    const lines = text.split('\n').filter((line) => inner.test(line));
    expect({ path, lines }).toEqual({ path, lines: [] });
  }
});

test('tells nothing of the place or the time of its making', () => {
  const text = [...checkedIn.values()].join('\n');
  expect(text).not.toContain(projectRoot);
  expect(text).not.toMatch(/Defined in|\b[0-9a-f]{40}\b|file:\/\//);
});

test('links only to pages and headings that are there', () => {
  for (const [path, text] of checkedIn) {
    const targets = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);
    const missing = targets
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const { pathname, hash } = new URL(target, `file:///${path}`);
        const anchor = hash.slice(1);
        const found = checkedIn.get(pathname.slice(1));
        return found === undefined || (anchor !== '' && !found.includes(`id="${anchor}"`));
      });
    expect({ path, missing }).toEqual({ path, missing: [] });
  }
});

test('its examples compile', () => {
  const sources = new Map(
    [...checkedIn].flatMap(([path, text]) =>
      Array.from(
        text.matchAll(/^```ts\n(.*?)^```$/gms),
        ([, code = ''], index) => [`docs/reference/${path}.${index}.mts`, code] as const,
      ),
    ),
  );
  const compilation = compile(sources);
  expect(sources.size).toBeGreaterThanOrEqual(20);
  for (const path of sources.keys()) {
    expect({ path, problems: compilation.problems(path) }).toEqual({ path, problems: [] });
  }
}, 60_000);
