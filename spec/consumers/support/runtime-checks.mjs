import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomeOf, problemOf } from './outcome.mjs';
import { run } from './run.mjs';

const runtimes = {
  Node: { command: () => process.execPath, args: [] },
  Bun: { command: (copy) => binary(copy, 'bun', 'bin/bun'), args: [] },
  Deno: { command: (copy) => binary(copy, 'deno', 'deno'), args: ['run', '--allow-all'] },
};

/** The binary lies in the one package, of many for other machines, that npm has installed. */
async function binary(copy, name, path) {
  const manifest = await readFile(join(copy, 'node_modules', name, 'package.json'), 'utf8');
  const files = Object.keys(JSON.parse(manifest).optionalDependencies).map((of) =>
    join(copy, 'node_modules', of, path),
  );
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`the package ${name} has no binary for this machine.`);
  return file;
}

/** What `programs/steps.mjs` is to do, step by step. */
const steps = [
  ['promises', 'AsyncCustomer works', problemOf],
  ['promisesTimeout', 'a timeout of AsyncCustomer ends a call', notTimedOut],
  ['blocking', 'Customer works', orRefused(problemOf)],
  ['blockingDeasync', "Customer works with wait: 'deasync'", orRefused(problemOf)],
  ['blockingAtomics', "Customer works with wait: 'atomics'", orRefused(problemOf)],
  ['blockingInCallback', 'Customer works in a callback of the event loop', orRefused(problemOf)],
  ['blockingTimeout', 'a timeout of Customer ends a call', orRefused(notTimedOut)],
  ['blockingDeadline', 'a deadline of Customer ends a call of an old process', orRefused(notTimedOut)],
];

function notTimedOut(outcome) {
  const isRight = outcome.name === 'TimeoutException' && !outcome.message.includes('does not answer');
  if (isRight) return undefined;
  return typeof outcome === 'string' ? outcome : `gave ${JSON.stringify(outcome)}`;
}

/** Deno need not be supported by what blocks, as long as an exception names it. */
function orRefused(problem) {
  return (outcome, setting) => {
    const isRefusal = outcome.exception === true && outcome.message.includes('Deno');
    return setting.runtime === 'Deno' && isRefusal ? undefined : problem(outcome, setting);
  };
}

/** Runs all steps in a runtime. */
export async function checkRuntime(runtime, setting) {
  const { copy, temporary, server } = setting;
  const { command, args } = runtimes[runtime];
  const file = await command(copy);
  const program = join(copy, 'programs/steps.mjs');
  // No cache outside of this run's own folder.
  const env = {
    CONSUMER_SERVER: server,
    DENO_DIR: join(temporary, 'deno'),
    BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0',
  };
  const results = [];
  for (const [step, what, problem] of steps) {
    const finished = await run(file, [...args, program, step], { cwd: copy, env, deadline: 40 });
    results.push([what, problem(outcomeOf(finished), { ...setting, runtime })]);
  }
  return results;
}
