import { finished, runScript } from '../support/run-script';

test('loads no dependency, no client and no worker, and starts nothing', async () => {
  const { code, stdout, stderr } = await runScript(require.resolve('./scripts/loading.cjs'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ loaded: ['shared/core.js', 'webhooks/index.js'], started: [] });
});

test('its exception is one of the package', async () => {
  expect(await runScript(require.resolve('./scripts/exceptions.cjs'))).toEqual(finished('true\n'));
});
