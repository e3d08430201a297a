import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runNode } from '../support/run-script';

test('one call goes through the files that CONTRIBUTING.md lists, 12 at most, and through 70 functions at most', async () => {
  const { stdout, stderr } = await runNode([join(projectRoot, 'scripts/call-cost.mjs')]);
  expect(stderr).toBe('');
  const rows = [...stdout.matchAll(/^ *(\d+) {2}(\S+)$/gm)].map(([, count, file]) => ({
    file,
    count: Number(count),
  }));
  const files = rows.map(({ file }) => file).sort();

  const page = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
  const [, section = ''] = /## One call, file by file\n([^]*?)\n## /.exec(page) ?? [];
  const listed = [...section.matchAll(/^\| `(\S+)`/gm)].map(([, file]) => file).sort();
  expect(files).toEqual(listed);
  expect(files.length).toBeLessThanOrEqual(12);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(70);
});
