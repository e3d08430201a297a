import { Command, CommanderError } from 'commander';
import { InvalidDataException } from '../exceptions';
import { version } from '../version';
import { addExport } from './export-command';
import { addImport } from './import-command';
import { addSandbox } from './sandbox-command';

/**
 * Runs the program `tspaystack2`, and sets the exit code: 0 if all was done, 1 if a part was not done, 2 if nothing
 * could be done.
 *
 * @param args - the arguments of the command line, without the program's name.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command('tspaystack2')
    .description('A sandbox of Paystack, exports and imports.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this text')
    .helpCommand(false)
    .exitOverride();
  for (const add of [addSandbox, addExport, addImport]) add(program);
  // The reader of the output may end early, as `head` does.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', failUnlessBroken);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = 2;
    // commander has already printed its own errors.
    if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : error);
    if (error instanceof CommanderError || error instanceof InvalidDataException) {
      console.error(`Run "${commandIn(program, args)} --help" for the options.`);
    }
  }
}

function failUnlessBroken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.exitCode = 2;
}

/** The text of the command that the arguments name, without unknown words. */
function commandIn(program: Command, args: readonly string[]): string {
  let command = program;
  let words = 'npx tspaystack2';
  for (const arg of args) {
    const next = command.commands.find((each) => each.name() === arg);
    if (next === undefined) break;
    command = next;
    words += ` ${arg}`;
  }
  return words;
}
