import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EFT_REFUNDS, TEST_CARDS } from '../../lib/sandbox/core/instruments';
import { projectRoot } from '../support/run-script';

const page = readFileSync(join(projectRoot, 'docs/testing.md'), 'utf8');

/** The cells of all rows of tables, without the marks of code. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

test('docs/testing.md lists each test card of the sandbox, with its number and CVV', () => {
  const listed = rows.filter((cells) => /^\d{16,19}$/.test(cells[2] ?? '')).map((cells) => cells.slice(1, 4));
  expect(listed).toEqual(Object.entries(TEST_CARDS).map(([name, { number, cvv }]) => [name, number, cvv]));
});

test('docs/testing.md lists the account numbers of an EFT whose refund does not end well', () => {
  const listed = rows.flatMap(([, channel, data]) =>
    channel === 'eft' ? (/account number (\d+)/.exec(data ?? '')?.slice(1) ?? []) : [],
  );
  expect(listed).toEqual([...EFT_REFUNDS.keys()]);
});
