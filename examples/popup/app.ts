/** A shop whose customers pay in Paystack's popup, over the shop's own page. */
import express from 'express';
import { AsyncPaystack } from 'tspaystack2';
import { webhookRoute } from '../webhooks/express';
import { Orders } from '../webhooks/orders';
import { Payments } from '../webhooks/payments';

const PRICE = 500_000; // in kobo
/** Paystack's script, or that of the sandbox: `http://127.0.0.1:4010/v2/inline.js`. */
const SCRIPT = process.env.PAYSTACK_POPUP ?? 'https://js.paystack.co/v2/inline.js';
const PUBLIC_KEY = process.env.PAYSTACK_PUBLIC_KEY ?? 'pk_test_sandbox';

const app = express();
const paystack = new AsyncPaystack(); // the secret key comes from PAYSTACK_AUTHORIZATION_KEY
const orders = new Orders();
const payments = new Payments({ orders, transactions: paystack.transactions, log: console.warn });
let lastOrder = Date.now();

app.use(webhookRoute(payments));

app.get('/', (_request, response) => {
  response.send(`<!doctype html>
    <html lang="en">
      <meta name="viewport" content="width=device-width" />
      <title>Book shop</title>
      <main>
        <h1>Book shop</h1>
        <p>The book costs ₦5,000.00.</p>
        <form id="order">
          <label>Email <input name="email" type="email" required value="ada@example.com" /></label>
          <button>Buy the book</button>
        </form>
        <p role="status"></p>
      </main>
      <script src="${SCRIPT}"></script>
      <script>
        const popup = new PaystackPop();
        const say = (text) => { document.querySelector('[role=status]').textContent = text; };
        document.querySelector('#order').onsubmit = async (event) => {
          event.preventDefault();
          const { reference } = await (await fetch('/orders', { method: 'POST' })).json();
          popup.newTransaction({
            key: '${PUBLIC_KEY}',
            email: event.target.email.value,
            amount: ${PRICE},
            reference,
            // The browser only says that the payment was made. The server asks Paystack.
            onSuccess: async () => say(await (await fetch('/orders/' + reference)).text()),
            onCancel: () => say('You have not paid.'),
            onError: (error) => say(error.message),
          });
        };
      </script>
    </html>`);
});

app.post('/orders', async (_request, response) => {
  const reference = `order-${++lastOrder}`;
  await orders.place(reference, PRICE, 'NGN');
  response.status(201).json({ reference });
});

/** Customers can change what their browser sends, so the amount is compared with the order. */
app.get('/orders/:reference', async (request, response) => {
  const { reference } = request.params;
  const [order, reply] = [await orders.find(reference), await paystack.transactions.verify(reference)];
  if (!order || !reply.status) return void response.status(404).send('There is no such payment.');
  const { status, amount, currency } = reply.data;
  const isPaid = status === 'success' && amount === order.amount && currency === order.currency;
  response.send(isPaid ? 'Thank you. The book is on its way.' : `The payment is not right: ${status}.`);
});

/** The orders that the webhook and Paystack have confirmed. */
app.get('/paid', async (_request, response) => {
  response.json(await orders.list('paid'));
});

const server = app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log('The shop listens on', server.address());
});
