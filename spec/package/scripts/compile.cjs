// Compiles the programs in a folder, once for each way to resolve modules, and prints what the compiler says of them and
// of the declarations that they import. Those of TypeScript and of Node are read once, and not checked.
const { join } = require('node:path');
const ts = require('typescript');

const [folder, ...pairs] = process.argv.slice(2);
const isGiven = (file) => /\/node_modules\/(typescript\/lib|@types)\//.test(file);
const given = new Map();

for (const pair of pairs) {
  const [moduleResolution, module] = pair.split('/');
  const outDir = join(folder, moduleResolution);
  const json = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config;
  Object.assign(json.compilerOptions, { module, moduleResolution, outDir });
  json.compilerOptions.typeRoots = [join(__dirname, '../../../node_modules/@types')];
  json.files = ['main.mts', 'main.cts', 'contract.ts'];
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(json, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) => {
    if (!isGiven(file)) return getSourceFile(file, ...more);
    if (!given.has(file)) given.set(file, getSourceFile(file, ...more));
    return given.get(file);
  };
  const program = ts.createProgram(fileNames, options, host);
  const own = program.getSourceFiles().filter(({ fileName }) => !isGiven(fileName));
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => program.getSyntacticDiagnostics(file)),
    ...own.flatMap((file) => program.getSemanticDiagnostics(file)),
    ...program.emit().diagnostics,
  ];
  process.stdout.write(ts.formatDiagnostics(found, host));
  const declarations = own.filter(({ fileName }) => fileName.includes('/tspaystack2/dist/'));
  console.log(
    `${moduleResolution}: ${declarations.length > 100 ? 'all declarations' : 'too few declarations'}`,
  );
}
