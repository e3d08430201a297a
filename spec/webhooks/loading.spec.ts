import { runScript } from '../support/run-script';

test('loads no dependency, no client and no worker, and starts nothing', async () => {
  const script = `
    const { relative, sep } = require('node:path');
    const started = process.getActiveResourcesInfo();
    require('tspaystack2/webhooks').isVerifiedWebhookPayload('', '', 'sk_test_example');
    const loaded = Object.keys(require.cache).map((path) => relative('dist', path).split(sep).join('/'));
    console.log(JSON.stringify({
      heavy: loaded.filter((path) => path === 'index.js' || /^(?!webhooks\\/).*\\//.test(path)),
      own: loaded.includes('webhooks/index.js'),
      started: process.getActiveResourcesInfo().slice(started.length),
    }));`;
  const { code, stdout, stderr } = await runScript(script);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ heavy: [], own: true, started: [] });
});

test('its exception is one of the package', async () => {
  const script = `
    const { PaystackException } = require('tspaystack2');
    const { SignatureVerificationException } = require('tspaystack2/webhooks');
    console.log(new SignatureVerificationException('') instanceof PaystackException);`;
  expect(await runScript(script)).toEqual({ code: 0, signal: null, stdout: 'true\n', stderr: '' });
});
