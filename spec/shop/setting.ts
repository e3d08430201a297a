/** What a test of the shop needs: a server of Postgres, and the shop as one file. */
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { migrate } from '../../examples/shop/migrate';
import { type Postgres, startPostgres } from '../../examples/shop/start/postgres';
import { projectRoot } from '../support/run-script';

/** The folder of a Postgres that this machine has; `undefined` for none. */
export const installed: string | undefined = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'postgres'))
  .filter((path) => existsSync(path))
  .map((path) => dirname(realpathSync(path)))
  .find((folder) => existsSync(join(folder, 'initdb')));

/** A server with one migrated database, from which others are copied. */
export class Databases {
  private constructor(readonly postgres: Postgres) {}

  static async start(binaries?: string): Promise<Databases> {
    const postgres = await startPostgres(binaries);
    await migrate(await postgres.createDatabase('template'));
    return new Databases(postgres);
  }

  /** The URL of a new database with the tables of the shop. */
  create(name: string): Promise<string> {
    return this.postgres.createDatabase(name, 'template');
  }

  stop(): Promise<void> {
    return this.postgres.stop();
  }
}

/** The shop as one file, so that its processes start fast. */
export class Program {
  readonly #folder = mkdtempSync(join(tmpdir(), 'shop-program-'));
  readonly path = join(this.#folder, 'main.cjs');

  async build(): Promise<void> {
    await build({
      entryPoints: [join(projectRoot, 'examples/shop/main.ts')],
      outfile: this.path,
      bundle: true,
      platform: 'node',
      external: ['pg-native'],
      logLevel: 'error',
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
