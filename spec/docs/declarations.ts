import ts from 'typescript';
import { compile } from './compile';

const SOURCE = 'docs/declarations.ts';
const { program, source } = compile(
  new Map([
    [
      SOURCE,
      `import type * as tspaystack2 from 'tspaystack2';
      export declare const Response: tspaystack2.Response<unknown>;`,
    ],
  ]),
);
const checker = program.getTypeChecker();

/** The names of the fields that a reply has. */
export function fieldsOfResponse(): string[] {
  return typeOf('Response')
    .getProperties()
    .map(({ name }) => name);
}

function typeOf(name: string): ts.Type {
  const module = checker.getSymbolAtLocation(source(SOURCE));
  const symbol = module && checker.tryGetMemberInModuleExports(name, module);
  if (symbol === undefined) throw new Error(`The package exports no ${name}.`);
  return checker.getTypeOfSymbol(symbol);
}
