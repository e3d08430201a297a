import { startSandbox } from 'tspaystack2/sandbox';
import { runNode } from '../support/run-script';

/**
 * Names that the library, its options or its HTTP client read somewhere. `timeout` and `signal` are not among them:
 * Node's own http module reads these, and no request is sent.
 */
const NAMES = [
  ...['query', 'body', 'params', 'fields', 'first', 'options', 'content', 'route', 'by', 'key'],
  ...['default', 'encode', 'wire', 'clash', 'neededIf', 'place', 'check'],
  ...['deadline', 'retries', 'authKey', 'baseURL', 'proxy', 'maxResponseBytes', 'onAttempt', 'wait'],
  ...['concurrency', 'onResult', 'onPause', 'position', 'pagination', 'page', 'email', 'metadata', 'amount'],
  ...['method', 'url', 'path', 'headers', 'data', 'leaves429', 'status', 'message', 'code', 'cause', 'reply'],
];

test('a property of Object.prototype changes no request, whatever it is called', async () => {
  const sandbox = await startSandbox();
  const result = await runNode(['--import', 'tsx', 'spec/api/scripts/polluted.mts', NAMES.join()], {
    env: { PAYSTACK_BASE_URL: sandbox.url, PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey },
    deadline: 110_000,
  });
  const requests = await sandbox.requests();
  await sandbox.stop();
  expect(result).toMatchObject({ code: 0, stdout: '', stderr: '' });

  const groups = new Map<string, string[]>();
  let group: string[] = [];
  for (const { method, path, query, body, authorized, contentType } of requests) {
    const [, name] = /^\/mark\/(\w+)/.exec(path) ?? [];
    if (name === undefined)
      group.push(JSON.stringify({ method, path, query, body, authorized, contentType }));
    else groups.set(name, (group = []));
  }
  const expected = groups.get('none');
  expect(expected).toHaveLength(22);
  expect([...groups.keys()]).toEqual(['none', ...NAMES]);
  const changed = [...groups].filter(([, sent]) => sent.join() !== expected?.join()).map(([name]) => name);
  expect(changed).toEqual([]);
}, 120_000);
