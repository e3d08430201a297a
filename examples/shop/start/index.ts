/**
 * Starts all that the shop needs, with one command: a sandbox in place of Paystack, a database of its own unless
 * DATABASE_URL names one, and one instance of the shop.
 */
import { AsyncPaystack, RecipientType } from 'tspaystack2';
import { startSandbox } from 'tspaystack2/sandbox';
import { startShop } from '../main';
import { migrate } from '../migrate';
import { startPostgres } from './postgres';

const { PORT = '3000', SANDBOX_PORT = '4010', DATABASE_URL } = process.env;
/** What ends the sandbox and the database. */
const ends: (() => Promise<void>)[] = [];

async function start(): Promise<void> {
  const shop = `http://127.0.0.1:${PORT}`;
  const sandbox = await startSandbox({ port: Number(SANDBOX_PORT), webhookURL: `${shop}/paystack/webhook` });
  ends.push(() => sandbox.stop());

  const postgres = DATABASE_URL === undefined ? await startPostgres() : undefined;
  if (postgres) ends.unshift(() => postgres.stop());
  const database = (await postgres?.createDatabase('shop')) ?? DATABASE_URL ?? '';
  await migrate(database);

  const { transferRecipients } = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url });
  const account = { name: 'Ada Obi', accountNumber: '0000000000', bankCode: '057' };
  const seller = await transferRecipients.create(RecipientType.NUBAN, account);
  Object.assign(process.env, {
    DATABASE_URL: database,
    PORT,
    SHOP_URL: shop,
    PAYSTACK_BASE_URL: sandbox.url,
    PAYSTACK_AUTHORIZATION_KEY: sandbox.authKey,
    ...(seller.status && { SELLER_RECIPIENT: seller.data.recipient_code }),
  });
  await startShop(end);
  console.log(`
The shop:  ${shop}
Paystack:  ${sandbox.url} (the sandbox)
Database:  ${database}

Open the shop, and buy something. Ctrl-C ends all of it.
`);
}

async function end(): Promise<void> {
  for (const each of ends) await each();
}

start().catch(async (error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  if (message.includes('in use'))
    console.error('Stop what uses it, or set PORT or SANDBOX_PORT to another port.');
  await end();
  process.exit(1);
});
