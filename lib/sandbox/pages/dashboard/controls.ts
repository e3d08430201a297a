import { MINUTE } from '../../core/sandbox-clock';
import { CHANNELS, checkDuration, checkLatency } from '../../argument-checks';
import { TEST_CARDS } from '../../core/instruments';
import type { CardName } from '../../core/instruments';
import type { Duration } from '../../sandbox-options';
import type { Control } from './control';
import { FieldError } from './form';
import { RECORD_CONTROLS } from './record-controls';
import { TESTER_BUTTONS, TESTER_CONTROLS } from './tester-controls';
import { stateOfTry } from './webhook-state';

/** The snapshots that were taken on the dashboard, oldest first, by their names, with the time in the sandbox. */
export const SNAPSHOTS = new Map<string, { saved: string; at: string }>();
const MOST_SNAPSHOTS = 20;
let lastSnapshot = 0;

const LONGEST_LATENCY = 2_147_483_647;

/** What can be done on the page of the controls, by its part of that page. */
export const CONTROLS = {
  ...TESTER_CONTROLS,
  ...RECORD_CONTROLS,
  latency: {
    title: 'Latency',
    about: 'Delays each reply.',
    button: 'Set',
    fields: [
      { name: 'min', label: 'At least, ms', example: '0' },
      { name: 'max', label: 'At most, ms', example: 'the same' },
    ],
    run: (commands, form) => {
      const min = form.whole('min', 0, LONGEST_LATENCY) ?? 0;
      const max = form.whole('max', min, LONGEST_LATENCY) ?? min;
      commands.setLatency(checkLatency(min === max ? min : { min, max }));
      return max === 0 ? 'Replies are not delayed.' : 'The latency is set.';
    },
  },
  'rate-limit': {
    title: 'Rate limit',
    about: 'Requests to one endpoint that are accepted in a minute.',
    button: 'Set',
    fields: [{ name: 'requests', label: 'Per minute', example: 'no limit' }],
    run: (commands, form) => {
      const requests = form.whole('requests', 1);
      commands.setRateLimit(requests === undefined ? null : { requests, window: MINUTE });
      return requests === undefined ? 'There is no rate limit.' : 'The rate limit is set.';
    },
  },
  advance: {
    title: 'Time',
    about: 'Moves the clock on. All that falls due until then is done.',
    button: 'Move on',
    fields: [{ name: 'duration', label: 'By', example: '31 days' }],
    run: async (commands, form) => {
      const duration = form.filled('duration');
      try {
        const length = /^\d+$/.test(duration) ? Number(duration) : (duration as Duration);
        return `It is ${await commands.advance(checkDuration(length))}.`;
      } catch {
        throw new FieldError(
          'duration',
          'Enter a time such as 31 days, 2 hours or 90 seconds, at most 100 years.',
        );
      }
    },
  },
  pay: {
    title: 'Pay',
    about: 'As a customer would.',
    button: 'Pay',
    fields: [
      { name: 'reference', label: 'Reference', example: 'order-1' },
      {
        name: 'with',
        label: 'With',
        options: [
          ['', 'what it waits for'],
          ...Object.keys(TEST_CARDS).map((card) => [card, `card: ${card}`] as const),
          ...CHANNELS.filter((channel) => channel !== 'card').map(
            (channel) => [channel, channel.replace('_', ' ')] as const,
          ),
        ],
      },
      {
        name: 'outcome',
        label: 'Outcome',
        options: [
          ['success', 'it is paid'],
          ['declined', 'it is refused'],
          ['waiting', 'it waits'],
        ],
      },
    ],
    run: (commands, form) => {
      const way = form.text('with');
      const outcome =
        form.text('outcome') === '' ? 'success' : form.choice('outcome', ['success', 'declined', 'waiting']);
      const channel = CHANNELS.find((each) => each === way);
      const card = Object.hasOwn(TEST_CARDS, way) ? (way as CardName) : undefined;
      const { status, gateway_response } = commands.pay(form.filled('reference'), {
        ...(channel === undefined ? {} : { channel }),
        ...(card === undefined ? {} : { card }),
        outcome,
      });
      const isGood = status === 'success' || outcome !== 'success';
      return { message: `The payment is ${status}: ${gateway_response}.`, isGood };
    },
  },
  dispute: {
    title: 'Dispute',
    about: 'The customer’s bank claims a payment back.',
    button: 'Open',
    fields: [{ name: 'reference', label: 'Reference', example: 'order-1' }],
    run: (commands, form) => {
      commands.openDispute(form.filled('reference'));
      return 'The dispute is open.';
    },
  },
  transfer: {
    title: 'Bank transfer',
    about: 'Money arrives on a dedicated account.',
    button: 'Arrives',
    fields: [
      { name: 'account', label: 'Account', options: [] },
      { name: 'amount', label: 'Amount in subunits', value: '100000' },
    ],
    run: (commands, form) => {
      const id = form.filled('account');
      const amount = form.number('amount', 1);
      const account = commands.dedicatedAccounts().find((each) => String(each.id) === id);
      if (!account) throw new FieldError('account', 'There is no such account.');
      commands.payInto(account.account_number, amount);
      return 'The bank transfer has arrived.';
    },
  },
  snapshot: {
    title: 'Snapshot',
    about: 'Keeps the whole state, to go back to it.',
    button: 'Take',
    fields: [{ name: 'name', label: 'Name', example: 'a number' }],
    run: async (commands, form) => {
      const saved = await commands.snapshot();
      const name = form.text('name') || String(++lastSnapshot);
      SNAPSHOTS.delete(name);
      SNAPSHOTS.set(name, { saved, at: commands.now() });
      const [oldest = ''] = SNAPSHOTS.keys();
      if (SNAPSHOTS.size > MOST_SNAPSHOTS) SNAPSHOTS.delete(oldest);
      return `The snapshot ${name} is taken.`;
    },
  },
  reset: {
    title: 'Reset',
    about: 'Makes all as it was at the start. Snapshots stay.',
    button: 'Reset',
    question: 'All records, requests, webhooks and settings of this sandbox are removed. Snapshots stay.',
    run: (commands) => {
      commands.reset();
      return 'The sandbox is as at its start.';
    },
  },
} as const satisfies Readonly<Record<string, Control>>;

/** What a button beside a record does. */
export const BUTTONS = {
  ...TESTER_BUTTONS,
  'identity-right': {
    run: (commands, form) => {
      commands.endIdentification(form.filled('customer'), true);
      return 'The identity check has succeeded.';
    },
  },
  'identity-wrong': {
    run: (commands, form) => {
      commands.endIdentification(form.filled('customer'), false);
      return 'The identity check has failed.';
    },
  },
  'transfer-failed': {
    run: (commands, form) => {
      commands.endTransfer(form.filled('transfer'), 'failed');
      return 'The transfer has failed.';
    },
  },
  'transfer-reversed': {
    run: (commands, form) => {
      commands.endTransfer(form.filled('transfer'), 'reversed');
      return 'The transfer has come back.';
    },
  },
  mandate: {
    run: (commands, form) => {
      commands.approveMandate(form.filled('reference'));
      return 'The mandate is active.';
    },
  },
  redeliver: {
    run: async (commands, form) => {
      const { isDelivered, attempts } = await commands.redeliver(form.number('id', 1));
      const last = attempts.at(-1);
      const isGood = last?.statusCode === 200;
      const words = last ? stateOfTry(last) : 'was not asked';
      if (isGood) return 'The webhook is delivered: the receiver answered 200.';
      return {
        message: `The webhook is not delivered: ${last?.statusCode == null ? '' : 'the receiver '}${words}.${isDelivered ? ' It was before.' : ''}`,
        isGood,
      };
    },
  },
  restore: {
    run: (commands, form) => {
      const name = form.text('name');
      const snapshot = SNAPSHOTS.get(name);
      if (!snapshot) throw new Error('There is no such snapshot.');
      commands.restore(snapshot.saved);
      return `The sandbox is as in the snapshot ${name}.`;
    },
  },
} as const satisfies Readonly<Record<string, Pick<Control, 'run'>>>;

/** What the form of that name does; `undefined` where there is no such form. */
export function runnerOf(name: string): Control['run'] | undefined {
  const all: Readonly<Record<string, Pick<Control, 'run'>>> = { ...CONTROLS, ...BUTTONS };
  return Object.hasOwn(all, name) ? all[name]?.run : undefined;
}
