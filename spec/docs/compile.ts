import { dirname, join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/run-script';

/** What the compiler made of sources that are on no disk. */
export interface Compilation {
  readonly program: ts.Program;
  readonly source: (path: string) => ts.SourceFile;
  /** What is wrong with a source, a line each. */
  readonly problems: (path: string) => string[];
  /** A source as JavaScript. */
  readonly emit: (path: string) => string;
}

/** Compiles sources, given by their paths within the project, with the project's own settings. */
export function compile(sources: ReadonlyMap<string, string>): Compilation {
  const texts = new Map(Array.from(sources, ([path, text]) => [join(projectRoot, path), text] as const));
  const options = settings();
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? ts.sys.readFile(path);

  const program = ts.createProgram([...texts.keys()], options, host);
  const source = (path: string) => {
    const found = program.getSourceFile(join(projectRoot, path));
    if (found === undefined) throw new Error(`The compiler has no ${path}.`);
    return found;
  };
  return {
    program,
    source,
    problems: (path) =>
      [...program.getSyntacticDiagnostics(source(path)), ...program.getSemanticDiagnostics(source(path))].map(
        inWords,
      ),
    emit: (path) => {
      let code = '';
      program.emit(source(path), (_path, text) => (code = text));
      return code;
    },
  };
}

/** Those of tsconfig.json, save that an example may end before it uses all that it names. */
function settings(): ts.CompilerOptions {
  const path = join(projectRoot, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return { ...options, noEmit: false, noUnusedLocals: false };
}

function inWords({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `line ${line}: ${text}`;
}
