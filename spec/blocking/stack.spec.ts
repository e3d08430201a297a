import { finished, runScript } from '../support/run-script';

test('the stack of an exception shows the line of the caller', async () => {
  expect(await runScript(require.resolve('./scripts/stack.cjs'))).toEqual(finished('true\n'));
});
