import type { AsyncPaystack } from '../api/paystack';
import type { ExistingItems, ImportedList, Values } from './imported-lists';
import type { ImportRun } from './import-run';
import type { Journal } from './journal';
import type { ImportFile } from './list-file';
import { messageOf } from './private-files';
import { type Terminal, counted } from './terminal';

/** Milliseconds after which a call whose sender was killed has ended at Paystack. */
const CALL_ENDED = 3_000;

/** What `takeExisting` works with. */
interface Taking {
  readonly paystack: AsyncPaystack;
  readonly list: ImportedList;
  readonly existing: ExistingItems;
  readonly file: ImportFile;
  readonly journal: Journal;
  readonly terminal: Terminal;
}

/**
 * Notes the rows whose items are there already as done. An import that was killed may have created some of which its
 * journal does not know.
 */
export async function takeExisting(run: ImportRun, taking: Taking): Promise<void> {
  const { paystack, list, existing, file, journal, terminal } = taking;
  const wait = journal.openFor === undefined ? 0 : CALL_ENDED - journal.openFor;
  if (wait > 0) {
    terminal.say('The last import has just ended. Waiting 3 s, because its calls may still be under way.');
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const items = new Map<string, Values[]>();
  try {
    for await (const item of existing.all(paystack) as AsyncIterable<Values>) {
      const { code } = list.namesInReply(item);
      if (code && journal.hasCode(code)) continue;
      const key = existing.keyOf(item);
      items.set(key, [...(items.get(key) ?? []), item]);
    }
  } catch (error) {
    throw new Error(
      `Nothing is sent, because it is not known which ${list.many} are there already. ${messageOf(error)}`,
    );
  }
  if (items.size === 0) return;
  const rows = run.next();
  const numbers = rows.values();
  let count = 0;
  for (const row of file.rowsAt(rows.map((each) => run.placeOf(each)))) {
    const number = numbers.next().value ?? 0;
    const alike = items.get(existing.keyOf(row.values)) ?? [];
    const index = alike.findIndex((item) => existing.isSame(item, row.values));
    const [item] = index === -1 ? [] : alike.splice(index, 1);
    if (item === undefined) continue;
    journal.write(run.idOf(number, row), { result: 'done', ...list.namesInReply(item) });
    run.note(number, 'before');
    count += 1;
  }
  if (count === 0) return;
  terminal.say(
    `${counted(count, list.one)} with the same ${existing.sameness} ${count === 1 ? 'is' : 'are'} there already. ` +
      `${count === 1 ? 'Its row is' : 'Their rows are'} not sent.`,
  );
}
