/** Donations in Ghana: the port of app.py, a backend of FastAPI and pypaystack2 3.x. */
import express, { type RequestHandler } from 'express';
import {
  AsyncPaystack,
  Channel,
  Currency,
  type TransactionSummary,
  TransactionStatus,
  fromSubunit,
  metadataOf,
  toSubunit,
} from 'tspaystack2';
import { constructEvent } from 'tspaystack2/webhooks';

const DAY = 24 * 60 * 60 * 1000;

const app = express();
const paystack = new AsyncPaystack(); // the key comes from PAYSTACK_SECRET_KEY

/** An answer with an HTTP error, as `HTTPException` of FastAPI gives it. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string | null,
  ) {
    super(message ?? '');
  }
}

/** Replies with what a function gives. */
const route =
  (
    reply: (params: Readonly<Record<string, string>>, body: unknown) => Promise<unknown>,
    status = 200,
  ): RequestHandler =>
  async (request, response) => {
    try {
      response.status(status).json(await reply(request.params as Record<string, string>, request.body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(error.status).json({ detail: error.message });
    }
  };

/** What a page shows of a payment. */
function described(payment: TransactionSummary) {
  // `metadata` may be text, an empty text or null. Python checks it by hand.
  const { donor = null } = metadataOf(payment);
  return { reference: payment.reference, donor, amount: fromSubunit(payment.amount) };
}

app.post('/webhook', express.raw({ type: '*/*' }), (request, response) => {
  let event;
  try {
    event = constructEvent(request.body as Buffer, request.get('x-paystack-signature'));
  } catch {
    return void response.sendStatus(401);
  }
  // The compiler knows `data` of this event.
  if (event.event === 'charge.success') console.log('Thank you for donation', event.data.reference);
  response.json({});
});

app.use(express.json());

app.post(
  '/donations',
  route(async (_params, body) => {
    const { donor, email, amount } = body as { donor: string; email: string; amount: string };
    const reply = await paystack.transactions.initialize(toSubunit(amount), {
      email,
      currency: Currency.GHS,
      channels: [Channel.MOBILE_MONEY, Channel.CARD],
      metadata: { donor },
    });
    if (!reply.status) throw new Refusal(502, reply.message);
    return { url: reply.data.authorization_url, reference: reply.data.reference };
  }, 201),
);

app.get(
  '/donations',
  route(async () => {
    const reply = await paystack.transactions.getTransactions({
      status: TransactionStatus.SUCCESS,
      startDate: new Date(Date.now() - 30 * DAY), // no `isoformat()`
    });
    if (!reply.status) throw new Refusal(502, reply.message);
    return reply.data.map(described); // plain objects: no `model_dump()`
  }),
);

app.get(
  '/donations/:reference',
  route(async ({ reference = '' }) => {
    const reply = await paystack.transactions.verify(reference);
    if (!reply.status) throw new Refusal(404, reply.message);
    return { ...described(reply.data), paid: reply.data.status === TransactionStatus.SUCCESS };
  }),
);

app.post(
  '/donations/:reference/refund',
  route(async ({ reference = '' }) => {
    const payment = await paystack.transactions.verify(reference);
    if (!payment.status) throw new Refusal(404, payment.message);
    const reply = await paystack.refunds.create(payment.data.id); // the number, as the reply has it
    if (!reply.status) throw new Refusal(409, reply.message);
    return { refund: reply.data.status };
  }),
);

const server = app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log('The backend listens on', server.address());
});
