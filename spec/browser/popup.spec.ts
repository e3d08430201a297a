import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { constructEvent } from 'tspaystack2/webhooks';
import { reroutePaystack } from '../../examples/popup/reroute';
import { closedPort } from '../faults/fault-server';
import { projectRoot, runNode } from '../support/run-script';
import { describeInBrowser, flaws, launched, none, windowOf } from './pages';

/** Bundles a script of a shop's page. */
function bundled(contents: string, alias: Record<string, string> = {}): string {
  const stdin = { contents, resolveDir: projectRoot };
  const { outputFiles } = buildSync({ stdin, alias, bundle: true, minify: true, write: false });
  return outputFiles[0]?.text ?? '';
}

/** A shop with Paystack's own package, which has its addresses built in. */
const PACKAGE = "import PaystackPop from '@paystack/inline-js'; window.PaystackPop = PaystackPop;";

/** A shop in React. */
const REACT = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { usePaystackPayment } from 'react-paystack';
  const { key: publicKey, ref: reference, email, amount } = payment;
  const { onSuccess, onCancel: onClose } = callbacks;
  function Shop() {
    const pay = usePaystackPayment({ publicKey, email, amount, reference });
    return createElement('button', { onClick: () => pay({ onSuccess, onClose }) }, 'Buy with React');
  }
  createRoot(document.querySelector('#shop')).render(createElement(Shop));
`;

const BUNDLES: Readonly<Record<string, () => string>> = {
  '/bundle.js': () => bundled(PACKAGE),
  '/react.js': () => bundled(REACT),
  '/aliased.js': () =>
    bundled(PACKAGE, { '@paystack/inline-js': join(projectRoot, 'examples/popup/paystack-popup.ts') }),
};

describeInBrowser('the popup', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let paystack: AsyncPaystack;
  let server: Server;
  let shopURL: string;
  /** The page that the shop shows, what forms sent to it, and the references of its webhook. */
  let html = '';
  let forms: string[] = [];
  let paid: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (request.url === '/webhook') {
          const signature = String(request.headers['x-paystack-signature']);
          const event = constructEvent(body, signature, sandbox.authKey);
          if (event.event === 'charge.success') paid.push(event.data.reference);
        } else if (request.method === 'POST') forms.push(body);
        const script = BUNDLES[request.url ?? '']?.();
        response.setHeader('Content-Type', `text/${script ? 'javascript' : 'html'}; charset=utf-8`);
        response.end(script ?? (request.method === 'POST' ? 'Thanks' : html));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    shopURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    sandbox = await startSandbox({ webhookURL: `${shopURL}/webhook` });
    paystack = new AsyncPaystack(sandbox.authKey, { baseURL: sandbox.url, retries: 0 });
    browser = await launched();
  });
  beforeEach(async () => {
    await sandbox.reset();
    [forms, paid] = [[], []];
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
    server.close();
  });

  /** A page of a shop: a button that runs some code. `told` has each callback with its argument. */
  const shop = (code: string, head = script(2)) => `<!doctype html>
    <html lang="en"><title>Shop</title><main><h1>Shop</h1><button id="pay">Buy</button></main>
    <script>
      const told = [];
      const tell = (name) => (...args) => told.push([name, ...args]);
      const callbacks = { onLoad: tell('onLoad'), onSuccess: tell('onSuccess'), onCancel: tell('onCancel'), onError: tell('onError') };
      const until = async (isTrue) => { while (!isTrue()) await new Promise(requestAnimationFrame); return true; };
      const payment = { key: 'pk_test_sandbox', email: 'ada@example.com', amount: 500050, ref: 'r-1' };
    </script>
    ${head}
    <script>document.querySelector('#pay').onclick = async () => { ${code} };</script></html>`;
  const script = (version: 1 | 2) => `<script src="${sandbox.url}/v${version}/inline.js"></script>`;

  async function opened(page: string, width = 1280, scheme: 'light' | 'dark' = 'light') {
    html = page;
    const { context, complaints } = await windowOf(browser, width, scheme);
    const tab = await context.newPage();
    await tab.goto(shopURL);
    return { context, complaints, page: tab };
  }
  const toldTo = (page: Page) => page.evaluate<[name: string, ...args: unknown[]][]>('told');
  const untilTold = (page: Page, name: string) =>
    page.waitForFunction(`told.some(([name]) => name === '${name}')`);
  /** What is in the frame that is shown: the page of the popup, and the checkout in it. */
  const popupOn = (page: Page) => page.frameLocator('iframe[id^="inline-checkout-"]:visible');
  const checkoutOn = (page: Page): FrameLocator => popupOn(page).frameLocator('#checkout');
  const payOn = async (page: Page) => {
    await checkoutOn(page).getByRole('button', { name: 'Pay ₦5,000.50' }).click();
  };

  async function expectPaid(reference: string): Promise<number> {
    const reply = await paystack.transactions.verify(reference);
    expect(reply.data).toMatchObject({
      status: 'success',
      amount: 500_050,
      customer: { email: 'ada@example.com' },
    });
    await sandbox.deliveries();
    expect(paid).toEqual([reference]);
    return reply.status ? reply.data.id : 0;
  }
  const success = (id: number, reference: string) => ({
    ...{ id, reference, message: 'Approved', status: 'success' },
    ...{ trans: String(id), transaction: String(id), trxref: reference },
    redirecturl: `?trxref=${reference}&reference=${reference}`,
  });

  test.each([
    ['newTransaction', 'window.t = new PaystackPop().newTransaction({ ...payment, ...callbacks });'],
    ['checkout', 'window.t = await new PaystackPop().checkout({ ...payment, ...callbacks });'],
    [
      'preloadTransaction',
      'window.popup ??= new PaystackPop(); const show = popup.preloadTransaction({ ...payment, ...callbacks }); told.push(["closed", popup.isOpen, await until(() => popup.isLoaded())]); show();',
    ],
  ])('%s: from the click to verify, the webhook and the callbacks', async (name, code) => {
    const { page, context, complaints } = await opened(shop(code));
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'onSuccess');
    const id = await expectPaid('r-1');
    const [transaction] = await sandbox.transactions();
    const [ada] = await sandbox.customers();
    const customer = {
      ...{ id: ada?.id, email: ada?.email, customer_code: ada?.customer_code },
      ...{ first_name: null, last_name: null, phone: null },
    };
    expect(await toldTo(page)).toEqual([
      ...(name === 'preloadTransaction' ? [['closed', false, true]] : []),
      ['onLoad', { id, customer, accessCode: transaction?.access_code }],
      ['onSuccess', success(id, 'r-1')],
    ]);
    expect(await page.locator('iframe:visible').count()).toBe(0);
    // The focus is where it was before.
    await page.waitForFunction("document.activeElement.id === 'pay'");
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
    await context.close();
  });

  test('resumeTransaction takes the access code of a payment that the server has initialized', async () => {
    const started = await paystack.transactions.initialize(500_050, {
      email: 'ada@example.com',
      reference: 'r-2',
      callbackUrl: 'https://shop.example.com/paid',
    });
    const code = started.status ? started.data.access_code : '';
    const { page, context } = await opened(
      shop(`new PaystackPop().resumeTransaction('${code}', callbacks);`),
    );
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'onSuccess');
    const id = await expectPaid('r-2');
    // The customer stays on the shop's page, whatever the server has asked for.
    expect(page.url()).toBe(`${shopURL}/`);
    expect((await toldTo(page)).at(-1)).toEqual(['onSuccess', success(id, 'r-2')]);
    await context.close();
  });

  test('a test can pay while the popup is open', async () => {
    const { page, context } = await opened(
      shop('new PaystackPop().newTransaction({ ...payment, ...callbacks });'),
    );
    await page.click('#pay');
    await untilTold(page, 'onLoad');
    await sandbox.pay('r-1');
    await untilTold(page, 'onSuccess');
    await expectPaid('r-1');
    await context.close();
  });

  test('version 1: setup and openIframe, callback and onClose', async () => {
    const code = `window.handler ??= PaystackPop.setup({ ...payment, callback: tell('callback'), onClose: tell('onClose') }); handler.openIframe();`;
    const { page, context } = await opened(shop(code, script(1)));
    await page.click('#pay');
    await popupOn(page).getByRole('button', { name: 'Close the checkout' }).click();
    await untilTold(page, 'onClose');
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'callback');
    const id = await expectPaid('r-1');
    expect(await toldTo(page)).toEqual([['onClose'], ['callback', success(id, 'r-1')]]);
    // What Paystack's version 1 has not must not work here.
    expect(await page.evaluate('[typeof PaystackPop, Object.keys(PaystackPop)]')).toEqual([
      'object',
      ['setup'],
    ]);
    await context.close();
  });

  test('version 1: a container gets no checkout, and the popup opens instead', async () => {
    const code = "PaystackPop.setup({ ...payment, container: 'x', callback: tell('callback') });";
    const { page, context, complaints } = await opened(shop(code, script(1)));
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'callback');
    expect(complaints.join()).toContain('The sandbox embeds no checkout into a container.');
    await context.close();
  });

  test.each([
    [1, 'data-ref="r-1" data-firstname="Ada" data-metadata=\'{"cart":7}\'', 'paystack-trxref=r-1'],
    [2, 'data-reference="r-1" data-first-name="Ada" data-metadata=\'{"cart":7}\'', undefined],
  ] as const)('version %i: a form with data-… attributes', async (version, attributes, more) => {
    const { page, context } = await opened(`<!doctype html><title>Shop</title>
      <form action="/done" method="post"><input type="hidden" name="cart" value="7" />
        ${script(version).replace('><', ` data-key="pk_test_sandbox" data-email="ada@example.com" data-amount="500050" ${attributes}><`)}
      </form>`);
    await page.getByRole('button', { name: 'Pay NGN 5000.5' }).click();
    await payOn(page);
    await page.waitForURL(`${shopURL}/done`);
    expect(forms).toEqual([['cart=7', 'reference=r-1', ...(more === undefined ? [] : [more])].join('&')]);
    await expectPaid('r-1');
    expect((await sandbox.customers())[0]?.first_name).toBe('Ada');
    expect((await sandbox.transactions())[0]?.metadata).toEqual({ cart: 7 });
    await context.close();
  });

  const ways = [
    ['the button', (page: Page) => checkoutOn(page).getByRole('button', { name: 'Cancel' }).click()],
    ['the cross', (page: Page) => popupOn(page).getByRole('button', { name: 'Close the checkout' }).click()],
    [
      'the key Escape',
      async (page: Page) => {
        await checkoutOn(page).getByRole('button', { name: 'Pay' }).waitFor();
        await page.keyboard.press('Escape');
      },
    ],
    ['cancelTransaction', (page: Page) => page.evaluate('popup.cancelTransaction(t)')],
  ] as const;
  test.each(ways)('a customer leaves by %s, and goes on with the same transaction', async (_way, leave) => {
    const code =
      'window.popup ??= new PaystackPop(); window.t = popup.newTransaction({ ...payment, ref: undefined, ...callbacks });';
    const { page, context } = await opened(shop(code));
    await page.click('#pay');
    await untilTold(page, 'onLoad');
    await leave(page);
    await untilTold(page, 'onCancel');
    expect(await page.evaluate('t.getStatus().status')).toBe('abandoned');
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'onSuccess');
    expect((await toldTo(page)).map(([name]) => name)).toEqual(['onLoad', 'onCancel', 'onLoad', 'onSuccess']);
    expect((await toldTo(page))[1]).toEqual(['onCancel']);
    expect((await sandbox.transactions()).map(({ status }) => status)).toEqual(['success']);
    await context.close();
  });

  test.each([
    ['a secret key', "key: 'sk_test_1234'", /^This is a secret key\..*pk_test_sandbox\.$/],
    [
      'another key',
      "key: 'pk_test_1234'",
      /^Invalid key\. The public key of the sandbox is pk_test_sandbox$/,
    ],
    ['an amount of 0', 'amount: 0', /^You must specify a valid amount$/],
    ['a reference of another payment', "ref: 'taken'", /^Duplicate Transaction Reference$/],
  ])('says what is wrong with %s', async (_what, wrong, words) => {
    await paystack.transactions.initialize(700_000, { email: 'eve@example.com', reference: 'taken' });
    const { page, context } = await opened(
      shop(`new PaystackPop().newTransaction({ ...payment, ...callbacks, ${wrong} });`),
    );
    await page.click('#pay');
    await untilTold(page, 'onError');
    expect(await toldTo(page)).toEqual([['onError', { message: expect.stringMatching(words) as string }]]);
    expect((await toldTo(page)).join()).not.toContain('1234');
    expect(await sandbox.transactions()).toHaveLength(1);
    await context.close();
  });

  test.each([
    ['a failure', async () => sandbox.setFailures({ status: 503, times: 1 }), /./],
    [
      'a page instead of a reply',
      (page: Page) =>
        page.route('**/request_inline', (route) => route.fulfill({ body: '<p>' }), { times: 1 }),
      /^The payment could not be loaded/,
    ],
    [
      'no reply',
      (page: Page) => page.route('**/request_inline', (route) => route.abort(), { times: 1 }),
      /^The payment could not be loaded/,
    ],
  ] as const)('%s is an error, and the customer can try again', async (_what, disturb, words) => {
    const { page, context } = await opened(
      shop('window.popup ??= new PaystackPop(); popup.newTransaction({ ...payment, ...callbacks });'),
    );
    await disturb(page);
    await page.click('#pay');
    await untilTold(page, 'onError');
    expect(await toldTo(page)).toEqual([['onError', { message: expect.stringMatching(words) as string }]]);
    await popupOn(page).getByRole('button', { name: 'Close the checkout' }).click();
    await page.click('#pay');
    await payOn(page);
    await untilTold(page, 'onSuccess');
    await context.close();
  });

  test('parameters that are missing or of a wrong type are named, and nothing is sent', async () => {
    const code =
      "try { new PaystackPop().newTransaction({ key: 'pk_test_sandbox', amount: [], channels: 'card' }); } catch (error) { tell('thrown')(error.message, error.issues.length); }";
    const { page, context } = await opened(shop(code));
    await page.click('#pay');
    expect(await toldTo(page)).toEqual([
      [
        'thrown',
        'Invalid transaction parameters: Required parameter missing: email; Invalid parameter type: amount is of type array, allowed: string, number; Invalid parameter type: channels is of type string, allowed: array',
        3,
      ],
    ]);
    expect(await sandbox.requests()).toEqual([]);
    await context.close();
  });

  test('paymentRequest says that no wallets are played, and lets the customer pay otherwise', async () => {
    const code =
      "await new PaystackPop().paymentRequest({ ...payment, ...callbacks, container: 'x', loadPaystackCheckoutButton: 'more', onElementsMount: tell('mounted') });";
    const { page, context, complaints } = await opened(
      shop(code).replace('<script>', '<button id="more">More</button><script>'),
    );
    await page.click('#pay');
    await untilTold(page, 'mounted');
    await page.click('#more');
    await payOn(page);
    await untilTold(page, 'onSuccess');
    expect(
      (await toldTo(page)).map(([name, value]) => (name === 'mounted' ? [name, value] : name)),
    ).toContainEqual(['mounted', null]);
    expect(complaints.join()).toContain('The sandbox plays no wallets such as Apple Pay');
    await context.close();
  });

  test.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)('axe finds nothing in it: %i wide, %s', async (width, scheme) => {
    const code =
      "new PaystackPop().newTransaction({ ...payment, email: 'a.very.long.name.of.somebody@a.very.long.subdomain.of.example.com', ...callbacks });";
    const { page, context, complaints } = await opened(shop(code), width, scheme);
    await page.click('#pay');
    await untilTold(page, 'onLoad');
    for (const frame of page.frames()) {
      expect([frame.url(), await flaws(frame)]).toEqual([frame.url(), none]);
    }
    if (width === 360) await page.setViewportSize({ width: 320, height: 640 });
    const checkout = checkoutOn(page);
    await checkout.getByText('Asks for a PIN and an OTP', { exact: false }).first().click();
    await payOn(page);
    const focused = checkout.locator(':focus');
    await checkout.getByLabel('PIN of the card').and(focused).waitFor();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await checkout.getByText('In the sandbox it is 123456.').waitFor();
    for (const frame of page.frames()) {
      expect([frame.url(), await flaws(frame)]).toEqual([frame.url(), none]);
    }
    await checkout.getByLabel('OTP').and(focused).waitFor();
    await page.keyboard.type('123456');
    await page.keyboard.press('Enter');
    await untilTold(page, 'onSuccess');
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    await context.close();
  });

  describe('@paystack/inline-js', () => {
    const bundle = '<script src="/bundle.js"></script>';
    const forms = [
      ['newTransaction', 'new PaystackPop().newTransaction({ ...payment, ...callbacks });'],
      ['checkout', 'new PaystackPop().checkout({ ...payment, ...callbacks });'],
    ] as const;

    test.each(forms)('%s works after the script of the sandbox', async (_name, code) => {
      const { page, context } = await opened(shop(code, script(2) + bundle));
      await page.click('#pay');
      await payOn(page);
      await untilTold(page, 'onSuccess');
      const id = await expectPaid('r-1');
      expect((await toldTo(page)).at(-1)).toEqual(['onSuccess', success(id, 'r-1')]);
      await context.close();
    });

    test.each([
      ...forms.map(([name, code]) => [`${name} of a bundle`, code, bundle] as const),
      ['the script', forms[0][1], '<script src="https://js.paystack.co/v2/inline.js"></script>'] as const,
    ])('%s works where a test leads its addresses to the sandbox', async (_name, code, head) => {
      html = shop(code, head);
      const { context } = await windowOf(browser, 1280);
      const page = await context.newPage();
      await reroutePaystack(page, sandbox);
      await page.goto(shopURL);
      await page.click('#pay');
      await payOn(page);
      await untilTold(page, 'onSuccess');
      await expectPaid('r-1');
      await context.close();
    });

    test('react-paystack, which has a copy of it, works after the script of the sandbox', async () => {
      const { page, context } = await opened(
        shop('', `${script(2)}<div id="shop"></div><script src="/react.js"></script>`),
      );
      const buy = page.getByRole('button', { name: 'Buy with React' });
      await buy.click();
      await popupOn(page).getByRole('button', { name: 'Close the checkout' }).click();
      await untilTold(page, 'onCancel');
      await buy.click();
      await payOn(page);
      await untilTold(page, 'onSuccess');
      const id = await expectPaid('r-1');
      expect(await toldTo(page)).toEqual([['onCancel'], ['onSuccess', success(id, 'r-1')]]);
      await context.close();
    });

    test('an alias puts the script of the sandbox in its place', async () => {
      const { page, context } = await opened(
        shop(forms[0][1], `${script(2)}<script src="/aliased.js"></script>`),
      );
      await page.click('#pay');
      await payOn(page);
      await untilTold(page, 'onSuccess');
      await expectPaid('r-1');
      await context.close();
    });
  });

  describe('the examples', () => {
    /** Opens a page of the examples, whose address of the sandbox is that of the command. */
    async function openedExample(file: string) {
      html = readFileSync(join(projectRoot, 'examples/popup', file), 'utf8').replace(
        'http://127.0.0.1:4010',
        sandbox.url,
      );
      const { context } = await windowOf(browser, 1280);
      const page = await context.newPage();
      await page.goto(shopURL);
      return { page, context };
    }
    const payBook = async (page: Page) => {
      await checkoutOn(page).getByRole('button', { name: 'Pay ₦5,000' }).click();
    };

    test('page.html', async () => {
      const { page, context } = await openedExample('page.html');
      await page.getByRole('button', { name: 'Buy the book' }).click();
      await payBook(page);
      const [transaction] = await sandbox.transactions();
      await page.getByText(`The server verifies ${transaction?.reference ?? ''}.`).waitFor();
      await context.close();
    });

    test('form.html', async () => {
      const { page, context } = await openedExample('form.html');
      await page.getByRole('button', { name: 'Pay NGN 5000' }).click();
      await payBook(page);
      await page.waitForURL(`${shopURL}/paid`);
      const [transaction] = await sandbox.transactions();
      expect(forms).toEqual([`reference=${transaction?.reference ?? ''}`]);
      await context.close();
    });

    test('app.ts: a shop, from the order to the webhook', async () => {
      const port = await closedPort();
      const address = `http://127.0.0.1:${port}`;
      const own = await startSandbox({ webhookURL: `${address}/paystack/webhook` });
      let child: ChildProcess | undefined;
      const end = runNode(['--import', 'tsx', 'examples/popup/app.ts'], {
        env: {
          PORT: String(port),
          PAYSTACK_BASE_URL: own.url,
          PAYSTACK_AUTHORIZATION_KEY: own.authKey,
          PAYSTACK_POPUP: `${own.url}/v2/inline.js`,
          PAYSTACK_PUBLIC_KEY: own.publicKey,
        },
        onSpawn: (spawned) => (child = spawned),
      });
      if (child?.stdout) await once(child.stdout, 'data');
      const { context } = await windowOf(browser, 360, 'dark');
      const page = await context.newPage();
      await page.goto(address);
      expect(await flaws(page)).toEqual(none);
      const buy = page.getByRole('button', { name: 'Buy the book' });
      await buy.click();
      await popupOn(page).getByRole('button', { name: 'Close the checkout' }).click();
      await page.getByText('You have not paid.').waitFor();
      await buy.click();
      await payBook(page);
      await page.getByText('Thank you. The book is on its way.').waitFor();
      const [left, paidFor] = (await own.transactions()).map(({ reference }) => reference);
      expect((await own.transactions()).map(({ status }) => status)).toEqual(['abandoned', 'success']);
      // Somebody who asks for what is not paid, or for less, gets no book.
      expect(await (await fetch(`${address}/orders/${left ?? ''}`)).text()).toBe(
        'The payment is not right: abandoned.',
      );
      await page.waitForFunction("fetch('/paid').then((r) => r.json()).then(({ length }) => length === 1)");
      expect(await (await fetch(`${address}/paid`)).json()).toEqual([paidFor]);
      await context.close();
      await own.stop();
      child?.kill();
      await end;
    });
  });
});
