import { isDeepStrictEqual } from 'node:util';
import { ending } from './run.mjs';

/** What the calls of `programs/` give where all is well. */
export const expected = ({ version }) => ({
  userAgent: `tspaystack2-${version}`,
  body: { email: 'ada@example.com', first_name: 'Ada' },
  walked: ['CUS_1', 'CUS_2', 'CUS_3'],
  batched: [200, 200],
});

/** The outcome that a program printed: `{ result }`, or `{ exception, name, message }`; a text if it printed none. */
export function outcomeOf(finished) {
  if ((finished.stdout + finished.stderr).includes('WRONG WORKER')) return "the app's own worker.js was run.";
  if (finished.code !== 0) return ending(finished);
  try {
    return JSON.parse(finished.stdout);
  } catch {
    return ending(finished);
  }
}

/** What is wrong with an outcome that has to be the expected result; `undefined` if it is. */
export function problemOf(outcome, setting) {
  if (isDeepStrictEqual(outcome, { result: expected(setting) })) return undefined;
  return typeof outcome === 'string' ? outcome : `gave ${JSON.stringify(outcome)}`;
}

/** As `problemOf`, but an exception of the library with a certain text in its message is also right. */
export function problemUnless(outcome, text, setting) {
  const isException = outcome.exception === true && outcome.message.includes(text);
  return isException ? undefined : problemOf(outcome, setting);
}
