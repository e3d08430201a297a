/** Loads a sandbox that runs as a process of its own: for bench/sandbox.ts and the soak test. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon, { type Request, type Result } from 'autocannon';

export const CONNECTIONS = 200;

/** How much the resident memory may grow from the warm-up to the end and still be called flat. */
export const GROWTH = 1.2;

/** A sandbox in a process of its own. */
export interface LoadedSandbox {
  /** Makes the records that are read, after a reset. */
  prepare(): Promise<void>;
  /** Sends requests on 200 connections: for so many seconds, or so many of them. */
  load(span: { duration: number } | { amount: number }): Promise<Result>;
  /** Resident memory in MiB, as the system counts it. */
  memory(): number;
  /** The size in bytes of a snapshot of the live heap. It does not depend on when garbage is collected. */
  liveHeap(): Promise<number>;
  stop(): Promise<void>;
}

const PAYMENTS = 100;

export async function startLoadedSandbox(): Promise<LoadedSandbox> {
  const child = fork(join(__dirname, 'sandbox-server.cjs'));
  const [{ url, authKey }] = (await once(child, 'message')) as [{ url: string; authKey: string }];
  const headers = { Authorization: `Bearer ${authKey}`, 'Content-Type': 'application/json' };
  const referenceOf = (payment: number) => `order-${payment % PAYMENTS}`;
  let nth = 0;

  /** What is read: one record, a list, what never changes; and a change that adds no record. */
  const requests: Request[] = [
    {
      method: 'GET',
      setupRequest: (request) => ({ ...request, path: `/transaction/verify/${referenceOf(nth++)}` }),
    },
    { method: 'GET', path: '/transaction?perPage=10' },
    { method: 'GET', path: '/customer/ada@example.com' },
    { method: 'GET', path: '/country' },
    { method: 'PUT', path: '/customer/CUS_ada', body: JSON.stringify({ first_name: 'Ada' }) },
  ];

  async function ask(question: 'reset' | 'heap'): Promise<unknown> {
    child.send(question);
    const [answer] = (await once(child, 'message')) as unknown[];
    return answer;
  }

  async function send(path: string, body: object): Promise<string> {
    const reply = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path} was answered with HTTP ${reply.status}.`);
    const { data } = (await reply.json()) as { data: { customer_code?: string } };
    return data.customer_code ?? '';
  }

  return {
    async prepare() {
      await ask('reset');
      const code = await send('/customer', { email: 'ada@example.com' });
      for (const request of requests) {
        if (request.method === 'PUT') request.path = `/customer/${code}`;
      }
      for (let payment = 0; payment < PAYMENTS; payment += 1) {
        const reference = referenceOf(payment);
        await send('/transaction/initialize', { email: 'ada@example.com', amount: 50_000, reference });
      }
    },
    load: async (span) => autocannon({ url, connections: CONNECTIONS, headers, requests, ...span }),
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    liveHeap: async () => Number(await ask('heap')),
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** How many requests had no reply of 200. */
export function failuresOf({ errors, timeouts, non2xx }: Result): number {
  return errors + timeouts + non2xx;
}
