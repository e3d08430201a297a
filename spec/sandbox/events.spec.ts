import { ACTIONS } from '../../lib/sandbox/actions';
import { InMemoryPaystack } from '../../lib/sandbox/in-memory-paystack';
import samples from '../fixtures/webhooks.json';
import { differencesOf } from './differences';
import { EVENT_DIFFERENCES, NEVER_PLAYED, allowedFor } from './sample-differences';

interface Sample {
  readonly data: unknown;
  readonly variants?: Readonly<Record<string, unknown>>;
}

const KEY = 'sk_test_a';
const paystack = new InMemoryPaystack(KEY, { url: 'http://127.0.0.1:4010', seed: 1 });
const email = 'ada@example.com';

/** Sends a request, and gives the data of the reply. */
function ask(route: string, body: object | null = null): Record<string, unknown> {
  const [method = '', path = ''] = route.split(' ');
  const reply = paystack.answer({
    method,
    path: path.split('/').filter(Boolean),
    query: new URLSearchParams(),
    body: JSON.parse(JSON.stringify(body)) as unknown,
    authorization: `Bearer ${KEY}`,
  });
  const { status, data, message } = reply.body as { status: unknown; data: unknown; message: string };
  if (status !== true) throw new Error(`${route}: ${message}`);
  return (data ?? {}) as Record<string, unknown>;
}

function pay(body: object, way: object = {}): string {
  const { reference } = ask('POST /transaction/initialize', { email, amount: 500_000, ...body });
  paystack.act((world) => ACTIONS.pay(world, String(reference), way));
  return String(reference);
}

/** Plays all that sends an event. */
async function playAll(): Promise<void> {
  ask('POST /customer', { email, first_name: 'Ada', last_name: 'Obi', phone: '+2348012345678' });
  const { plan_code } = ask('POST /plan', { name: 'Lessons', amount: 100_000, interval: 'daily' });
  const first = pay({ plan: plan_code });
  for (const channel of ['ussd', 'qr', 'bank_transfer', 'mobile_money', 'bank']) pay({}, { channel });
  const [authorization] = paystack.world.customers.oldestFirst[0]?.authorizations ?? [];
  const authorization_code = authorization?.authorization_code ?? '';
  ask('POST /bulkcharge', [{ authorization: authorization_code, amount: 10_000 }] as never);
  const business = { settlement_bank: '058', account_number: '0123456789', percentage_charge: 10 };
  const { subaccount_code } = ask('POST /subaccount', { business_name: 'Lessons', ...business });
  const subaccounts = [{ subaccount: subaccount_code, share: 20 }];
  pay({ split: { type: 'percentage', bearer_type: 'account', subaccounts } });
  pay({ subaccount: subaccount_code });
  const { account_number } = ask('POST /dedicated_account', { customer: email });
  paystack.act((world) => ACTIONS.payInto(world, String(account_number), 50_000));
  const bank = {
    country: 'NG',
    first_name: 'Ada',
    last_name: 'Obi',
    phone: '0801',
    preferred_bank: 'test-bank',
  };
  for (const bvn of ['22222222221', '00000000000']) {
    ask('POST /dedicated_account/assign', {
      email,
      ...bank,
      bvn,
      account_number: '0123456789',
      bank_code: '058',
    });
  }
  const mandate = ask('POST /customer/authorization/initialize', { email, channel: 'direct_debit' });
  const debit = paystack.act((world) => ACTIONS.approveMandate(world, String(mandate.reference)));
  ask('POST /transaction/charge_authorization', {
    ...{ email, amount: 10_000, authorization_code: debit.authorization_code },
  });
  const request = ask('POST /paymentrequest', { customer: email, amount: 42_000, description: 'Lessons' });
  paystack.act((world) => ACTIONS.pay(world, String(request.request_code)));
  pay({}, { channel: 'bank_transfer' });
  const waiting = ask('POST /charge', { email, amount: 10_000, bank_transfer: {} });
  paystack.act((world) => ACTIONS.pay(world, String(waiting.reference), { amount: 9_000 }));
  for (const card of ['success', 'refund-failed', 'refund-needs-attention']) {
    ask('POST /refund', { transaction: pay({}, { card }) });
  }
  paystack.act((world) => ACTIONS.openDispute(world, first));
  const recipient = ask('POST /transferrecipient', {
    ...{ type: 'nuban', name: 'Ada', account_number: '0123456789', bank_code: '058', email },
  }).recipient_code;
  const sent = ask('POST /transfer', { amount: 10_000, recipient });
  paystack.act((world) => ACTIONS.endTransfer(world, String(sent.transfer_code), 'reversed'));
  paystack.act((world) => ACTIONS.setTransfers(world, 'failed'));
  ask('POST /transfer', { amount: 10_000, recipient });
  const { reference: held } = ask('POST /preauthorization/initialize', { email, amount: 10_000 });
  paystack.act((world) => ACTIONS.approvePreauthorization(world, String(held)));
  ask('POST /preauthorization/release', { reference: held });
  const reserve = { email, amount: 10_000, authorization_code, currency: 'NGN' };
  const one = ask('POST /preauthorization/reserve_authorization', reserve);
  ask('POST /preauthorization/capture', { reference: one.reference, amount: 10_000 });
  await paystack.advance(3 * 86_400_000);
  const other = ask('POST /preauthorization/reserve_authorization', reserve);
  ask('POST /customer/deactivate_authorization', { authorization_code });
  ask('POST /preauthorization/capture', { reference: other.reference, amount: 10_000 });
  await paystack.advance(5 * 86_400_000);
  for (const { subscription_code: code, email_token: token, status } of paystack.world.subscriptions
    .oldestFirst) {
    if (status !== 'cancelled') ask('POST /subscription/disable', { code, token });
  }
  await paystack.advance(5 * 86_400_000);
}

/** The data of all events that were sent, by their names. */
const told = new Map<string, unknown[]>();

beforeAll(async () => {
  await playAll();
  for (const { event, body } of paystack.world.deliveries) {
    const { data } = JSON.parse(body) as { data: unknown };
    told.set(event, [...(told.get(event) ?? []), data]);
  }
});

test('all events of Paystack are played, but for a few', () => {
  expect(Object.keys(samples).filter((event) => !told.has(event))).toEqual(Object.keys(NEVER_PLAYED));
  expect([...told.keys()].filter((event) => !(event in samples))).toEqual([]);
});

const all = Object.entries(samples as Readonly<Record<string, Sample>>).flatMap(
  ([event, { data, variants = {} }]) => [
    [event, event, data] as const,
    ...Object.entries(variants).map(
      ([name, part]) => [`${event} (${name})`, event, { ...(data as object), ...(part as object) }] as const,
    ),
  ],
);

test.each(all.filter(([, event]) => !(event in NEVER_PLAYED)))(
  '%s has the fields of the sample of Paystack, but for those with a reason',
  (name, event, sample) => {
    const found = (told.get(event) ?? []).map((own) => differencesOf(sample, own));
    const [least] = found.sort((one, other) => one.length - other.length);
    expect(least).toEqual(allowedFor(EVENT_DIFFERENCES, name));
  },
);
