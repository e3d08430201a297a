// Writes docs/api: a page for each class, with the Python call, the TypeScript call and Paystack's page for each method.
// With --check it writes nothing, and fails where a page is not as it would be written.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/api');
const signatures = JSON.parse(readFileSync(join(root, 'spec/fixtures/signatures.json'), 'utf8'));
const python = signatures.classes;

const { config } = ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile);
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(fileNames, { ...options, noEmit: true });
const checker = program.getTypeChecker();

/** The classes of endpoints, by the names of their blocking classes. */
function classesOfEndpoints() {
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(join(root, 'lib/api/')));
  return files.flatMap((file) =>
    file.statements.filter(ts.isClassDeclaration).flatMap((node) => {
      const [, name] = /^export class (\w+) extends blocking\((\w+API)</.exec(node.getText()) ?? [];
      const endpoints = file.statements.find(
        (each) => ts.isClassDeclaration(each) && each.name?.text === `${name}API`,
      );
      return endpoints ? [{ name, slug: file.fileName.split('/').at(-1).replace('.ts', ''), endpoints }] : [];
    }),
  );
}

/** The public methods of a class, with what their comments say. */
function methodsOf(endpoints) {
  return endpoints.members.filter(ts.isMethodDeclaration).map((method) => {
    const comment = ts
      .getJSDocCommentsAndTags(method)
      .map((part) => part.getText())
      .join('\n');
    return {
      name: method.name.getText(),
      call: callOf(method),
      python: /Python: `(\w+)/.exec(comment)?.[1],
      page: /https:\/\/paystack\.com\/docs\/\S+/.exec(comment.replace(/\*\/$/, ''))?.[0],
    };
  });
}

/** A call as one writes it: the first argument, then the named ones, those that may be left out with a `?`. */
function callOf(method) {
  const args = method.parameters
    .filter(({ name }) => name.getText() !== 'options')
    .map((parameter) =>
      parameter.name.getText() === 'params' ? namedOf(parameter) : parameter.name.getText(),
    );
  return `${method.name.getText()}(${args.join(', ')})`;
}

function namedOf(parameter) {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(parameter));
  const members = checker.getPropertiesOfType(type).map((member) => ({
    name: member.name,
    mark: (member.flags & ts.SymbolFlags.Optional) !== 0 ? '?' : '',
  }));
  const sorted = [...members.filter(({ mark }) => mark === ''), ...members.filter(({ mark }) => mark !== '')];
  return `{ ${sorted.map(({ name, mark }) => name + mark).join(', ')} }`;
}

function pythonCall(method, name) {
  const args = method.params.map(({ name: arg, required, default: value }) =>
    required ? arg : `${arg}=${inPython(value)}`,
  );
  return `${name}(${args.join(', ')})`;
}

function inPython(value) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function pageOf({ name, endpoints }) {
  const known = python[name]?.methods ?? {};
  const rows = methodsOf(endpoints).map(({ name: method, call, python: pythonName, page }) => {
    const recorded = pythonName === undefined ? undefined : known[pythonName];
    const inPythonToo = recorded
      ? `\`${pythonCall(recorded, pythonName)}\``
      : pythonName
        ? `\`${pythonName}\` (3.x)`
        : '';
    return `| ${inPythonToo} | \`${call}\` | ${page ? `[${method}](${page})` : ''} |`;
  });
  const attribute =
    python[name] && ` In Python: \`pypaystack2.api.${name}\`, \`Paystack().${python[name].attribute}\`.`;
  return [
    `# ${name} and Async${name}`,
    '',
    `The methods of both classes. Each takes the [options of one call](../reliability.md#limits-of-time) as its last argument.${attribute ?? ''}`,
    'A `?` marks an optional parameter.',
    '',
    '| Python | TypeScript | Paystack |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Every enum with its members. Those of Python have its names and values. */
function enumsPage() {
  const file = program.getSourceFile(join(root, 'lib/arguments/enums.ts'));
  const declarations = file.statements.filter(ts.isVariableStatement).map(({ declarationList }) => {
    const [{ name, initializer }] = declarationList.declarations;
    return { name: name.text, members: initializer.expression.properties };
  });
  const rows = declarations.flatMap(({ name, members }) =>
    members.map((member) => `| \`${name}.${member.name.text}\` | \`${member.initializer.getText()}\` |`),
  );
  const isOpen = ({ name }) => file.text.includes(`export type ${name} = Open<`);
  const closed = declarations.filter((each) => !isOpen(each)).map(({ name }) => `\`${name}\``);
  return [
    '# Enums',
    '',
    'The members have the names and the values of pypaystack2, and Paystack has some more. You can write a member or its value.',
    '',
    'Most enums are open: a value that is no member is sent, because Paystack may know it. A value that looks like a mistake is refused:',
    'a member in another case, with spaces or with one wrong letter, the name of a member, and what is not text of letters, digits, `_` and `-`.',
    `These take only their members: ${closed.join(', ')}.`,
    '',
    '| Member | Value |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function indexOf(classes) {
  const items = classes.map(({ name, slug }) => `- [${name} and Async${name}](${slug}.md)`);
  return [
    '# Methods',
    '',
    'Each class has a page. `npm run docs:api` writes the pages from the code.',
    '',
    ...items,
    '',
  ].join('\n');
}

const classes = classesOfEndpoints()
  .filter(({ name }) => name !== 'Paystack')
  .sort((one, other) => (one.name < other.name ? -1 : 1));
const pages = [
  ...classes.map((each) => [`${each.slug}.md`, pageOf(each)]),
  ['enums.md', enumsPage()],
  ['README.md', indexOf(classes)],
];
const prettierOptions = { ...(await resolveConfig(join(folder, 'README.md'))), parser: 'markdown' };
const isCheck = process.argv.includes('--check');
mkdirSync(folder, { recursive: true });
const stale = readdirSync(folder).filter((name) => !pages.some(([page]) => page === name));
for (const [name, text] of pages) {
  const formatted = await format(text, prettierOptions);
  const path = join(folder, name);
  if (!isCheck) writeFileSync(path, formatted);
  else if (!readdirSync(folder).includes(name) || readFileSync(path, 'utf8') !== formatted) stale.push(name);
}
if (isCheck && stale.length > 0) {
  console.error(`Not as "npm run docs:api" writes them: ${stale.join(', ')}`);
  process.exitCode = 1;
}
