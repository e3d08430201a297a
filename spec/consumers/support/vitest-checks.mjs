import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ending, node } from './run.mjs';

/** Runs the file for Vitest of examples/runners, and a copy of it at the same time. */
export async function checkVitest({ copy, project }) {
  const folder = join(copy, 'vitest');
  await cp(join(project, 'examples/runners'), folder, { recursive: true });
  await copyFile(join(folder, 'vitest.spec.ts'), join(folder, 'vitest-again.spec.ts'));
  const command = [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', 'vitest'];
  const ended = await node(command, { cwd: folder, env: {} });
  const { numPassedTests, numFailedTests } = ended.code === 0 ? JSON.parse(ended.stdout) : {};
  const isRight = numPassedTests === 4 && numFailedTests === 0;
  return [
    [
      'two files at the same time, each with a sandbox and webhooks',
      isRight ? undefined : `Vitest ${ending(ended)}`,
    ],
  ];
}
