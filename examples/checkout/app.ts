/** A checkout: starts a payment, and says whether it was made. The port of app.py to Express. */
import express from 'express';
import { AsyncPaystack, type Metadata } from 'tspaystack2';

const PRICES: Readonly<Record<string, number>> = { book: 500_000, pen: 50_000 }; // in kobo

const app = express();
const paystack = new AsyncPaystack(); // the key comes from PAYSTACK_AUTHORIZATION_KEY

app.post('/checkout', express.json(), async (request, response) => {
  const { item, email } = request.body as { item: string; email: string };
  const amount = PRICES[item];
  if (amount === undefined) return void response.status(400).json({ error: 'There is no such item.' });
  const reply = await paystack.transactions.initialize(amount, {
    email,
    callbackUrl: 'https://shop.example.com/paid',
    metadata: { item },
  });
  if (!reply.status) return void response.status(502).json({ error: reply.message });
  response.status(201).json({ url: reply.data.authorization_url, reference: reply.data.reference });
});

app.get('/paid', async (request, response) => {
  const { reference } = request.query as { reference: string };
  const reply = await paystack.transactions.verify(reference);
  if (!reply.status) return void response.status(404).json({ error: reply.message });
  const { status, amount, metadata } = reply.data;
  response.json({ paid: status === 'success' && amount === PRICES[itemIn(metadata)], status });
});

/** Paystack gives metadata in several forms; this shop sends an object. */
function itemIn(metadata: Metadata): string {
  const { item } = Object(metadata) as { item?: unknown };
  return typeof item === 'string' ? item : '';
}

const server = app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log('The shop listens on', server.address());
});
