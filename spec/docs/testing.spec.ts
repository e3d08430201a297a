import { runNode } from '../support/run-script';

test('the tests that docs/testing.md shows pass', async () => {
  const result = await runNode(['node_modules/jest/bin/jest.js', '--roots', 'examples/testing'], {
    deadline: 60_000,
  });
  expect({ code: result.code, last: result.stdout.trim().split('\n').at(-1) }).toEqual({
    code: 0,
    last: '14 passed, 0 failed',
  });
}, 70_000);
