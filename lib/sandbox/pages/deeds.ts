import { checkDuration, checkFailures, checkLatency } from '../argument-checks';
import type { RateLimit } from '../core/limiter';
import type { StoredDedicatedAccount } from '../core/records/accounts';
import type { Duration, Failures, Latency } from '../sandbox-options';

/** What the dashboard can do with the sandbox. */
export interface DashboardCommands {
  setLatency: (latency: Latency) => void;
  setFailures: (failures: Failures | null) => void;
  setRateLimit: (limit: RateLimit | null) => void;
  advance: (milliseconds: number) => Promise<string>;
  openDispute: (reference: string) => unknown;
  endIdentification: (emailOrCode: string, isRight: boolean) => void;
  endTransfer: (code: string, status: 'failed' | 'reversed') => unknown;
  dedicatedAccounts: () => readonly StoredDedicatedAccount[];
  payInto: (accountNumber: string, amount: number) => unknown;
  redeliver: (id: number) => Promise<{ isDelivered: boolean }>;
  now: () => string;
  snapshot: () => Promise<string>;
  restore: (snapshot: string) => void;
  reset: () => void;
}

type Deed = (commands: DashboardCommands, field: (name: string) => string) => Promise<string> | string;

/** The snapshots that were taken on the dashboard, oldest first, by their names, with the time in the sandbox. */
export const SNAPSHOTS = new Map<string, { saved: string; at: string }>();
const MOST_SNAPSHOTS = 20;
let lastSnapshot = 0;

const MINUTE = 60_000;

/** What each form of the dashboard does, and the words that say so. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  latency: (commands, field) => {
    const min = wholeNumber(field('min') || '0');
    const max = wholeNumber(field('max') || String(min));
    commands.setLatency(checkLatency(min === max ? min : { min, max }));
    return 'The latency is set.';
  },
  failures: (commands, field) => {
    const status = field('status');
    if (status === '') {
      commands.setFailures(null);
      return 'No request fails.';
    }
    const given = (name: string) => (field(name) === '' ? undefined : wholeNumber(field(name)));
    const share = given('share');
    const [times, retryAfter] = [given('times'), given('retryAfter')];
    const rate = share === undefined ? undefined : share / 100;
    commands.setFailures(checkFailures({ status: wholeNumber(status), times, rate, retryAfter }));
    return 'The failures are set.';
  },
  'rate-limit': (commands, field) => {
    const requests = field('requests');
    commands.setRateLimit(requests === '' ? null : { requests: positive(requests), window: MINUTE });
    return requests === '' ? 'There is no rate limit.' : 'The rate limit is set.';
  },
  advance: async (commands, field) =>
    `It is ${await commands.advance(checkDuration(field('duration') as Duration))}.`,
  dispute: (commands, field) => {
    commands.openDispute(field('reference'));
    return 'The dispute is open.';
  },
  'identity-right': (commands, field) => {
    commands.endIdentification(field('customer'), true);
    return 'The identity check has succeeded.';
  },
  'identity-wrong': (commands, field) => {
    commands.endIdentification(field('customer'), false);
    return 'The identity check has failed.';
  },
  'transfer-failed': (commands, field) => {
    commands.endTransfer(field('transfer'), 'failed');
    return 'The transfer has failed.';
  },
  'transfer-reversed': (commands, field) => {
    commands.endTransfer(field('transfer'), 'reversed');
    return 'The transfer has come back.';
  },
  transfer: (commands, field) => {
    const account = commands.dedicatedAccounts().find(({ id }) => String(id) === field('account'));
    if (!account) throw new Error('There is no such account.');
    commands.payInto(account.account_number, positive(field('amount')));
    return 'The bank transfer has arrived.';
  },
  redeliver: async (commands, field) =>
    (await commands.redeliver(wholeNumber(field('id')))).isDelivered
      ? 'The webhook is delivered.'
      : 'The webhook is not delivered.',
  snapshot: async (commands, field) => {
    const saved = await commands.snapshot();
    const name = field('name') || String(++lastSnapshot);
    SNAPSHOTS.delete(name);
    SNAPSHOTS.set(name, { saved, at: commands.now() });
    const [oldest = ''] = SNAPSHOTS.keys();
    if (SNAPSHOTS.size > MOST_SNAPSHOTS) SNAPSHOTS.delete(oldest);
    return `The snapshot ${name} is taken.`;
  },
  restore: (commands, field) => {
    const snapshot = SNAPSHOTS.get(field('name'));
    if (!snapshot) throw new Error('There is no such snapshot.');
    commands.restore(snapshot.saved);
    return `The sandbox is as in the snapshot ${field('name')}.`;
  },
  reset: (commands) => {
    commands.reset();
    return 'The sandbox is as at its start.';
  },
};

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error('Enter a whole number.');
  return Number(text);
}

function positive(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new Error('Enter a number above 0.');
  return number;
}
