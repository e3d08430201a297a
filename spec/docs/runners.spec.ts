import { runNode } from '../support/run-script';

// Vitest runs its file in the tests of the consumers, which install it.

test('the file for Jest passes', async () => {
  const jest = ['node_modules/jest/bin/jest.js', '--roots', 'examples/runners'];
  const { code, stdout } = await runNode([...jest, '--testMatch', '**/jest.spec.ts']);
  expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({ code: 0, last: '2 passed, 0 failed' });
});

test('the file for node:test passes', async () => {
  const { code, stdout } = await runNode([
    '--import',
    'tsx',
    '--test',
    '--test-reporter=tap',
    'examples/runners/node.spec.ts',
  ]);
  expect({ code, counts: stdout.match(/^# (pass|fail) \d+$/gm) }).toEqual({
    code: 0,
    counts: ['# pass 2', '# fail 0'],
  });
});
