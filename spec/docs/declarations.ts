import ts from 'typescript';
import { enums } from '../fixtures/signatures.json';
import { compile } from './compile';

const SOURCE = 'docs/declarations.ts';
const { program, source } = compile(
  new Map([
    [
      SOURCE,
      `import type * as tspaystack2 from 'tspaystack2';
      export declare const Customer: typeof tspaystack2.Customer;
      export declare const AsyncCustomer: typeof tspaystack2.AsyncCustomer;
      export declare const Response: tspaystack2.Response<unknown>;`,
    ],
  ]),
);
const checker = program.getTypeChecker();

/** The parameters of a method, those that go by name after the others: each as `name: type`, `name?: type` if optional. */
export function parametersOf(className: string, method: string): string[] {
  const [constructor] = typeOf(className).getConstructSignatures();
  const signature =
    method === 'constructor'
      ? constructor
      : memberOf(constructor?.getReturnType(), method).getCallSignatures()[0];
  return (signature?.getParameters() ?? []).flatMap((parameter) => {
    switch (parameter.name) {
      case 'options':
        return [];
      case 'params':
        return checker
          .getNonNullableType(checker.getTypeOfSymbol(parameter))
          .getProperties()
          .map((member) => declared(member, (member.flags & ts.SymbolFlags.Optional) !== 0));
      default: {
        const { questionToken } = parameter.valueDeclaration as ts.ParameterDeclaration;
        return [declared(parameter, questionToken !== undefined)];
      }
    }
  });
}

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

function memberOf(type: ts.Type | undefined, name: string): ts.Type {
  const symbol = type?.getProperty(name);
  if (symbol === undefined) throw new Error(`There is no ${name}.`);
  return checker.getTypeOfSymbol(symbol);
}

function declared(symbol: ts.Symbol, isOptional: boolean): string {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  return `${symbol.name}${isOptional ? '?' : ''}: ${typeName(type)}`;
}

/** A type by the name it is known by; an enum by its own, where the compiler has spelt its values out. */
function typeName(type: ts.Type): string {
  const values = type.isUnion() ? type.types.map((member) => member.isStringLiteral() && member.value) : [];
  const [spelt] = Object.entries(enums).filter(
    ([, members]) => Object.values(members).sort().join() === values.sort().join(),
  );
  return spelt?.[0] ?? checker.typeToString(type);
}
