/** Brings the database of DATABASE_URL up to date. A deployment runs this before it starts the instances. */
import { migrateDatabase, openDatabase } from './database';
import { Queue } from './queue';

export async function migrate(connectionString: string): Promise<void> {
  const database = openDatabase(connectionString, console.warn);
  await migrateDatabase(database);
  await database.end();
  await Queue.migrate(connectionString);
}

if (require.main === module) void migrate(process.env.DATABASE_URL ?? '');
