import { join } from 'node:path';
import { closedPort, startFaultServer, startTLSServer } from './faults/fault-server';
import { faults } from './faults/faults';
import { runNode } from './support/run-script';
import { KEY, PERSON } from './support/secrets';

const half = KEY.length / 2;
const encodings = ['base64', 'base64url', 'hex'] as const;

const secrets = Object.entries({
  key: KEY,
  'first half of the key': KEY.slice(0, half),
  'second half of the key': KEY.slice(half),
  ...Object.fromEntries(
    [KEY, `Bearer ${KEY}`].flatMap((text) =>
      encodings.map((encoding) => [`${encoding} of ${text}`, Buffer.from(text).toString(encoding)]),
    ),
  ),
  ...PERSON,
  'email in a URL': encodeURIComponent(PERSON.email),
});

/** Has exceptions, replies and clients printed in every way, and tells which secrets are in what was printed. */
async function provoke(bases: readonly string[]) {
  const program = join(__dirname, 'support/provoke.ts');
  const { code, stdout, stderr } = await runNode(['--import', 'tsx', program, ...bases], {
    deadline: 60_000,
  });
  const found = (output: string) =>
    secrets.filter(([, secret]) => output.includes(secret)).map(([name]) => name);
  const exceptions = new Set(stderr.match(/^\w+(Exception|Error)(?=:)/gm));
  return { code, exceptions: [...exceptions].sort(), stdout: found(stdout), stderr: found(stderr) };
}

test('the search finds the key and the customer in an error of axios', async () => {
  const found = ['key', 'first half of the key', 'second half of the key', ...Object.keys(PERSON)];
  expect(await provoke([])).toEqual({ code: 0, exceptions: ['AxiosError'], stdout: found, stderr: found });
});

test('no secret is in a client, nor in any reply or exception', async () => {
  const server = await startFaultServer();
  const distrusted = await startTLSServer('localhost');
  const found = await provoke([
    `http://127.0.0.1:${await closedPort()}`,
    'https://no-such-host.invalid',
    distrusted.url,
    ...Object.keys(faults).map((name) => `${server.url}/${name}`),
  ]);
  server.stop();
  distrusted.stop();
  expect(found).toEqual({
    code: 0,
    exceptions: [
      'InvalidDataException',
      'InvalidMethodException',
      'MissingAuthKeyException',
      'NetworkException',
      'PageException',
      'TimeoutException',
    ],
    stdout: [],
    stderr: [],
  });
}, 70_000);
