#!/usr/bin/env node
import { runProgram } from './commands/program';

// The reader of the output may end early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = 2;
});
// Whether anybody can read what is said about the run makes no difference to it.
process.stderr.on('error', () => undefined);
void runProgram(process.argv.slice(2), process).then((code) => {
  if (code !== 0) process.exitCode = code;
});
