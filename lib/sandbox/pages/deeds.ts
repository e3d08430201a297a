import { checkDuration, checkFailures, checkLatency } from '../argument-checks';
import type { RateLimit } from '../core/limiter';
import type { Duration, Failures, Latency } from '../sandbox-options';

/** What the dashboard can do with the sandbox. */
export interface DashboardCommands {
  setLatency: (latency: Latency) => void;
  setFailures: (failures: Failures | null) => void;
  setRateLimit: (limit: RateLimit | null) => void;
  advance: (milliseconds: number) => Promise<string>;
  openDispute: (reference: string) => unknown;
  endIdentification: (emailOrCode: string, isRight: boolean) => void;
  payInto: (accountNumber: string, amount: number) => unknown;
  redeliver: (id: number) => Promise<{ isDelivered: boolean }>;
  snapshot: () => Promise<string>;
  restore: (snapshot: string) => void;
  reset: () => void;
}

type Deed = (commands: DashboardCommands, field: (name: string) => string) => Promise<string> | string;

/** The snapshot that was taken on the dashboard. */
let kept: string | undefined;

const MINUTE = 60_000;

/** What each form of the dashboard does, and the words that say so. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  latency: (commands, field) => {
    commands.setLatency(checkLatency(wholeNumber(field('milliseconds') || '0')));
    return 'The latency is set.';
  },
  failures: (commands, field) => {
    const status = field('status');
    if (status === '') {
      commands.setFailures(null);
      return 'No request fails.';
    }
    const times = field('times');
    const count = times === '' ? {} : { times: wholeNumber(times) };
    commands.setFailures(checkFailures({ status: wholeNumber(status), ...count }));
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
  transfer: (commands, field) => {
    commands.payInto(field('account'), positive(field('amount')));
    return 'The bank transfer has arrived.';
  },
  redeliver: async (commands, field) =>
    (await commands.redeliver(wholeNumber(field('id')))).isDelivered
      ? 'The webhook is delivered.'
      : 'The webhook is not delivered.',
  snapshot: async (commands) => {
    kept = await commands.snapshot();
    return 'The snapshot is taken.';
  },
  restore: (commands) => {
    if (kept === undefined) throw new Error('There is no snapshot.');
    commands.restore(kept);
    return 'The sandbox is as in the snapshot.';
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
