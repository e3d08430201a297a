import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/run-script';

/** The pages written by hand, as paths within the project. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export function read(path: string, root = projectRoot): string {
  return readFileSync(join(root, path), 'utf8');
}

export function exists(path: string): boolean {
  return existsSync(join(projectRoot, path));
}

/** A fenced block of code in a page. */
export interface CodeBlock {
  /** Page and line, such as `docs/index.md:12`. */
  readonly place: string;
  /** First word after the fence, such as `ts`. */
  readonly language: string;
  /** Whether it says `compile-only`. */
  readonly compileOnly: boolean;
  /** The file of the project that it names, if any. */
  readonly file: string | undefined;
  readonly code: string;
}

const FENCED = /^```(\S*)( compile-only)?(?: (\S+))?\n(.*?)^```$/gms;

export function blocksIn(page: string): CodeBlock[] {
  const text = read(page);
  return Array.from(
    text.matchAll(FENCED),
    ({ index, 1: language = '', 2: marker, 3: file, 4: code = '' }) => ({
      place: `${page}:${text.slice(0, index).split('\n').length}`,
      language,
      compileOnly: marker !== undefined,
      file,
      code,
    }),
  );
}

/** The rows of the first table under a heading, its head left out, each as the texts of its cells. */
export function tableUnder(heading: string, page: string): string[][] {
  const [, section = ''] = read(page).split(`\n${heading}\n`);
  const [table = ''] = /(^\|.*\|\n)+/m.exec(section) ?? [];
  const rows = table.trim().split('\n');
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The links of a page to files of the project, each as `path#anchor` from the project's root. */
export function linksIn(page: string, root = projectRoot): string[] {
  const { pathname: folder } = new URL('.', `file:///${page}`);
  return Array.from(read(page, root).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const { pathname, hash } = new URL(target, `file://${target.startsWith('#') ? `/${page}` : folder}`);
      return pathname.slice(1) + hash;
    });
}

/** The pictures that a page shows, as paths from the project's root. */
export function picturesIn(page: string, root = projectRoot): string[] {
  const { pathname: folder } = new URL('.', `file:///${page}`);
  return Array.from(read(page, root).matchAll(/<img src="([^"]+)"/g), ([, target = '']) =>
    new URL(target, `file://${folder}`).pathname.slice(1),
  );
}

/** The anchors of a page's headings, made as GitHub makes them. */
export function anchorsIn(page: string, root = projectRoot): string[] {
  return Array.from(read(page, root).matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
