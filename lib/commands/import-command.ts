import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { AsyncPaystack } from '../api/paystack';
import { findKey } from '../arguments/key';
import { checkingClient, rootOf } from './checking-client';
import { wholeNumber } from './command-arguments';
import { takeExisting } from './existing';
import { Groups } from './groups';
import { ImportRun, type RowKind } from './import-run';
import { type ImportedList, importedLists } from './imported-lists';
import { IntList } from './int-list';
import { Journal } from './journal';
import { ImportFile, type ImportRow } from './list-file';
import { Numbering } from './numbering';
import { inWords, messageOf, replaceFile } from './private-files';
import { startProgress } from './progress';
import { send } from './sending';
import { type Stop, onStop } from './stop-signals';
import { type Terminal, counted } from './terminal';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly concurrency: number;
  readonly ignore?: readonly string[];
  readonly amounts?: 'base' | 'subunit';
}

/** How the name of a file with rejected rows ends. */
const REJECTED = '.rejected.csv';

/** The reason of a duplicate, as a file of rejected rows has it. */
const DUPLICATE = /^It is about (the same [\w ]+ as line \d+|an? [\w ]+ that the import of .* has done)\.$/s;

/** Adds the command `import`, with one command for each list. */
export function addImport(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const parent = program
    .command('import')
    .description('Sends the rows of a file to Paystack.')
    .helpCommand(false);
  for (const [name, list] of Object.entries(importedLists)) {
    const command = parent
      .command(name)
      .summary(list.summary)
      .description(`Imports the ${list.many} of a CSV file.`)
      .argument('<file>', 'the file')
      .option('--dry-run', 'send nothing, write nothing, and tell what a run would do')
      .option('--concurrency <number>', 'calls under way at a time', wholeNumber('--concurrency', 1, 100), 8)
      .option('--ignore <column>', 'leave out a column; may be repeated', oneMore);
    if (list.hasAmounts) {
      command.addOption(
        new Option('--amounts <unit>', 'unit of the amounts: base is 1253.98, subunit is 125398')
          .choices(['base', 'subunit'])
          .default('subunit'),
      );
    }
    command.addHelpText('after', helpFor(list)).action(async (file: string, options: ImportOptions) => {
      exit(await importFile(file, list, options, terminal));
    });
  }
}

function oneMore(value: string, others: readonly string[] = []): readonly string[] {
  return [...others, value];
}

function helpFor(list: ImportedList): string {
  const columns = Object.values(list.columns).map(
    ({ name, about, isNeeded }) =>
      `  ${name.padEnd(24)}${about.replaceAll('`', '')}${isNeeded ? '; needed' : ''}`,
  );
  return `
Columns of the file, in any order:
${columns.join('\n')}

The file is CSV in UTF-8. ${list.about}

FILE.journal tells which rows are done: run the command again to go on. FILE.rejected.csv has the rows that cannot be
done. The key comes from PAYSTACK_AUTHORIZATION_KEY.

Exit code: 0 if all rows are done, 1 if some are not, 2 if the import stopped or could not begin.`;
}

/** Imports a file, and returns the exit code. */
async function importFile(
  path: string,
  list: ImportedList,
  { dryRun = false, concurrency, ignore = [], amounts }: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const paystack = new AsyncPaystack();
  const file = inFile(path, () => new ImportFile(path, list, ignore, { inBaseUnit: amounts === 'base' }));
  const groups = new Groups();
  const account = `${rootOf(paystack)}\n${findKey('authKey', undefined)}`;
  const journalPath = `${path}.journal`;
  const journal = new Journal(journalPath, account, groups, list.updates);
  let stop: Stop | undefined;
  try {
    const origins = originsOf(path).map((origin) => ({
      origin,
      journal: new Journal(`${origin}.journal`, account, groups, list.updates),
    }));
    const rejectUnlessDone = origins.every(({ journal: { isEmpty } }) => isEmpty);
    const problemOf = problemFinder(list, rejectUnlessDone);
    const run = new ImportRun(groups, list.one);
    for (const { origin, journal: done } of origins) {
      for (const group of done.doneGroups()) run.addElsewhere(group, basename(origin));
    }
    inFile(path, () => {
      const digests = new Numbering();
      const counts = new IntList();
      for (const row of file.rows()) {
        const digest = digests.numberOf(row.digest);
        const repetition = Math.max(counts.at(digest), 0) + 1;
        counts.set(digest, repetition);
        run.add(row, repetition, list.names(row.values), problemOf(row), journal);
      }
    });
    if (file.header.unsent.length > 0) {
      terminal.say(`Not sent, since an import does not set them: ${file.header.unsent.join(', ')}.`);
    }
    if (journal.hasOthers) {
      terminal.say(`${journalPath} also tells of another key or address. That does not count for this run.`);
    }
    const rejectedRows = (ifAccepted: boolean) => rejectedIn(run, file, problemOf, ifAccepted);

    if (dryRun) {
      for (const [row, reason] of rejectedRows(true)) terminal.say(`Line ${row.place.line}: ${reason}`);
      terminal.print('Dry run, nothing is sent. If Paystack accepts every row that it gets:');
      terminal.print(summaryOf(run, true));
      return run.counts(true).rejected > 0 ? 1 : 0;
    }

    journal.open(journalPath);
    stop = onStop('Stopping: the calls under way are ending. Press Ctrl-C again to end at once.', terminal);
    const planned = run.counts(true).done;
    if (list.existing && planned > 0) {
      await takeExisting(run, { paystack, list, existing: list.existing, file, journal, terminal });
    }
    const total = run.counts(true).done;
    const progress = startProgress({ one: 'row', many: 'rows', total }, terminal);
    const sending = { paystack, list, file, groups, journal, concurrency, progress, stop: stop.signal };
    const { stopped, otherEmails } = await send(run, sending).finally(() => {
      progress.end();
      journal.close();
    });
    const isWritten = writeRejected(`${path}${REJECTED}`, file, run, rejectedRows(false), terminal);
    if (otherEmails.length > 0) {
      const shown = [...otherEmails.slice(0, 10), ...(otherEmails.length > 10 ? ['…'] : [])].join(', ');
      const count = counted(otherEmails.length, 'line');
      terminal.say(`Paystack keeps another email for the customers in ${count}: ${shown}`);
    }
    for (const [reason, count] of tally(run, 'left')) terminal.say(`${count} left: ${reason}`);
    if (stopped !== undefined) terminal.say(`Stopped: ${stopped}`);
    terminal.print(summaryOf(run));
    const { rejected, left } = run.counts();
    if (rejected > 0 && isWritten) terminal.print(`The rejected rows are in ${path}${REJECTED}.`);
    if (stop.signal.aborted) {
      terminal.say(
        `Stopped by ${stop.name()}. Run the same command again to go on: done rows are not sent again.`,
      );
      stop.leave();
    }
    if (stopped !== undefined || stop.signal.aborted) return 2;
    return rejected + left > 0 || !isWritten ? 1 : 0;
  } finally {
    stop?.end();
    journal.close();
    file.close();
  }
}

/** Runs `act`. Its errors say that the file cannot be imported. */
function inFile<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const message = messageOf(error);
    throw new Error(message.startsWith(path) ? message : `${path} cannot be imported. ${message}`);
  }
}

/** The files whose rejected rows a file has, by its name. */
function originsOf(path: string): string[] {
  if (!path.endsWith(REJECTED)) return [];
  const origin = path.slice(0, -REJECTED.length);
  return [origin, ...originsOf(origin)];
}

/**
 * Makes the function that finds why a row cannot be sent.
 *
 * @param rejectDuplicates - whether a row that was rejected as a duplicate is rejected again, because what was done
 * is not known.
 */
function problemFinder(
  list: ImportedList,
  rejectDuplicates: boolean,
): (row: ImportRow) => string | undefined {
  const refusalOf = checkingClient();
  return ({ problem, reason, values }) => {
    if (problem !== undefined) return problem;
    if (rejectDuplicates && reason !== undefined && DUPLICATE.test(reason)) {
      return `It was rejected as a duplicate. If it is none any longer, empty its cell "reason".`;
    }
    return refusalOf((queue) => list.send(queue, values));
  };
}

/** The rejected rows, each with its reason. */
function* rejectedIn(
  run: ImportRun,
  file: ImportFile,
  problemOf: (row: ImportRow) => string | undefined,
  ifAccepted: boolean,
): Generator<[row: ImportRow, reason: string], void> {
  const states = function* () {
    for (const state of run.states(ifAccepted)) if (state.kind === 'rejected') yield state;
  };
  const waiting: (string | undefined)[] = [];
  const places = function* () {
    for (const { row, reason } of states()) {
      waiting.push(reason);
      yield run.placeOf(row);
    }
  };
  for (const row of file.rowsAt(places())) yield [row, waiting.shift() ?? problemOf(row) ?? ''];
}

function tally(run: ImportRun, wanted: RowKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, reason = '' } of run.states()) {
    if (kind === wanted) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

/**
 * Writes the rejected rows with their reasons. Without such rows it removes the file of an earlier run.
 *
 * @returns whether that was possible. If not, it says why.
 */
function writeRejected(
  path: string,
  file: ImportFile,
  run: ImportRun,
  rejected: Iterable<readonly [row: ImportRow, reason: string]>,
  terminal: Terminal,
): boolean {
  try {
    if (run.counts().rejected > 0) replaceFile(path, file.withReasons(rejected));
    else inWords(path, () => rmSync(path, { force: true }));
    return true;
  } catch (error) {
    terminal.say(
      `The rejected rows cannot be written: ${messageOf(error)} ` +
        'Run the same command again when that is mended. It sends no row twice.',
    );
    return false;
  }
}

function summaryOf(run: ImportRun, ifAccepted = false): string {
  const { before, done, rejected, left } = run.counts(ifAccepted);
  const total = counted(before + done + rejected + left, 'row');
  return `${total}: ${before} done before, ${done} done, ${rejected} rejected, ${left} left.`;
}
