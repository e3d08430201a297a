import { Command, CommanderError } from 'commander';
import { InvalidDataException, MissingAuthKeyException } from '../exceptions';
import { version } from '../version';
import { addExport } from './export-command';
import { addImport } from './import-command';
import { messageOf } from './private-files';
import { addSandbox } from './sandbox-command';
import { type Streams, Terminal } from './terminal';

/**
 * Runs the program `tspaystack2`, and gives the exit code: 0 if all was done, 1 if a part was not done, 2 if nothing
 * could be done.
 *
 * @param args - the arguments of the command line, without the program's name.
 * @param streams - where it writes.
 */
export async function runProgram(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode = 0;
  const exit = (code: number) => (exitCode = code);
  const terminal = new Terminal(streams);
  const program = new Command('tspaystack2')
    .description('A sandbox of Paystack, exports and imports.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this text')
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    })
    .exitOverride();
  addSandbox(program);
  addExport(program, terminal, exit);
  addImport(program, terminal, exit);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // commander has already printed its own errors.
    if (!(error instanceof CommanderError)) terminal.say(wordsOf(error));
    if (error instanceof CommanderError || error instanceof InvalidDataException) {
      terminal.say(`Run "${commandIn(program, args)} --help" for the options.`);
    }
    return 2;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof MissingAuthKeyException) {
    return (
      'No Paystack key: set the environment variable PAYSTACK_AUTHORIZATION_KEY to your secret key. ' +
      'It begins with sk_test_ or sk_live_, and stands in the dashboard of Paystack under Settings, API Keys & Webhooks.'
    );
  }
  return messageOf(error);
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
