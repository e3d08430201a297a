import { ProgressText, durationOf, startProgress } from '../../lib/commands/progress';
import { Terminal } from '../../lib/commands/terminal';
import { Output } from './support';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const start = new Date(2026, 0, 1, 10, 0).getTime();

describe('the time that is left', () => {
  let time = start;
  const textOf = (total: number | undefined) => {
    time = start;
    return new ProgressText({ one: 'row', many: 'rows', total }, () => time);
  };
  const steps = (text: ProgressText, count: number, duration: number) => {
    for (let step = 0; step < count; step++) {
      time += duration / count;
      text.step();
    }
  };

  test('comes from the time so far', () => {
    const text = textOf(1_000);
    expect(text.text()).toBe('0 of 1000 rows');
    steps(text, 100, 10 * SECOND);
    expect(text.text()).toBe('100 of 1000 rows, 2 min left');
    steps(text, 800, 80 * SECOND);
    expect(text.text()).toBe('900 of 1000 rows, 10 s left');
    steps(text, 100, 10 * SECOND);
    expect(text.text()).toBe('1000 of 1000 rows');
  });

  test('comes from the limit where there is one, and counts down during the pause', () => {
    const text = textOf(1_000);
    steps(text, 100, SECOND);
    // Without a limit, this is all that can be known.
    expect(text.text()).toBe('100 of 1000 rows, 9 s left');
    const until = new Date(start + MINUTE);
    for (let call = 0; call < 8; call++) text.pauseUntil(until);
    expect(text.text()).toBe(
      "100 of 1000 rows, 9 min left, waiting for Paystack's rate limit (until 10:01:00)",
    );
    time += 30 * SECOND;
    expect(text.text()).toContain(', 8 min left, ');
    time = until.getTime();
    expect(text.text()).toBe('100 of 1000 rows, 8 min left');
    steps(text, 50, SECOND);
    expect(text.text()).toBe('150 of 1000 rows, 8 min left');
    steps(text, 50, SECOND);
    text.pauseUntil(new Date(start + 2 * MINUTE));
    expect(text.text()).toBe(
      "200 of 1000 rows, 8 min left, waiting for Paystack's rate limit (until 10:02:00)",
    );
    time = start + 9 * MINUTE;
    steps(text, 750, SECOND);
    expect(text.text()).toMatch(/^950 of 1000 rows, \d+ s left$/);
  });

  test('counts calls that end during a pause to the time before it', () => {
    const text = textOf(300);
    steps(text, 92, SECOND);
    const until = new Date(start + 10 * MINUTE);
    for (let call = 0; call < 8; call++) {
      text.pauseUntil(until);
      steps(text, 1, 10);
    }
    text.pauseUntil(until);
    expect(text.text()).toBe("100 of 300 rows, 20 min left, waiting for Paystack's rate limit (until 10:10)");
  });

  test('is not told where the total is not known', () => {
    const text = textOf(undefined);
    steps(text, 1, SECOND);
    expect(text.text()).toBe('1 row');
    text.pauseUntil(undefined);
    expect(text.text()).toBe("1 row, waiting for Paystack's rate limit");
    steps(text, 1, SECOND);
    expect(text.text()).toBe('2 rows');
  });

  test('one is one', () => {
    const text = textOf(1);
    steps(text, 1, SECOND);
    expect(text.text()).toBe('1 of 1 row');
  });

  test('more than there were makes the total larger', () => {
    const text = textOf(3);
    steps(text, 4, SECOND);
    expect(text.text()).toBe('4 of 4 rows');
  });
});

test.each([
  [0, '1 s'],
  [45 * SECOND, '45 s'],
  [59.4 * SECOND, '59 s'],
  [59.6 * SECOND, '1 min'],
  [119.9 * SECOND, '2 min'],
  [59.6 * MINUTE, '1 h'],
  [65 * MINUTE, '1 h 5 min'],
  [119.7 * MINUTE, '2 h'],
])('%d ms are %s', (milliseconds, words) => {
  expect(durationOf(milliseconds)).toBe(words);
});

describe('the progress', () => {
  const shown = (steps: number, total: number | undefined, isTTY: boolean) => {
    const nothing = () => undefined;
    const [stdout, stderr] = [new Output(), new Output()];
    // What a terminal has besides.
    if (isTTY) Object.assign(stderr, { isTTY, columns: 80, cursorTo: nothing, clearLine: nothing });
    const progress = startProgress({ one: 'row', many: 'rows', total }, new Terminal({ stdout, stderr }));
    for (let step = 0; step < steps; step++) progress.step();
    progress.end();
    expect(stdout.text).toBe('');
    return stderr.text;
  };

  test.each([
    [4, undefined, '4 rows\n'],
    [4, 4, '4 of 4 rows\n'],
    [4, 3, '4 of 4 rows\n'],
    [0, 0, '0 of 0 rows\n'],
    [1_000, 2_000, '1000 of 2000 rows\n'],
    [2_001, 2_001, '1000 of 2001 rows\n2000 of 2001 rows\n2001 of 2001 rows\n'],
  ])('of %d of %s is told by lines where there is no terminal', (steps, total, lines) => {
    expect(shown(steps, total, false)).toBe(lines);
  });

  test.each([
    [4, undefined, /4 rows/],
    [4, 3, /=+ 4 of 4 rows/],
    [2, 4, /=+-+ 2 of 4 rows, 1 s left/],
  ])('of %d of %s is a bar on a terminal', (steps, total, bar) => {
    expect(shown(steps, total, true)).toMatch(bar);
  });

  test('tells a pause once where there is no terminal', () => {
    const [stdout, stderr] = [new Output(), new Output()];
    const progress = startProgress({ one: 'row', many: 'rows', total: 2 }, new Terminal({ stdout, stderr }));
    progress.step();
    for (let call = 0; call < 3; call++) progress.pauseUntil(new Date(Date.now() + MINUTE));
    progress.step();
    progress.end();
    expect(stderr.text).toMatch(
      /^1 of 2 rows, 1 min left, waiting for Paystack's rate limit \(until \d\d:\d\d(:\d\d)?\)\n2 of 2 rows\n$/,
    );
  });
});
