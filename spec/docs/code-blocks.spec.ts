import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { runNode } from '../support/run-script';
import { missingCommands } from './commands';
import { type Compilation, compile } from './compile';
import { type CodeBlock, blocksIn, pages, read } from './pages';

/** Languages of which nothing is checked. */
const UNCHECKED = ['python', 'text'];

const blocks = pages.flatMap(blocksIn);
const inLanguage = (name: string) => blocks.filter(({ language }) => language === name);
const programs = inLanguage('ts');
const copies = blocks.filter(({ compileOnly, file }) => file !== undefined && !compileOnly);
const compiled = programs.filter((block) => !copies.includes(block));
const run = compiled.filter(({ compileOnly }) => !compileOnly);
const named = (list: readonly CodeBlock[]) => list.map((block) => [block.place, block] as const);

/** Where a program is compiled: as a module of its own, beside the page, unless it names a file. */
function pathOf({ place, file }: CodeBlock): string {
  return file ?? `${place.replace(':', '.')}.mts`;
}

/** What the comments of a program say that it prints; an ellipsis stands for anything. */
function statedOutput(code: string): unknown {
  const lines = Array.from(code.matchAll(/\/\/ → (.*)$/gm), ([, line = '']) => line);
  if (lines.length === 0) return expect.any(String);
  const pattern = lines.map((line) => `${line.split('…').map(literally).join('.*')}\n`).join('');
  return expect.stringMatching(new RegExp(`^${pattern}$`));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

test('every block is in a language that is checked, or that needs no check', () => {
  const known = ['ts', 'json', 'sh', ...UNCHECKED];
  const unknown = blocks.filter((block) => !known.includes(block.language) && !copies.includes(block));
  expect(unknown).toEqual([]);
});

test('every fence belongs to a block', () => {
  const fences = pages.flatMap((page) => read(page).match(/^\s*(```|~~~)/gm) ?? []);
  expect(fences).toHaveLength(2 * blocks.length);
});

describe('is the file that it names, word for word:', () => {
  test.each(named(copies))('%s', (_place, { file = '', code }) => {
    expect(code).toBe(read(file));
  });
});

describe('programs', () => {
  let sandbox: Sandbox;
  let compilation: Compilation;

  beforeAll(async () => {
    sandbox = await startSandbox();
    compilation = compile(new Map(compiled.map((block) => [pathOf(block), block.code])));
  }, 60_000);
  afterAll(() => sandbox.stop());

  test.each(named(compiled))('%s compiles', (_place, block) => {
    expect(compilation.problems(pathOf(block))).toEqual([]);
  });

  test.each(named(run))('%s runs, and prints what it says', async (_place, block) => {
    await sandbox.reset();
    await sandbox.seedCustomers([{ email: 'grace@example.com', customer_code: 'CUS_xnxdt6s1zg1f4nx' }]);
    await sandbox.seedAuthorization('grace@example.com', { authorization_code: 'AUTH_72btv547' });
    const program = compilation.emit(pathOf(block));
    const result = await runNode(['--input-type=module', '--eval', program], {
      env: { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey },
    });
    expect(result).toEqual({ code: 0, signal: null, stdout: statedOutput(block.code), stderr: '' });
  });
});

test.each(named(inLanguage('json')))('%s is JSON', (_place, { code }) => {
  expect(() => JSON.parse(code) as unknown).not.toThrow();
});

test.each(named(inLanguage('sh')))('%s names commands that are there', (_place, { code }) => {
  expect(missingCommands(code)).toEqual([]);
});
