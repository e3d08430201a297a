import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { closedPort, startFaultServer, startTLSServer } from './faults/fault-server';
import { faults } from './faults/faults';
import { startProxyServer } from './support/proxy-server';
import { runScript } from './support/run-script';
import type { Places } from './support/scripts/provoke';
import { KEY, PASSWORD, PAYMENT, PERSON } from './support/secrets';

const half = KEY.length / 2;
const encodings = ['base64', 'base64url', 'hex'] as const;

const secrets = Object.entries({
  key: KEY,
  'first half of the key': KEY.slice(0, half),
  'second half of the key': KEY.slice(half),
  'password of the proxy': PASSWORD,
  ...Object.fromEntries(
    [KEY, `Bearer ${KEY}`, `ada:${PASSWORD}`].flatMap((text) =>
      encodings.map((encoding) => [`${encoding} of ${text}`, Buffer.from(text).toString(encoding)]),
    ),
  ),
  ...PERSON,
  ...PAYMENT,
  'email in a URL': encodeURIComponent(PERSON.email),
});

/** Has exceptions, replies, reports and clients printed in every way, and tells which secrets are in what was printed. */
async function provoke(places?: Places) {
  const args = places === undefined ? [] : [JSON.stringify(places)];
  const { code, stdout, stderr } = await runScript(require.resolve('./support/scripts/provoke.ts'), args);
  const found = (output: string) =>
    secrets.filter(([, secret]) => output.includes(secret)).map(([name]) => name);
  const exceptions = new Set(stderr.match(/^\w+(Exception|Error)(?=:)/gm));
  return { code, exceptions: [...exceptions].sort(), stdout: found(stdout), stderr: found(stderr) };
}

test('the search finds the key, the password and the customer in an error of axios', async () => {
  const found = [
    ...['key', 'first half of the key', 'second half of the key', 'password of the proxy'],
    `base64 of ada:${PASSWORD}`,
    `base64url of ada:${PASSWORD}`,
    ...Object.keys(PERSON),
    ...Object.keys(PAYMENT),
  ];
  // To the console, an object is shown only to some depth.
  const shown = found.filter((name) => name !== 'password of the proxy');
  expect(await provoke()).toEqual({ code: 0, exceptions: ['AxiosError'], stdout: found, stderr: shown });
});

test('no secret is in a client, nor in any reply, exception or report', async () => {
  const server = await startFaultServer();
  const distrusted = await startTLSServer('localhost');
  const refusing = await startProxyServer('ada:another');
  const rude = createServer((socket) => socket.end('Who are you?')).listen(0, '127.0.0.1');
  await once(rude, 'listening');
  const ports = [await closedPort(), new URL(refusing.url).port, (rude.address() as AddressInfo).port];
  const found = await provoke({
    bases: [
      `http://127.0.0.1:${await closedPort()}`,
      'https://no-such-host.invalid',
      distrusted.url,
      ...Object.keys(faults).map((name) => `${server.url}/${name}`),
    ],
    proxies: [
      ...ports.map((port) => `http://ada:${PASSWORD}@127.0.0.1:${port}`),
      `http://ada:${PASSWORD}@no-such-host.invalid:3128`,
      `https://ada:${PASSWORD}@127.0.0.1:${new URL(distrusted.url).port}`,
    ],
  });
  server.stop();
  distrusted.stop();
  refusing.stop();
  rude.close();
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
});
