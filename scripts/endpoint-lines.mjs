// Prints how many lines an endpoint takes in each file of lib/api: its code alone, and with its comment.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../lib/api', import.meta.url));

/** The endpoints of a file: the methods of its classes whose names end in API, which call `call` or `paginate`. */
function endpointsOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const classes = source.statements.filter(
    (node) => ts.isClassDeclaration(node) && /API$/.test(node.name?.text ?? ''),
  );
  const methods = classes.flatMap(({ members }) => members.filter(ts.isMethodDeclaration));
  return methods
    .filter((method) => /return this\.(call|paginate)\(/.test(method.getText()))
    .map((method) => ({
      code: linesBetween(source, method.getStart(), method.end),
      all: linesBetween(source, method.getStart(source, true), method.end),
    }));
}

function linesBetween(source, start, end) {
  return (
    source.getLineAndCharacterOfPosition(end).line - source.getLineAndCharacterOfPosition(start).line + 1
  );
}

function row(name, endpoints) {
  const average = (key) => endpoints.reduce((sum, each) => sum + each[key], 0) / endpoints.length;
  return [
    name.padEnd(24),
    String(endpoints.length).padStart(9),
    ...['code', 'all'].map((key) => average(key).toFixed(1).padStart(6)),
  ].join('  ');
}

const files = readdirSync(folder).filter((file) => file !== 'base-api.ts');
const counted = files
  .map((file) => [file, endpointsOf(file)])
  .filter(([, endpoints]) => endpoints.length > 0);
console.log(`${'file'.padEnd(24)}  endpoints    code     all`);
for (const [file, endpoints] of counted) console.log(row(file, endpoints));
console.log(
  row(
    'together',
    counted.flatMap(([, endpoints]) => endpoints),
  ),
);
