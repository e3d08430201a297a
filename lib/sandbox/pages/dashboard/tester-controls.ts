import { checkData, checkFailures, ensureURL } from '../../argument-checks';
import { parsed } from '../../core/body';
import { DECLINED } from '../../sandbox-options';
import type { Control } from './control';
import { FieldError, type Form } from './form';

const REFERENCE = { name: 'reference', label: 'Reference', example: 'order-1' };
const REASON = { name: 'reason', label: 'Words of the bank', example: DECLINED };
const AUTHORIZATION = { name: 'authorization', label: 'Authorization', example: 'any' };

const ENDS = ['success', 'pending', 'failed'] as const;

/** What a tester can make customers, banks and the network do. Each is a method of the sandbox, too. */
export const TESTER_CONTROLS = {
  failures: {
    title: 'Failures',
    about: 'Requests fail, and nothing is done for them, unless only the reply is dropped.',
    button: 'Set',
    fields: [
      { name: 'status', label: 'HTTP status', example: 'none' },
      { name: 'path', label: 'Path', example: 'all' },
      { name: 'method', label: 'Method', options: optionsOf(['GET', 'POST', 'PUT', 'DELETE'], 'all') },
      { name: 'body', label: 'Body', options: optionsOf(['paystack', 'html']) },
      {
        name: 'drop',
        label: 'Connection',
        options: [
          ['', 'stays'],
          ['request', 'closes before anything is done'],
          ['reply', 'closes before the reply'],
        ],
      },
      { name: 'times', label: 'How many', example: 'all' },
      { name: 'share', label: 'Share in %', example: '100' },
      { name: 'retryAfter', label: 'Retry-After, s', example: 'none' },
    ],
    run: (commands, form) => {
      const status = form.whole('status', 400, 599);
      const path = given(form, 'path');
      const method = given(form, 'method');
      const times = form.whole('times', 1);
      const share = form.whole('share', 0, 100);
      const retryAfter = form.whole('retryAfter');
      const drop = form.text('drop');
      if (status === undefined && drop === '') {
        commands.setFailures(null);
        return 'No request fails.';
      }
      if (path !== undefined && !path.startsWith('/')) {
        throw new FieldError('path', 'Enter a path such as /transaction/verify/{reference}.');
      }
      const rate = share === undefined ? undefined : share / 100;
      const how =
        drop === ''
          ? { status, body: form.text('body') === 'html' ? 'html' : 'paystack', retryAfter }
          : { drop: drop === 'reply' ? drop : true };
      commands.setFailures(checkFailures({ path, method, times, rate, ...how } as object));
      return 'The failures are set.';
    },
  },
  decline: {
    title: 'Decline',
    about: 'A payment that is not made yet is refused.',
    button: 'Decline',
    fields: [REFERENCE, REASON],
    run: (commands, form) => {
      commands.decline(form.filled('reference'), given(form, 'reason'));
      return 'The payment is declined.';
    },
  },
  'fail-next': {
    title: 'Decline the next charge',
    button: 'Decline',
    fields: [REASON, AUTHORIZATION],
    run: (commands, form) => {
      commands.failNextCharge(given(form, 'reason'), filterOf(form));
      return 'The next charge will be declined.';
    },
  },
  'pause-next': {
    title: 'Pause the next charge',
    about: 'The next charge of an authorization waits for its customer.',
    button: 'Pause',
    fields: [AUTHORIZATION],
    run: (commands, form) => {
      commands.pauseNextCharge(filterOf(form));
      return 'The next charge of an authorization will wait.';
    },
  },
  transfers: {
    title: 'Transfers',
    about: 'How they go from now on: at once, waiting for you, or failing after a minute.',
    button: 'Set',
    fields: [{ name: 'transfers', label: 'They are', options: optionsOf(ENDS) }],
    run: (commands, form) => {
      const end = form.choice('transfers', ENDS);
      commands.setTransfers(end);
      return `Transfers are ${end} from now on.`;
    },
  },
  emit: {
    title: 'Event',
    about: 'Sends any event: Paystack’s sample, with other values where you give some.',
    button: 'Send',
    fields: [
      { name: 'event', label: 'Name', example: 'charge.success' },
      { name: 'data', label: 'Other values, as JSON', example: '{ "amount": 5000 }', isLong: true },
    ],
    run: (commands, form) => {
      const event = form.filled('event');
      const data = form.text('data') === '' ? {} : parsed(form.text('data'));
      try {
        commands.emit(event, checkData(data as Readonly<Record<string, unknown>>));
      } catch {
        throw new FieldError('data', 'Enter a JSON object, such as { "amount": 5000 }.');
      }
      return 'The event is sent.';
    },
  },
  hold: {
    title: 'Hold webhooks',
    about: 'While they are held, each is sent only by its own button.',
    button: 'Set',
    fields: [{ name: 'hold', label: 'Webhooks', options: optionsOf(['sent', 'held']) }],
    run: (commands, form) => {
      const isHeld = form.choice('hold', ['sent', 'held']) === 'held';
      commands.holdWebhooks(isHeld);
      return isHeld ? 'Webhooks are held.' : 'Webhooks are sent, also those that waited.';
    },
  },
  'webhook-url': {
    title: 'Webhook URL',
    about: 'Where events are sent from now on.',
    button: 'Set',
    fields: [{ name: 'url', label: 'URL on this computer', example: 'none' }],
    run: (commands, form) => {
      const url = given(form, 'url');
      try {
        commands.setWebhookURL(url === undefined ? null : ensureURL(url));
      } catch {
        throw new FieldError('url', 'Enter a URL on this computer, such as http://127.0.0.1:3000/webhook.');
      }
      return url === undefined ? 'Events are sent nowhere.' : 'The webhook URL is set.';
    },
  },
} as const satisfies Readonly<Record<string, Control>>;

/** What a button beside a record does. */
export const TESTER_BUTTONS = {
  'transfer-success': {
    run: (commands, form) => {
      commands.endTransfer(form.filled('transfer'), 'success');
      return 'The transfer has arrived.';
    },
  },
  'mandate-rejected': {
    run: (commands, form) => {
      commands.rejectMandate(form.filled('reference'));
      return 'The mandate is rejected.';
    },
  },
  overrule: {
    run: (commands, form) => {
      commands.overruleDispute(form.number('dispute', 1));
      return 'The bank has decided for the customer.';
    },
  },
} as const satisfies Readonly<Record<string, Pick<Control, 'run'>>>;

function optionsOf(values: readonly string[], none?: string): (readonly [value: string, words: string])[] {
  const options = values.map((value) => [value, value] as const);
  return none === undefined ? options : [['', none], ...options];
}

function given(form: Form, name: string): string | undefined {
  return form.text(name) || undefined;
}

function filterOf(form: Form): { authorization?: string } {
  const authorization = given(form, 'authorization');
  return authorization === undefined ? {} : { authorization };
}
