import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScriptResult, finished, runScript } from '../support/run-script';
import { type FaultServer, closedPort, startFaultServer, startTLSServer } from './fault-server';
import { connectionFaults, faults } from './faults';
import type { Place } from './scripts/play';
import { page, withCurrentTable } from './table';

const clients = ['Customer', 'AsyncCustomer'];

let folder: string;
let server: FaultServer;
let results: ScriptResult[];
const endings = new Map<string, unknown>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tspaystack2-faults-'));
  server = await startFaultServer();
  const tls = {
    'self-signed': await startTLSServer('localhost'),
    'wrong-host': await startTLSServer('elsewhere.example.com'),
    expired: await startTLSServer('localhost', new Date('2021-01-01')),
    'good-tls': await startTLSServer('localhost'),
  };
  const trusted = [tls['wrong-host'], tls.expired, tls['good-tls']];
  const authorities = join(folder, 'authorities.pem');
  await writeFile(authorities, trusted.map(({ certificate }) => certificate).join('\n'));

  const bases: Record<string, string> = {
    refused: `http://127.0.0.1:${await closedPort()}`,
    'unknown-host': 'https://no-such-host.invalid',
  };
  for (const [name, { url }] of Object.entries(tls)) bases[name] = url;
  for (const name of Object.keys(faults)) bases[name] = `${server.url}/${name}`;
  const places = Object.entries(bases).map(([name, baseURL]): Place => ({
    name,
    baseURL,
    timeout: faults[name]?.slow ? 300 : 10_000,
    warmUp: faults[name]?.warmUp ?? false,
  }));

  const env = { NODE_EXTRA_CA_CERTS: authorities };
  const play = (client: string) =>
    runScript(join(__dirname, 'scripts/play.ts'), [client, JSON.stringify(places)], { env });
  results = await Promise.all(clients.map(play));
  const ownAddress = new RegExp(`:${new URL(server.url).port}/target`, 'g');
  results.forEach(({ stdout }, index) => {
    for (const line of stdout.replace(ownAddress, ':PORT/target').trim().split('\n')) {
      const { name, method, ending } = JSON.parse(line) as Record<string, string>;
      endings.set(`${name} ${clients[index]} ${method}`, ending);
    }
  });
  for (const secure of Object.values(tls)) secure.stop();
});

afterAll(async () => {
  server.stop();
  await rm(folder, { recursive: true });
});

test('after all faults nothing is left hanging, and no rejection went unhandled', () => {
  expect(results.map((result) => ({ ...result, stdout: '' }))).toEqual([finished(''), finished('')]);
});

test('no redirect was followed', () => {
  expect(server.paths.filter((path) => path.startsWith('/target'))).toEqual([]);
  expect(server.paths.filter((path) => path.startsWith('/redirect-'))).toHaveLength(8 * 4);
});

/** A table without the spaces and dashes that align its columns. */
function unaligned(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

test('docs/reliability.md has the table of these faults', async () => {
  const text = await readFile(page, 'utf8');
  expect(unaligned(text)).toBe(unaligned(withCurrentTable(text)));
});

describe.each(clients)('%s', (client) => {
  test.each(Object.entries({ ...faults, ...connectionFaults }))('%s', (name, { get, post }) => {
    expect(endings.get(`${name} ${client} GET`)).toEqual(get);
    expect(endings.get(`${name} ${client} POST`)).toEqual(post);
  });
});
