import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { closedPort } from '../faults/fault-server';
import { runScript } from '../support/run-script';

/** Sends a form of a page, as a browser does. */
async function submit(url: string, form: Record<string, string>): Promise<string> {
  const headers = { Origin: new URL(url).origin };
  const body = new URLSearchParams(form);
  const reply = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? '', url).href;
}

const textOf = async (url: string) => (await fetch(url)).text();

/** Follows the pages from the shop to the delivery, and gives the page with the code. */
async function buy(shop: string): Promise<string> {
  const checkout = await submit(`${shop}/orders`, { product: 'novel', email: 'ada@example.com' });
  const form = await textOf(checkout);
  const hidden = form.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g);
  const fields = Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, value]));
  const [, button = ''] = /<button[^>]* name="(\w+)" value="pay"/.exec(form) ?? [];
  let page = await submit(checkout, { ...fields, way: 'success', [button]: 'pay' });
  if (!page.startsWith(shop)) {
    const [, back = ''] = /href="(http[^"]+\/orders\/[^"]+)"/.exec(await textOf(page)) ?? [];
    page = back.replaceAll('&amp;', '&');
  }
  for (;;) {
    const text = await textOf(page);
    // The page refreshes itself until the job is done.
    if (!text.includes('http-equiv="refresh"')) return text;
  }
}

test('npm run example:shop says how to use another port', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const result = await runScript('examples/shop/start/index.ts', [], { env: { SANDBOX_PORT: String(port) } });
  server.close();
  expect(result).toMatchObject({
    code: 1,
    stderr: `Port ${port} is in use already.\nStop what uses it, or set PORT or SANDBOX_PORT to another port.\n`,
  });
});

test('npm run example:shop starts all of it: somebody buys, and Ctrl-C leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-start-'));
  // As root, the database runs as another user, who has to get there.
  chmodSync(folder, 0o755);
  let bought: Promise<string> | undefined;
  const result = await runScript('examples/shop/start/index.ts', [], {
    env: { PORT: String(await closedPort()), SANDBOX_PORT: '0', LOG_LEVEL: 'warn', TMPDIR: folder },
    onSpawn: (child) => {
      if (!child.stdout) return;
      createInterface(child.stdout).on('line', (line) => {
        const [, shop] = /^The shop: +(http:\S+)/.exec(line) ?? [];
        if (shop === undefined) return;
        bought = buy(shop).finally(() => child.kill('SIGINT'));
      });
    },
  });
  expect(await bought).toMatch(/Paid: novel, NGN 2500\.00\..*Your code: <b>[0-9a-f-]{36}<\/b>/s);
  expect(result).toMatchObject({ code: 0, signal: null, stderr: '' });
  expect(result.stdout).toMatch(
    /Paystack: +http:\/\/127\.0\.0\.1:\d+ \(the sandbox\)\nDatabase: +postgres:\/\/shop@127/,
  );
  // The database was in a folder of its own, which is gone.
  rmdirSync(folder);
});
