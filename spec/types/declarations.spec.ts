import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/run-script';

// Code of a consumer that exports what the package gave it, compiled with `declaration: true`. The package lies in the
// consumer's node_modules, so that the compiler must not name its files (TS2742).

const CONSUMER = '/consumer';
const ENTRIES = ['tspaystack2', 'tspaystack2/webhooks', 'tspaystack2/sandbox'];

/** Where a file of the consumer really is. */
function onDisk(path: string): string {
  const inside = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  const ownPackage = `${CONSUMER}/node_modules/tspaystack2`;
  if (inside(ownPackage)) return join(projectRoot, path.slice(ownPackage.length));
  return inside(`${CONSUMER}/node_modules`) ? join(projectRoot, path.slice(CONSUMER.length)) : path;
}

/** What does not change from one program to the next. */
const parsed = new Map<string, ts.SourceFile>();

function compiled(text: string): ts.Program {
  const source = `${CONSUMER}/index.ts`;
  const texts = new Map([
    [source, text],
    [`${CONSUMER}/package.json`, '{"name":"consumer","type":"commonjs"}'],
  ]);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    declaration: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(onDisk(path)),
    readFile: (path) => texts.get(path) ?? ts.sys.readFile(onDisk(path)),
    directoryExists: (path) => path === CONSUMER || ts.sys.directoryExists(onDisk(path)),
    getDirectories: (path) => ts.sys.getDirectories(onDisk(path)),
    getSourceFile: (path, version) => {
      const own = texts.get(path);
      if (own !== undefined) return ts.createSourceFile(path, own, version);
      const text = parsed.has(path) ? undefined : ts.sys.readFile(onDisk(path));
      if (text !== undefined) parsed.set(path, ts.createSourceFile(path, text, version));
      return parsed.get(path);
    },
    realpath: (path) => path,
    getCurrentDirectory: () => CONSUMER,
  };
  return ts.createProgram([source], options, host);
}

/** What the compiler says of a program of the consumer. */
function problemsOf(text: string): string[] {
  return ts
    .getPreEmitDiagnostics(compiled(text))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const imports = ENTRIES.map((entry, index) => `import * as from${index} from '${entry}';`).join(' ');

/** A program that exports each public member of each class and each interface of the package. */
function everyMember(): string {
  const program = compiled(`${imports} export { from0, from1, from2 };`);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(`${CONSUMER}/index.ts`);
  if (source === undefined) throw new Error('There is no source.');
  const lines = [imports];
  source.statements.filter(ts.isImportDeclaration).forEach((statement, index) => {
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (!(target.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) continue;
      const type = checker.getDeclaredTypeOfSymbol(target) as ts.InterfaceType;
      if ((type.typeParameters?.length ?? 0) > 0) continue;
      const members = type
        .getProperties()
        .filter((member) => !member.name.startsWith('__@') && isPublic(member))
        .map(({ name }, place) => `'${name}': a${lines.length}_${place}`);
      lines.push(`export const { ${members.join(', ')} } = {} as from${index}.${symbol.name};`);
    }
  });
  return lines.join('\n');
}

function isPublic({ declarations = [] }: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return declarations.every(
    (declaration) =>
      (ts.getCombinedModifierFlags(declaration) & hidden) === 0 &&
      !ts.isPrivateIdentifier(ts.getNameOfDeclaration(declaration) ?? declaration),
  );
}

test('a consumer can export any member of any class and interface of the package', () => {
  const program = everyMember();
  expect(program.split('\n').length).toBeGreaterThan(200);
  expect(problemsOf(program)).toEqual([]);
}, 120_000);

test('a consumer can export methods of a client, functions that call them, and own classes', () => {
  const problems = problemsOf(`
    import { AsyncCustomer, AsyncPaystack, Customer, Paystack, metadataOf } from 'tspaystack2';
    import { constructEvent } from 'tspaystack2/webhooks';
    export const { getCustomer, allCustomers, batch, request } = new AsyncCustomer('sk_test_x');
    export const blocking = new Customer('sk_test_x').create;
    export const paystack = new Paystack('sk_test_x');
    export const { transactions, plans } = new AsyncPaystack('sk_test_x');
    export const verify = (reference: string) => transactions.verify(reference);
    export const paid = async (reference: string) => {
      const reply = await verify(reference);
      return reply.status ? { ...reply.data, metadata: metadataOf(reply.data) } : null;
    };
    export const both = () => batch((queue) => [queue.getCustomer('CUS_1'), queue.create('ada@example.com')]);
    export class Shop extends AsyncCustomer {
      named(name: string) { return this.create(name + '@example.com'); }
    }
    export const event = (body: string) => constructEvent(body, 'signature', 'sk_test_x');
  `);
  expect(problems).toEqual([]);
}, 120_000);
