/** A shop: starts a payment, takes Paystack's webhook, and says whether it was paid. The checkout is the port of app.py. */
import express from 'express';
import { AsyncPaystack, type Metadata } from 'tspaystack2';
import { webhookRoute } from '../webhooks/express';
import { Orders } from '../webhooks/orders';
import { Payments } from '../webhooks/payments';

const PRICES: Readonly<Record<string, number>> = { book: 500_000, pen: 50_000 }; // in kobo

const port = Number(process.env.PORT ?? 8080);
/** Where customers find the shop. */
const address = process.env.SHOP_URL ?? `http://127.0.0.1:${port}`;

const app = express();
const paystack = new AsyncPaystack(); // the key comes from PAYSTACK_AUTHORIZATION_KEY
const orders = new Orders();
const payments = new Payments({ orders, transactions: paystack.transactions, log: console.warn });

app.use(webhookRoute(payments));

app.get('/', (_request, response) => {
  response.send(`<!doctype html>
    <html lang="en">
      <title>Shop</title>
      <h1>Shop</h1>
      <button>Buy a book</button>
      <script>
        document.querySelector('button').onclick = async () => {
          const reply = await fetch('/checkout', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ item: 'book', email: 'ada@example.com' }),
          });
          location.href = (await reply.json()).url;
        };
      </script>
    </html>`);
});

app.post('/checkout', express.json(), async (request, response) => {
  const { item, email } = request.body as { item: string; email: string };
  const amount = PRICES[item];
  if (amount === undefined) return void response.status(400).json({ error: 'There is no such item.' });
  const reply = await paystack.transactions.initialize(amount, {
    email,
    callbackUrl: `${address}/paid`,
    metadata: { item },
  });
  if (!reply.status) return void response.status(502).json({ error: reply.message });
  const { authorization_url: url, reference } = reply.data;
  await orders.place(reference, amount, 'NGN');
  response.status(201).json({ url, reference });
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

const server = app.listen(port, '127.0.0.1', () => {
  console.log('The shop listens on', server.address());
});
