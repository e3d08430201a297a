import { differencesOf } from './differences';
import { REPLY_DIFFERENCES, allowedFor } from './sample-differences';
import { ACTIONS } from '../../lib/sandbox/actions';
import { InMemoryPaystack } from '../../lib/sandbox/in-memory-paystack';
import { ROUTES } from '../../lib/sandbox/resources/routes';
import newer from '../fixtures/newer-responses.json';
import samples from '../fixtures/responses.json';
import { described, problemsOf } from './description';

interface Reply {
  statusCode: number;
  body: unknown;
}

/** What a request to an endpoint carries. */
interface Sent {
  path?: Readonly<Record<string, unknown>>;
  query?: Record<string, string>;
  body?: unknown;
}

const paystack = new InMemoryPaystack('sk_test_a', { url: 'http://127.0.0.1:4010', seed: 1 });
const replies = new Map<string, Reply[]>();

/** Sends a request, keeps the reply, and gives a value in it. */
function play(route: string, { path = {}, query, body = null }: Sent = {}) {
  const [method = '', template = ''] = route.split(' ');
  const reply = paystack.answer({
    method,
    path: template
      .split('/')
      .slice(1)
      .map((segment) => (segment.startsWith('{') ? String(path[segment.slice(1, -1)]) : segment)),
    query: new URLSearchParams(query),
    body,
    authorization: 'Bearer sk_test_a',
  });
  const kept: Reply = { ...reply, body: JSON.parse(JSON.stringify(reply.body)) as unknown };
  replies.set(route, [...(replies.get(route) ?? []), kept]);
  return (place: string): unknown =>
    place
      .split('.')
      .reduce((value: unknown, name) => (value as Readonly<Record<string, unknown>>)[name], kept.body);
}

const ada = {
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Obi',
  phone: '+2348012345678',
  metadata: { a: 1 },
};
const card = { number: '4084084084084081', cvv: '408', expiry_month: '12', expiry_year: '2030' };
const { email } = ada;
// Where Paystack describes metadata by a sample without any, the customer has none either.
const obi = { ...ada, email: 'obi@example.com', metadata: null };
const metadata = { custom_fields: [{ display_name: 'Cart', variable_name: 'cart', value: '1' }] };

const texts = {
  description: 'a',
  primary_contact_name: 'Ada',
  primary_contact_email: email,
  primary_contact_phone: '080',
  metadata: 'a',
};
const business = {
  business_name: 'Stores',
  settlement_bank: '058',
  account_number: '0123456789',
  percentage_charge: 10,
};

/** Plays every endpoint at least once. */
async function playAll(): Promise<void> {
  const customer = play('POST /customer', { body: ada });
  const code = String(customer('data.customer_code'));
  const bank = {
    account: { number: '0123456789', bank_code: '058' },
    address: { street: 'a', city: 'b', state: 'c' },
  };
  const path = { customer: code };
  play('GET /customer', {});
  play('GET /customer', { query: { use_cursor: 'true' } });
  play('PUT /customer/{customer}', { path, body: { last_name: 'Obi-Eze' } });
  play('POST /customer/{customer}/identification', {
    path,
    body: { ...ada, country: 'NG', type: 'bvn', bvn: '22222222221' },
  });
  play('POST /customer/set_risk_action', { body: { customer: code, risk_action: 'allow' } });
  const mandate = play('POST /customer/authorization/initialize', {
    body: { email, channel: 'direct_debit', ...bank },
  });
  play('POST /customer/{customer}/initialize-direct-debit', { path, body: bank });
  play('GET /customer/authorization/verify/{reference}', { path: { reference: mandate('data.reference') } });
  play('GET /customer/{customer}/directdebit-mandate-authorizations', { path });
  play('PUT /customer/{customer}/directdebit-activation-charge', { path, body: { authorization_id: 1 } });
  play('PUT /directdebit/activation-charge', { body: { customer_ids: [customer('data.id')] } });
  play('GET /directdebit/mandate-authorizations');

  const paid = play('POST /charge', { body: { email, amount: 50_000, card, metadata } });
  const authorization_code = String(paid('data.authorization.authorization_code'));
  paystack.seedCustomers([obi]);
  const spare = play('POST /charge', { body: { email: obi.email, amount: 50_000, card, metadata } });
  const transaction = paid('data.id');
  const reference = String(paid('data.reference'));
  play('GET /charge/{reference}', { path: { reference } });
  const pin = play('POST /charge', {
    body: { email, amount: 50_000, metadata, card: { ...card, number: '5060666666666666666', cvv: '123' } },
  })('data.reference');
  play('POST /charge/submit_pin', { body: { pin: '1234', reference: pin } });
  play('POST /charge/submit_otp', { body: { otp: '123456', reference: pin } });
  const phone = play('POST /charge', {
    body: { email, amount: 50_000, metadata, card: { ...card, number: '507850785078507804', cvv: '884' } },
  })('data.reference');
  play('POST /charge/submit_pin', { body: { pin: '0000', reference: phone } });
  play('POST /charge/submit_phone', { body: { phone: '08012345678', reference: phone } });
  const only = play('POST /charge', {
    body: { email, amount: 50_000, metadata, card: { ...card, number: '507850785078507812', cvv: '081' } },
  })('data.reference');
  play('POST /charge/submit_pin', { body: { pin: '1111', reference: only } });
  const birthday = play('POST /charge', {
    body: { email, amount: 50_000, metadata, bank: { code: '057', account_number: '0000000000' } },
  })('data.reference');
  play('POST /charge/submit_birthday', { body: { birthday: '1990-01-01', reference: birthday } });
  const address = play('POST /charge', {
    body: { email, amount: 50_000, metadata, card: { ...card, number: '4000000000000010', cvv: '100' } },
  })('data.reference');
  play('POST /charge/submit_address', {
    body: { address: 'a', city: 'b', state: 'c', zip_code: 'd', reference: address },
  });

  play('POST /transaction/initialize', { body: { email, amount: 50_000 } });
  play('GET /transaction/verify/{reference}', { path: { reference } });
  play('GET /transaction', { query: { status: 'success' } });
  play('GET /transaction', { query: { status: 'success', use_cursor: 'true', perPage: '1' } });
  play('GET /transaction/{id}', { path: { id: transaction } });
  play('GET /transaction/timeline/{id_or_reference}', { path: { id_or_reference: reference } });
  play('GET /transaction/totals');
  play('GET /transaction/export');
  const charge = { email, amount: 20_000, authorization_code };
  play('POST /transaction/charge_authorization', { body: charge });
  play('POST /transaction/partial_debit', { body: { ...charge, currency: 'NGN', at_least: 10_000 } });
  const batch_code = play('POST /bulkcharge', {
    body: [{ authorization: authorization_code, amount: 10_000 }],
  })('data.batch_code');
  const batch = { id_or_code: batch_code };
  play('GET /bulkcharge/pause/{batch_code}', { path: { batch_code } });
  play('GET /bulkcharge/resume/{batch_code}', { path: { batch_code } });
  await paystack.advance(60_000);
  play('GET /bulkcharge');
  play('GET /bulkcharge/{id_or_code}', { path: batch });
  play('GET /bulkcharge/{id_or_code}/charges', { path: batch });

  const plan = play('POST /plan', {
    body: { name: 'Monthly', amount: 100_000, interval: 'monthly', description: 'a' },
  });
  const planPath = { id_or_code: plan('data.plan_code') };
  const subscription = play('POST /subscription', {
    body: { customer: obi.email, plan: plan('data.plan_code') },
  });
  const token = { code: subscription('data.subscription_code'), token: subscription('data.email_token') };
  play('GET /subscription');
  const another = play('POST /subscription', { body: { customer: code, plan: plan('data.plan_code') } });
  const subscriptionPath = { id_or_code: another('data.subscription_code') };
  play('GET /plan');
  play('GET /plan/{id_or_code}', { path: planPath });
  play('PUT /plan/{id_or_code}', { path: planPath, body: { amount: 200_000 } });
  play('GET /subscription/{id_or_code}', { path: subscriptionPath });
  play('POST /subscription/disable', { body: token });
  play('POST /subscription/enable', { body: token });
  play('GET /subscription/{id_or_code}/manage/link', { path: subscriptionPath });
  play('POST /subscription/{id_or_code}/manage/email', { path: subscriptionPath });

  const disputed = String(spare('data.reference'));
  const dispute = paystack.act((world) => ACTIONS.openDispute(world, disputed)).id;
  const disputePath = { id: dispute };
  play('GET /dispute');
  play('GET /dispute/{id}', { path: disputePath });
  play('GET /dispute/transaction/{id}', { path: { id: spare('data.id') } });
  play('PUT /dispute/{id}', {
    path: disputePath,
    body: { refund_amount: 5_000, uploaded_filename: 'a.pdf' },
  });
  play('POST /dispute/{id}/evidence', {
    path: disputePath,
    body: {
      customer_email: email,
      customer_name: 'Ada',
      customer_phone: '080',
      service_details: 'a',
      delivery_address: 'b',
      delivery_date: '2026-01-02',
    },
  });
  play('GET /dispute/{id}/upload_url', { path: disputePath, query: { upload_filename: 'a.pdf' } });
  play('PUT /dispute/{id}/resolve', {
    path: disputePath,
    body: { resolution: 'declined', message: 'Sent', refund_amount: 5_000, uploaded_filename: 'a.pdf' },
  });
  play('GET /dispute/export');

  const refund = play('POST /refund', { body: { transaction: spare('data.id'), amount: 10_000 } })('data.id');
  const attention = play('POST /charge', {
    body: {
      email: obi.email,
      amount: 50_000,
      metadata,
      card: { ...card, number: '4084080000671902', cvv: '190' },
    },
  })('data.reference');
  const waiting = play('POST /refund', { body: { transaction: attention } })('data.id');
  await paystack.advance(2 * 86_400_000);
  play('POST /refund/retry_with_customer_details/{id}', {
    path: { id: waiting },
    body: { refund_account_details: { currency: 'NGN', account_number: '0123456789', bank_id: '9' } },
  });
  play('GET /refund');
  play('GET /refund/{id}', { path: { id: refund } });
  play('GET /settlement');
  play('GET /settlement/{id}/transactions', { path: { id: 1 } });

  playTransfers();
  playAccounts(code);
  playShop();
  playSales();
  playHolds(authorization_code);
  playRest();
  play('POST /customer/deactivate_authorization', { body: { authorization_code } });
  play('POST /customer/authorization/deactivate', {
    body: { authorization_code: spare('data.authorization.authorization_code') },
  });
  play('GET /customer/{customer}', { path });
}

function playTransfers(): void {
  const account = { type: 'nuban', name: 'Ada Obi', account_number: '0123456789', bank_code: '058' };
  const recipient = play('POST /transferrecipient', { body: { ...account, email, description: 'a' } })(
    'data.recipient_code',
  );
  const other = play('POST /transferrecipient/bulk', { body: { batch: [account] } })(
    'data.success.0.recipient_code',
  );
  const path = { id_or_code: recipient };
  play('GET /transferrecipient');
  play('GET /transferrecipient/{id_or_code}', { path });
  play('PUT /transferrecipient/{id_or_code}', { path, body: { name: 'Ada Eze' } });
  const transfer = play('POST /transfer', {
    body: { amount: 10_000, recipient, reference: 'a-transfer-of-mine' },
  });
  play('POST /transfer/bulk', {
    body: { transfers: [{ amount: 10_000, recipient, reference: 'another-transfer' }], source: 'balance' },
  });
  play('GET /transfer');
  play('GET /transfer/{id_or_code}', { path: { id_or_code: transfer('data.transfer_code') } });
  play('GET /transfer/verify/{reference}', { path: { reference: 'a-transfer-of-mine' } });
  play('GET /transfer/export');
  play('POST /transfer/enable_otp');
  const transfer_code = play('POST /transfer', { body: { amount: 10_000, recipient } })('data.transfer_code');
  play('POST /transfer/resend_otp', { body: { transfer_code, reason: 'transfer' } });
  play('POST /transfer/finalize_transfer', { body: { transfer_code, otp: '123456' } });
  play('POST /transfer/disable_otp');
  play('POST /transfer/disable_otp_finalize', { body: { otp: '123456' } });
  play('GET /balance');
  play('GET /balance/ledger');
  play('DELETE /transferrecipient/{id_or_code}', { path: { id_or_code: other } });
}

function playAccounts(customer: string): void {
  const request = play('POST /paymentrequest', {
    body: {
      customer,
      description: 'Lessons',
      due_date: '2026-02-01',
      line_items: [{ name: 'Lesson', amount: 20_000, quantity: 2 }],
      tax: [{ name: 'VAT', amount: 2_000 }],
      draft: true,
      has_invoice: true,
    },
  });
  const path = { id_or_code: request('data.request_code') };
  play('GET /paymentrequest');
  play('GET /paymentrequest/{id_or_code}', { path });
  play('GET /paymentrequest/verify/{code}', { path: { code: request('data.request_code') } });
  play('PUT /paymentrequest/{id_or_code}', { path, body: { description: 'More lessons' } });
  play('POST /paymentrequest/finalize/{id_or_code}', { path });
  play('POST /paymentrequest/notify/{id_or_code}', { path });
  play('GET /paymentrequest/totals');
  play('POST /paymentrequest/archive/{id_or_code}', { path });

  const subaccount = play('POST /subaccount', { body: { ...business, ...texts } })('data.subaccount_code');
  const account = play('POST /dedicated_account', {
    body: { customer, preferred_bank: 'wema-bank', subaccount },
  });
  const accountPath = { id: account('data.id') };
  play('POST /dedicated_account/assign', {
    body: { ...ada, country: 'NG', preferred_bank: 'test-bank', subaccount },
  });
  play('GET /dedicated_account');
  play('POST /dedicated_account/split', { body: { customer, subaccount } });
  play('GET /dedicated_account/{id}', { path: accountPath });
  const account_number = String(account('data.account_number'));
  play('GET /dedicated_account/requery', { query: { account_number, provider_slug: 'wema-bank' } });
  play('DELETE /dedicated_account/split', { body: { account_number } });
  play('GET /dedicated_account/available_providers');
  play('DELETE /dedicated_account/{id}', { path: accountPath });
}

function playShop(): void {
  const one = play('POST /subaccount', { body: { ...business, ...texts } })('data.subaccount_code');
  const two = play('POST /subaccount', { body: { ...business, ...texts } })('data.subaccount_code');
  play('GET /subaccount');
  play('GET /subaccount/{id_or_code}', { path: { id_or_code: one } });
  play('PUT /subaccount/{id_or_code}', { path: { id_or_code: one }, body: { business_name: 'Shops' } });
  const subaccounts = [{ subaccount: one, share: 50 }];
  const split = play('POST /split', {
    body: {
      name: 'Half',
      type: 'percentage',
      currency: 'NGN',
      subaccounts,
      bearer_type: 'subaccount',
      bearer_subaccount: one,
    },
  });
  const path = { id: split('data.id') };
  play('GET /split');
  play('GET /split/{id}', { path });
  play('PUT /split/{id}', { path, body: { name: 'A half' } });
  play('POST /split/{id}/subaccount/add', { path, body: { subaccount: two, share: 20 } });
  play('POST /split/{id}/subaccount/remove', { path, body: { subaccount: two } });

  const product = play('POST /product', {
    body: { name: 'Book', description: 'a', price: 50_000, currency: 'NGN', quantity: 5 },
  })('data.id');
  play('GET /product');
  play('GET /product/{id}', { path: { id: product } });
  play('PUT /product/{id}', { path: { id: product }, body: { price: 60_000 } });
  const page = play('POST /page', {
    body: { name: 'Books', description: 'a', amount: 50_000, split_code: split('data.split_code') },
  });
  const pagePath = { id_or_slug: page('data.slug') };
  play('GET /page');
  play('POST /page/{id}/product', { path: { id: page('data.id') }, body: { products: [product] } });
  play('GET /page/{id_or_slug}', { path: pagePath });
  play('PUT /page/{id_or_slug}', { path: pagePath, body: { name: 'All books' } });
  play('GET /page/check_slug_availability/{slug}', { path: { slug: 'free' } });
  play('DELETE /product/{id}', { path: { id: product } });
}

function playHolds(authorization_code: string): void {
  const held = (amount: number) =>
    play('POST /preauthorization/reserve_authorization', {
      body: { email, amount, authorization_code, currency: 'NGN' },
    });
  play('POST /preauthorization/initialize', { body: { email, amount: 50_000 } });
  const reference = held(50_000)('data.reference');
  play('POST /preauthorization/capture', { body: { reference, amount: 20_000 } });
  play('GET /preauthorization/verify/{reference}', { path: { reference } });
  play('POST /preauthorization/release', { body: { reference: held(10_000)('data.reference') } });
  play('GET /preauthorization');
  play('GET /capitec-pay/requery/{reference}', { path: { reference } });
}

function playSales(): void {
  const terminal = play('POST /virtual_terminal', {
    body: { name: 'Till', destinations: [{ target: '+2348012345678', name: 'Ada' }] },
  });
  const path = { code: terminal('data.code') };
  play('GET /virtual_terminal');
  play('GET /virtual_terminal/{code}', { path });
  play('PUT /virtual_terminal/{code}', { path, body: { name: 'Tills' } });
  play('POST /virtual_terminal/{code}/destination/assign', {
    path,
    body: { destinations: [{ target: '+2348012345679', name: 'Obi' }] },
  });
  play('POST /virtual_terminal/{code}/destination/unassign', { path, body: { targets: ['+2348012345679'] } });
  const split_code = paystack.world.splits.oldestFirst[0]?.split_code;
  play('PUT /virtual_terminal/{code}/split_code', { path, body: { split_code } });
  play('DELETE /virtual_terminal/{code}/split_code', { path, body: { split_code } });
  play('PUT /virtual_terminal/{code}/deactivate', { path });

  const product = play('POST /product', {
    body: { name: 'Pen', description: 'a', price: 5_000, currency: 'NGN', quantity: 5 },
  })('data.id');
  const shop = play('POST /storefront', { body: { name: 'Shop', slug: 'shop', currency: 'NGN' } });
  const shopPath = { id: shop('data.id') };
  play('POST /storefront/{id}/product', { path: shopPath, body: { products: [product] } });
  const order = play('POST /order', {
    body: { email, items: [{ item: product, type: 'product', quantity: 2, amount: 5_000 }] },
  });
  play('GET /order');
  play('GET /order/{id}', { path: { id: order('data.id') } });
  play('GET /order/product/{id}', { path: { id: product } });
  play('GET /order/{code}/validate', { path: { code: order('data.order_code') } });
  play('GET /storefront');
  play('GET /storefront/{id}', { path: shopPath });
  play('GET /storefront/{id}/order', { path: shopPath });
  play('GET /storefront/{id}/product', { path: shopPath });
  play('GET /storefront/verify/{slug}', { path: { slug: 'free' } });
  play('PUT /storefront/{id}', { path: shopPath, body: { description: 'All pens' } });
  play('POST /storefront/{id}/publish', { path: shopPath });
  play('POST /storefront/{id}/duplicate', { path: shopPath });
  play('DELETE /storefront/{id}', { path: shopPath });
}

function playRest(): void {
  const path = { terminal_id: '2872S934' };
  const event = play('POST /terminal/{terminal_id}/event', {
    path,
    body: { type: 'transaction', action: 'process', data: { id: 1 } },
  })('data.id');
  play('GET /terminal/{terminal_id}/event/{event_id}', { path: { ...path, event_id: event } });
  play('GET /terminal/{terminal_id}/presence', { path });
  play('GET /terminal');
  play('GET /terminal/{terminal_id}', { path });
  play('PUT /terminal/{terminal_id}', { path, body: { name: 'Till' } });
  play('POST /terminal/commission_device', { body: { serial_number: '0000000000000000002' } });
  play('POST /terminal/decommission_device', { body: { serial_number: '0000000000000000002' } });
  play('GET /integration/payment_session_timeout');
  play('PUT /integration/payment_session_timeout', { body: { timeout: 20 } });
  play('POST /apple-pay/domain', { body: { domainName: 'example.com' } });
  play('GET /apple-pay/domain');
  play('DELETE /apple-pay/domain', { body: { domainName: 'example.com' } });
  play('GET /bank', { query: { use_cursor: 'true' } });
  play('GET /country');
  play('GET /address_verification/states', { query: { country: 'CA' } });
  play('GET /bank/resolve', { query: { account_number: '0123456789', bank_code: '058' } });
  play('POST /bank/validate', {
    body: {
      account_name: 'Ada',
      account_number: '0123456789',
      account_type: 'personal',
      bank_code: '632005',
      country_code: 'ZA',
      document_type: 'identityNumber',
    },
  });
  play('GET /decision/bin/{bin}', { path: { bin: '539983' } });
}

beforeAll(playAll);

test('every endpoint is played, and succeeds', () => {
  const failed = [...replies].flatMap(([route, all]) =>
    all.filter(({ statusCode }) => statusCode >= 300).map(({ body }) => [route, body]),
  );
  expect(failed).toEqual([]);
  expect([...replies.keys()].sort()).toEqual(Object.keys(ROUTES).sort());
});

const shapeOf = (route: string) => route.replaceAll(/\{\w+\}/g, '{}');

test('every endpoint of the library is there', () => {
  const routes = Object.keys(ROUTES).map(shapeOf);
  expect(Object.keys({ ...samples, ...newer }).filter((route) => !routes.includes(shapeOf(route)))).toEqual(
    [],
  );
});

/** Paystack answers these, but its description lacks them. */
const UNDESCRIBED = [
  // The description has only the newer path.
  'POST /customer/deactivate_authorization',
  'POST /preauthorization/initialize',
  'POST /preauthorization/reserve_authorization',
  'POST /preauthorization/capture',
  'POST /preauthorization/release',
  'GET /preauthorization/verify/{reference}',
  'GET /preauthorization',
  'GET /capitec-pay/requery/{reference}',
];

test('every endpoint is described', () => {
  expect(
    Object.keys(ROUTES)
      .filter((route) => !described.includes(route))
      .sort(),
  ).toEqual([...UNDESCRIBED].sort());
});

/** The description knows only the first way of paging of these lists, the samples both. */
function isByCursor(route: string, body: unknown): boolean {
  const { meta = {} } = body as { meta?: object };
  return ['GET /transaction', 'GET /customer'].includes(route) && 'next' in meta;
}

/** Questions with which no test card or bank ends. */
const NEVER_LAST = ['POST /charge/submit_phone', 'POST /charge/submit_birthday'];

/** The description knows only the end of a charge; its steps are in Paystack's samples alone. */
function isStep(route: string, body: unknown): boolean {
  const { data } = body as { data?: { status?: string } };
  return route.includes(' /charge') && data?.status !== 'success';
}

test.each(described)('%s replies as Paystack describes it', (route) => {
  const ends = (replies.get(route) ?? []).filter(
    ({ body }) => !isStep(route, body) && !isByCursor(route, body),
  );
  expect(ends.length > 0).toBe(!NEVER_LAST.includes(route));
  const problems = ends.flatMap(({ statusCode, body }) => problemsOf(route, statusCode, body));
  expect([...new Set(problems)]).toEqual([]);
});

test.each(Object.entries<{ body: unknown }>({ ...newer, ...samples }))(
  '%s has the fields of the sample of Paystack, but for those with a reason',
  (route, sample) => {
    const own = [...replies].find(([name]) => shapeOf(name) === shapeOf(route))?.[1] ?? [];
    const found = own.map(({ body }) => differencesOf(sample.body, body));
    const [least] = found.sort((one, other) => one.length - other.length);
    expect(least).toEqual(allowedFor(REPLY_DIFFERENCES, route));
  },
);
