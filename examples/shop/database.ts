/** The database: connections, transactions and migrations. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pool, type PoolClient, types } from 'pg';

// Amounts and ids are bigint. All of them fit into a number of JavaScript.
types.setTypeParser(types.builtins.INT8, Number);

export type Database = Pool;

/** @param log - gets a problem of a connection that nobody uses. The pool then opens another one. */
export function openDatabase(connectionString: string, log: (problem: string) => void): Database {
  const database = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });
  database.on('error', ({ message }) => log(message));
  return database;
}

/** Runs a task in a transaction. What the task throws undoes all of it. */
export async function inTransaction<T>(
  database: Database,
  task: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await task(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((problem: unknown) => (broken = problem as Error));
    throw error;
  } finally {
    client.release(broken);
  }
}

const FOLDER = join(__dirname, 'migrations');

/** Runs the SQL files that this database has not seen, all in one transaction. */
export async function migrateDatabase(database: Database): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)');
    for (const name of readdirSync(FOLDER).sort()) {
      // A second migration at the same time waits here for the first one.
      const { rowCount } = await client.query('INSERT INTO migrations VALUES ($1) ON CONFLICT DO NOTHING', [
        name,
      ]);
      if (rowCount === 1) await client.query(readFileSync(join(FOLDER, name), 'utf8'));
    }
  });
}
