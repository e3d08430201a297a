import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AsyncPaystack, type Currency } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { dataOf, eventsOf } from './flows';

let sandbox: Sandbox;
let paystack: AsyncPaystack;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

/** Starts a payment, and gives the address of its page. */
async function started(options: object = {}, email = 'ada@example.com'): Promise<string> {
  const reply = await paystack.transactions.initialize(500_050, { email, reference: 'r-1', ...options });
  return dataOf(reply).authorization_url;
}

/** Loads a page as a browser does. */
async function load(address: string): Promise<string> {
  return (await fetch(address)).text();
}

/** The hidden fields of the forms of a page. */
function hiddenIn(page: string): { token: string; step: string } {
  const valueOf = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  return { token: valueOf('token'), step: valueOf('step') };
}

/** Sends a form of a page, with its hidden fields. */
async function send(address: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const reply = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ ...hiddenIn(await load(address)), ...fields }),
    headers: { Origin: sandbox.url, ...headers },
    redirect: 'manual',
  });
  const location = reply.headers.get('location');
  return { status: reply.status, location: location && new URL(location, sandbox.url).href };
}

const statusNow = async () => (await sandbox.transactions()).map(({ status }) => status);

it('shows the payment, loads nothing from elsewhere, and runs no script', async () => {
  const reply = await fetch(await started());
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(reply.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action http: https:",
  );
  const page = await reply.text();
  expect(page).toContain('<h1>Example Stores</h1>');
  expect(page).toContain('₦5,000.50');
  expect(page).toContain('ada@example.com');
  expect(page).not.toMatch(/<script|style="|https?:\/\/(?!127\.0\.0\.1)/);
  expect((await fetch(`${sandbox.url}/_sandbox/checkout.css`)).headers.get('content-type')).toBe('text/css');
});

it.each([
  ['GHS', 'GH₵5,000.50', '0551234987, pays at once'],
  ['KES', 'KES 5,000.50', '+254710000000'],
  ['ZAR', 'R 5,000.50', 'Ozow'],
] as const)('shows an amount of %s, and the ways to pay that it has', async (currency, amount, way) => {
  const page = await load(await started({ currency: currency satisfies Currency }));
  expect(page.replaceAll('\u00a0', ' ')).toContain(amount);
  expect(page).toContain(way);
  expect(page).not.toContain('Bank transfer');
});

it('shows what a customer wrote as text', async () => {
  const page = await load(await started({}, '<img/src=x/onerror=alert(1)>@example.com'));
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img/src=x/onerror=alert(1)&gt;@example.com');
});

it('sends the customer back with the reference after the payment', async () => {
  const page = await started({ callbackUrl: 'https://shop.example.com/paid?lang=en' });
  expect(await send(page, { action: 'pay', way: 'success' })).toEqual({
    status: 303,
    location: 'https://shop.example.com/paid?lang=en&trxref=r-1&reference=r-1',
  });
  expect(await statusNow()).toEqual(['success']);
  expect(await eventsOf(sandbox)).toEqual(['charge.success']);
  expect(await load(page)).toContain('Payment successful.');
  // A form sent once more changes nothing.
  expect(await send(page, { action: 'cancel' })).toMatchObject({ status: 403 });
  expect(await statusNow()).toEqual(['success']);
});

it('leads nowhere but to the web', async () => {
  const page = await started({ callbackUrl: 'javascript:alert(1)', metadata: { cancel_action: 'file:///' } });
  expect((await send(page, { action: 'cancel' })).location).toBe(`${page}?cancelled`);
  expect((await send(page, { action: 'pay', way: 'success' })).location).toBe(`${page}?`);
  expect(await load(page)).not.toContain('javascript:');
});

it.each([
  ['declined', 'Declined.'],
  ['insufficient', 'Insufficient Funds.'],
  ['timeout', 'Unable to process transaction.'],
])('says that the card "%s" failed, and lets the customer pay with another one', async (way, words) => {
  const page = await started();
  expect((await send(page, { action: 'pay', way })).location).toBe(`${page}?`);
  expect(await load(page)).toContain(words);
  await send(page, { action: 'pay', way: 'success' });
  expect(await statusNow()).toEqual(['success']);
});

it('asks for the PIN and the OTP, and fails where one is wrong', async () => {
  const page = await started();
  await send(page, { action: 'pay', way: 'pin-otp' });
  expect(await load(page)).toContain('In the sandbox it is 1234.');
  await send(page, { action: 'answer', value: '9999' });
  expect(await load(page)).toContain('Incorrect PIN.');

  await send(page, { action: 'pay', way: 'pin-otp' });
  await send(page, { action: 'answer', value: '1234' });
  expect(await load(page)).toContain('In the sandbox it is 123456.');
  await send(page, { action: 'answer', value: '123456' });
  expect(await statusNow()).toEqual(['success']);
});

it('shows where to transfer the money to, and is told that it came or did not', async () => {
  const page = await started();
  await send(page, { action: 'pay', way: 'bank_transfer-NGN' });
  expect(await load(page)).toMatch(/<dd>Test Bank<\/dd>[^]*<dd>1\d{9}<\/dd>/);
  await send(page, { action: 'refuse' });
  expect(await load(page)).toContain('Declined.');

  await send(page, { action: 'pay', way: 'bank_transfer-NGN' });
  await send(page, { action: 'complete' });
  expect((await sandbox.transactions()).map(({ status, channel }) => [status, channel])).toEqual([
    ['success', 'bank_transfer'],
  ]);
});

it('takes mobile money', async () => {
  const page = await started({ currency: 'GHS' });
  await send(page, { action: 'pay', way: 'mobile_money-GHS' });
  expect((await sandbox.transactions()).map(({ status, channel }) => [status, channel])).toEqual([
    ['success', 'mobile_money'],
  ]);
});

it('refuses a way to pay that it did not offer', async () => {
  const page = await started();
  await send(page, { action: 'pay', way: 'mobile_money-GHS' });
  expect(await statusNow()).toEqual(['abandoned']);
});

describe('an answer belongs to the question for which it was given', () => {
  const answerTo = async (address: string, page: string, value: string) =>
    send(address, { ...hiddenIn(page), action: 'answer', value });

  it('a second PIN, from another tab or another click, is no OTP', async () => {
    const page = await started();
    await send(page, { action: 'pay', way: 'pin-otp' });
    const asksForPIN = await load(page);
    const [first, second] = await Promise.all([
      answerTo(page, asksForPIN, '1234'),
      answerTo(page, asksForPIN, '1234'),
    ]);
    expect([first.location, second.location].sort()).toEqual([`${page}?`, `${page}?late`]);
    expect(await load(`${page}?late`)).toContain('The page was out of date, so nothing was done.');
    expect(await statusNow()).toEqual(['ongoing']);
    await send(page, { action: 'answer', value: '123456' });
    expect(await statusNow()).toEqual(['success']);
  });

  it('a wrong second PIN does not end the payment either', async () => {
    const page = await started();
    await send(page, { action: 'pay', way: 'pin-phone-otp' });
    const asksForPIN = await load(page);
    await answerTo(page, asksForPIN, '0000');
    expect((await answerTo(page, asksForPIN, '9')).location).toBe(`${page}?late`);
    expect(await statusNow()).toEqual(['ongoing']);
  });

  it('a way to pay that was chosen on a page from before an attempt starts nothing', async () => {
    const page = await started();
    const choice = await load(page);
    await send(page, { action: 'pay', way: 'declined' });
    expect((await send(page, { ...hiddenIn(choice), action: 'pay', way: 'success' })).location).toBe(
      `${page}?late`,
    );
    expect(await statusNow()).toEqual(['failed']);
  });

  it('a cancellation from before leads away, and leaves the payment of the other tab alone', async () => {
    const page = await started();
    const choice = await load(page);
    await send(page, { action: 'pay', way: 'pin' });
    expect((await send(page, { ...hiddenIn(choice), action: 'cancel' })).location).toBe(`${page}?cancelled`);
    expect(await statusNow()).toEqual(['ongoing']);
  });

  it('without a step it is late', async () => {
    const page = await started();
    expect((await send(page, { action: 'pay', way: 'success', step: '' })).location).toBe(`${page}?late`);
  });
});

describe('a payment that has ended', () => {
  it('leads each further form to where the first one went', async () => {
    const page = await started({ callbackUrl: 'https://shop.example.com/paid' });
    const choice = hiddenIn(await load(page));
    const paid = { status: 303, location: 'https://shop.example.com/paid?trxref=r-1&reference=r-1' };
    const twice = [0, 1].map(() => send(page, { ...choice, action: 'pay', way: 'success' }));
    expect(await Promise.all(twice)).toEqual([paid, paid]);
    expect(await send(page, { ...choice, action: 'cancel' })).toEqual(paid);
    expect(await eventsOf(sandbox)).toEqual(['charge.success']);
  });

  it('says so to a page that waits', async () => {
    const page = await started({ callbackUrl: 'https://shop.example.com/paid' });
    await send(page, { action: 'pay', way: 'ussd-NGN' });
    const [, waitsAt] = /data-waits-at="([^"]+)"/.exec(await load(page)) ?? [];
    const now = async () =>
      (await fetch(page, { headers: { Accept: 'application/json' } })).json() as Promise<object>;
    expect(await now()).toEqual({ step: waitsAt, next: null });
    await sandbox.pay('r-1');
    expect(await now()).toEqual({
      step: expect.not.stringMatching(`^${waitsAt ?? ''}$`) as string,
      next: 'https://shop.example.com/paid?trxref=r-1&reference=r-1',
    });
  });
});

it.each([
  ['https://shop.example.com/paid', '?', ''],
  ['https://shop.example.com', '?', ''],
  ['https://shop.example.com/paid?', '', ''],
  ['https://shop.example.com/paid?a', '&', ''],
  ['https://shop.example.com/paid?a&b=&c=%20+%2B', '&', ''],
  ['https://shop.example.com/a%2Fb%20c/~x?q=a%2Cb,c;d', '&', ''],
  ['https://shop.example.com/paid?a=1&', '', ''],
  ['https://shop.example.com/paid?a=1', '&', '#/orders?id=7'],
  ['https://shop.example.com/paid', '?', '#top'],
  ['HTTPS://Shop.Example.com:443/./paid', '?', ''],
])('returns to %s byte for byte', async (address, joint, fragment) => {
  const page = await started({ callbackUrl: address + fragment });
  const reply = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ ...hiddenIn(await load(page)), action: 'pay', way: 'success' }),
    headers: { Origin: sandbox.url },
    redirect: 'manual',
  });
  expect(reply.headers.get('location')).toBe(`${address}${joint}trxref=r-1&reference=r-1${fragment}`);
});

it('encodes only what an address cannot hold', async () => {
  const page = await started({ callbackUrl: 'https://shop.example.com/café?naïve=a b#ü' });
  expect((await send(page, { action: 'pay', way: 'success' })).location).toBe(
    'https://shop.example.com/caf%C3%A9?na%C3%AFve=a%20b&trxref=r-1&reference=r-1#%C3%BC',
  );
});

describe('ways to pay that wait', () => {
  const ways = [
    ['NGN', 'bank_transfer-NGN'],
    ['NGN', 'ussd-NGN'],
    ['NGN', 'qr-NGN'],
    ['NGN', 'bank-NGN-kuda'],
    ['NGN', 'bank-authorization'],
    ['GHS', 'mobile_money-GHS-prompt'],
    ['KES', 'mobile_money-KES-prompt'],
    ['XOF', 'mobile_money-XOF-prompt'],
    ['ZAR', 'eft-ZAR'],
    ['ZAR', 'qr-ZAR'],
  ] as const;

  it.each(ways)('%s %s waits, is refused, and succeeds', async (currency, way) => {
    const page = await started({ currency });
    await send(page, { action: 'pay', way });
    expect(await statusNow()).not.toEqual(['success']);
    expect(await load(page)).toContain('value="complete"');
    await send(page, { action: 'refuse' });
    expect(await statusNow()).toEqual(['failed']);
    expect(await load(page)).toContain('Declined.');
    await send(page, { action: 'pay', way });
    await send(page, { action: 'complete' });
    expect(await statusNow()).toEqual(['success']);
  });

  it.each([
    ['NGN', 'bank-NGN-kuda', 'bank_transfer-NGN'],
    ['GHS', 'mobile_money-GHS-prompt', 'pin'],
  ] as const)('%s %s that was refused does not end what comes after it', async (currency, way, next) => {
    const page = await started({ currency });
    await send(page, { action: 'pay', way });
    await send(page, { action: 'refuse' });
    await send(page, { action: 'pay', way: next });
    await sandbox.advance('10 minutes');
    expect(await statusNow()).toEqual(['ongoing']);
  });

  it('a bank transfer of another amount is sent back, and the payment goes on waiting', async () => {
    const page = await started({ callbackUrl: 'https://shop.example.com/paid' });
    await send(page, { action: 'pay', way: 'bank_transfer-NGN' });
    const reply = await send(page, { action: 'amount', amount: '4000.5' });
    expect(reply.location).toBe(`${page}?sent-back`);
    expect(await load(reply.location ?? '')).toContain('The bank has sent the money back');
    expect(await statusNow()).toEqual(['ongoing']);
    expect(await eventsOf(sandbox)).toEqual(['bank.transfer.rejected']);
    expect((await send(page, { action: 'amount', amount: '5000.50' })).location).toContain('/paid?trxref=');
    expect(await statusNow()).toEqual(['success']);
  });

  it.each(['ussd-NGN', 'qr-NGN'])('%s of another amount is refused', async (way) => {
    const page = await started();
    await send(page, { action: 'pay', way });
    await send(page, { action: 'amount', amount: '1' });
    expect(await load(page)).toContain('Incorrect amount.');
    expect(await statusNow()).toEqual(['failed']);
  });

  it.each(['', '-1', '1e3', '4000.505', 'all'])('the amount "%s" pays nothing', async (amount) => {
    const page = await started();
    await send(page, { action: 'pay', way: 'bank_transfer-NGN' });
    expect((await send(page, { action: 'amount', amount })).location).toBe(`${page}?`);
    expect(await statusNow()).toEqual(['ongoing']);
    expect(await eventsOf(sandbox)).toEqual([]);
  });
});

it('shows the QR code as a picture', async () => {
  const page = await started();
  await send(page, { action: 'pay', way: 'qr-NGN' });
  expect(await load(page)).toMatch(
    /<svg class="code" role="img" aria-label="QR code" viewBox="0 0 \d+ \d+">/,
  );
});

it('goes on after a restart, with a page that was loaded before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  const state = join(folder, 'state.json');
  try {
    let kept = await startSandbox({ state });
    const { port } = new URL(kept.url);
    const initialized = await new AsyncPaystack(kept.authKey, { baseURL: kept.url }).transactions.initialize(
      5_000,
      { email: 'ada@example.com', reference: 'r-1', callbackUrl: 'https://shop.example.com/paid' },
    );
    const address = dataOf(initialized).authorization_url;
    const origin = { Origin: kept.url };
    const post = async (fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      return (await fetch(address, { method: 'POST', body, headers: origin, redirect: 'manual' })).status;
    };
    await post({ ...hiddenIn(await load(address)), action: 'pay', way: 'pin' });
    const page = hiddenIn(await load(address));
    await kept.stop();
    kept = await startSandbox({ state, port: Number(port) });
    expect(await post({ ...page, action: 'answer', value: '1111' })).toBe(303);
    expect((await kept.transactions()).map(({ status }) => status)).toEqual(['success']);
    await kept.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('goes on with a charge that waits for the bank', async () => {
  const card = { number: '5192602720584796', cvv: '123', expiry_month: '12', expiry_year: '2030' };
  const charge = await paystack.request('POST', '/charge', {
    body: { email: 'ada@example.com', amount: 5000, reference: 'r-2', card },
  });
  const { url } = charge.data as { url: string };
  expect(await load(url)).toContain('The bank asks you to approve the payment.');
  await send(url, { action: 'complete' });
  expect(await statusNow()).toEqual(['success']);
});

it('goes where the merchant wants it after a cancellation', async () => {
  const page = await started({ metadata: { cancel_action: 'https://shop.example.com/cart' } });
  await send(page, { action: 'pay', way: 'pin' });
  expect((await send(page, { action: 'cancel' })).location).toBe('https://shop.example.com/cart');
  expect(await statusNow()).toEqual(['abandoned']);
  expect(await load(`${page}?cancelled`)).toContain('You have cancelled.');
});

describe('channels', () => {
  const labels = ['Test card', 'Bank transfer', 'USSD', 'Bank account', 'QR code'];

  it.each([
    [['card'], ['Test card']],
    [
      ['bank_transfer', 'qr'],
      ['Bank transfer', 'QR code'],
    ],
    [[], labels],
    [undefined, labels],
  ])('offers for %j only these: %j', async (channels, offered) => {
    const page = await load(await started({ channels }));
    expect(labels.filter((label) => page.includes(label))).toEqual(offered);
    expect(page).toContain('checked');
  });

  it('says that the sandbox has none of them, and lets the customer leave', async () => {
    const page = await load(await started({ currency: 'USD', channels: ['ussd', 'qr'] }));
    expect(page).toContain('The sandbox has no way to pay USD by ussd, qr.');
    expect(page).not.toContain('value="pay"');
    expect(page).toContain('value="cancel"');
  });

  it('refuses another one', async () => {
    const page = await started({ channels: ['bank_transfer'] });
    await send(page, { action: 'pay', way: 'success' });
    expect(await statusNow()).toEqual(['abandoned']);
    await send(page, { action: 'pay', way: 'bank_transfer-NGN' });
    expect(await statusNow()).toEqual(['ongoing']);
  });
});

it('takes a payment by a QR code, on the page that the code leads to', async () => {
  const page = await started({ callbackUrl: 'https://shop.example.com/paid' });
  await send(page, { action: 'pay', way: 'qr-NGN' });
  const [, code = ''] = /href="([^"]+\/checkout\/qr\/\w+)"/.exec(await load(page)) ?? [];
  expect(await load(code)).toContain('Approve the payment on your phone.');
  expect(await load(code)).not.toContain('href="http');
  expect(await send(code, { action: 'complete' })).toEqual({
    status: 303,
    location: 'https://shop.example.com/paid?trxref=r-1&reference=r-1',
  });
  expect((await sandbox.transactions()).map(({ status, channel }) => [status, channel])).toEqual([
    ['success', 'qr'],
  ]);
  expect(await load(code)).toContain('Payment successful.');
});

it('shows the page of the QR code that a charge gives, and stays there where nobody asked to be called', async () => {
  const reply = await paystack.request('POST', '/charge', {
    body: { email: 'ada@example.com', amount: 5000, reference: 'r-2', qr: { provider: 'visa' } },
  });
  const { url } = reply.data as { url: string };
  expect((await send(url, { action: 'complete' })).location).toBe(`${url}?`);
  expect(await statusNow()).toEqual(['success']);
});

describe('a mandate for direct debit', () => {
  const account = { number: '0123456789', bank_code: '057' };
  const begun = async (options: object = {}) => {
    const reply = await paystack.request('POST', '/customer/authorization/initialize', {
      body: { email: 'ada@example.com', channel: 'direct_debit', account, ...options },
    });
    return reply.data as { redirect_url: string; reference: string };
  };
  const isActive = async (reference: string) => {
    const reply = await paystack.request('GET', `/customer/authorization/verify/${reference}`);
    return (reply.data as { active: boolean }).active;
  };

  it('is approved on its page, which then leads back to the merchant', async () => {
    const { redirect_url, reference } = await begun({ callback_url: 'https://shop.example.com/account' });
    const page = await load(redirect_url);
    expect(page).toContain('Zenith Bank, account ending in 6789');
    expect(page).toContain('ada@example.com');
    expect(page).not.toContain('0123456789');
    const back = `https://shop.example.com/account?trxref=${reference}&reference=${reference}`;
    const approval = { ...hiddenIn(page), action: 'approve' };
    expect((await send(redirect_url, approval)).location).toBe(back);
    // A second click goes where the first one went.
    expect((await send(redirect_url, approval)).location).toBe(back);
    expect(await isActive(reference)).toBe(true);
    expect(await eventsOf(sandbox)).toEqual([
      'direct_debit.authorization.created',
      'direct_debit.authorization.active',
    ]);
    expect(await load(redirect_url)).toContain('The mandate is active.');
    // A form sent once more finds no token.
    expect(await send(redirect_url, { action: 'approve' })).toMatchObject({ status: 403 });
  });

  it('stays pending when the customer cancels, and can be approved later', async () => {
    const { redirect_url, reference } = await begun();
    expect((await send(redirect_url, { action: 'cancel' })).location).toBe(`${redirect_url}?cancelled`);
    expect(await load(`${redirect_url}?cancelled`)).toContain('You have cancelled.');
    expect(await isActive(reference)).toBe(false);
    expect((await send(redirect_url, { action: 'approve' })).location).toBe(`${redirect_url}?`);
    expect(await isActive(reference)).toBe(true);
  });

  it('takes no form from another site, and none with the token of another page', async () => {
    const [first, second] = [await begun(), await begun()];
    const { token } = hiddenIn(await load(first.redirect_url));
    const refused = { status: 403, location: null };
    expect(await send(second.redirect_url, { action: 'approve', token })).toEqual(refused);
    expect(
      await send(second.redirect_url, { action: 'approve' }, { Origin: 'https://evil.example.com' }),
    ).toEqual(refused);
    expect(await isActive(second.reference)).toBe(false);
  });
});

describe('takes nothing from other sites', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example.com' }, {}],
    ['an origin that the browser hides', { Origin: 'null' }, {}],
    ['another token', {}, { token: 'x' }],
  ])('a form with %s', async (_what, headers, fields) => {
    const page = await started();
    const reply = await send(page, { action: 'pay', way: 'success', ...fields }, headers);
    expect(reply).toEqual({ status: 403, location: null });
    expect(await statusNow()).toEqual(['abandoned']);
  });

  it.each(['', 'qr/', 'mandate/'])(
    'a page of checkout/%s under another name of this computer',
    async (kind) => {
      const { port, pathname } = new URL(await started());
      const status = await new Promise((resolve, reject) => {
        const asked = request({
          port,
          path: pathname.replace('/checkout/', `/checkout/${kind}`),
          host: '127.0.0.1',
          headers: { Host: `evil.example.com:${port}` },
        });
        asked.once('response', (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        });
        asked.once('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );
});

it('says that there is no such payment, and keeps its pages out of the records', async () => {
  for (const path of ['nothing', 'qr/nothing', 'mandate/nothing', 'constructor/nothing']) {
    expect((await fetch(`${sandbox.url}/checkout/${path}`)).status).toBe(404);
  }
  expect(await sandbox.requests()).toEqual([]);
});
