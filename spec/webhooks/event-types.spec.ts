import { type Compilation, compile } from '../docs/compile';
import { tableUnder } from '../docs/pages';
import samples from '../fixtures/webhooks.json';

interface Sample {
  readonly data: unknown;
  readonly variants?: Readonly<Record<string, unknown>>;
  readonly extra_top_level?: object;
}

const entries = Object.entries<Sample>(samples);

/** Variants that are a part of an event's data only. */
const PARTS = ['split_part', 'dedicated_account_authorization'];

/** A program that gives a value a type of the package. A literal must have no field that the type lacks. */
const program = (type: string, value: unknown) => `
  import type { EventData, EventName, KnownEvent, PaystackEvent, UnknownEvent } from 'tspaystack2/webhooks';
  export const value: ${type} = ${JSON.stringify(value)};`;

const known = (event: string) => `KnownEvent<${JSON.stringify(event)}>`;
const partOf = (event: string) => `Partial<EventData[${JSON.stringify(event)}]>`;

const whole = entries.map(
  ([event, { data, extra_top_level }]) =>
    [event, program(known(event), { event, ...extra_top_level, data })] as const,
);
const variants = entries.flatMap(([event, sample]) =>
  Object.entries(sample.variants ?? {}).map(([name, data]) => {
    const type = PARTS.includes(name) ? partOf(event) : known(event);
    return [`${event}, ${name}`, program(type, PARTS.includes(name) ? data : { event, data })] as const;
  }),
);

/** A sample with something that its type has to refuse. */
const charge = samples['charge.success'].data;
const spoilt = Object.entries({
  'a field more': { ...charge, fee: 1 },
  'a field more, deep within': { ...charge, customer: { ...charge.customer, code: 'CUS_1' } },
  'a field less': { ...charge, reference: undefined },
  'another type': { ...charge, amount: null },
}).map(
  ([name, data]) => [name, program(known('charge.success'), { event: 'charge.success', data })] as const,
);

const narrowing = `
  import { constructEvent } from 'tspaystack2/webhooks';
  import type { EventName, KnownEvent, PaystackEvent, UnknownEvent } from 'tspaystack2/webhooks';

  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  declare function same<A, B>(_: Same<A, B>): void;
  declare const use: (text: string) => void;

  same<ReturnType<typeof constructEvent>, PaystackEvent>(true);
  same<UnknownEvent['data'], unknown>(true);
  same<Extract<PaystackEvent, { event: 'charge.success' }>, KnownEvent<'charge.success'>>(true);

  const event = constructEvent('', '');
  if (event.event === 'charge.success') {
    same<typeof event, KnownEvent<'charge.success'>>(true);
    use(event.data.reference);
  }
  if (event.event === 'transfer.failed' || event.event === 'transfer.reversed') use(event.data.transfer_code);
  if (event.event === 'subscription.expiring_cards') for (const { customer } of event.data) use(customer.email);
  if (event.event !== 'refund.failed') throw new Error(event.event);
  use(event.data.transaction_reference);

  export function name(given: PaystackEvent): string {
    switch (given.event) {
      case 'charge.success':
        return given.data.customer.customer_code;
      case 'customeridentification.failed':
        return given.data.reason;
      case 'dedicatedaccount.assign.failed':
        same<typeof given.data.dedicated_account, null>(true);
        return given.event;
      default: {
        const text: string = given.event;
        if (text === 'brand.new') use(text.toUpperCase());
        return given.event;
      }
    }
  }

  export function rest(given: Exclude<PaystackEvent, { event: EventName }>): void {
    same<typeof given, UnknownEvent>(true);
    // @ts-expect-error: nothing is known of its data.
    use(given.data.reference);
  }

  export function refused(given: PaystackEvent): void {
    // @ts-expect-error: before the event is known, so is nothing of its data.
    use(given.data.reference);
    // @ts-expect-error: the name is misspelt.
    if (given.event === 'charge.sucess') use('');
    // @ts-expect-error: a charge has no transfer code.
    if (given.event === 'charge.success') use(given.data.transfer_code);
    // @ts-expect-error: a payment on a terminal has none.
    if (given.event === 'charge.success') use(given.data.authorization.authorization_code);
    // @ts-expect-error: the event is read-only.
    given.event = 'charge.success';
  }`;

const names = program('Record<EventName, true>', Object.fromEntries(entries.map(([event]) => [event, true])));

/** What docs/webhooks.md says of each event. */
const table = tableUnder('## Events and their types', 'docs/webhooks.md').map(
  ([event = '', , type = '']) => ({
    event: event.replaceAll('`', ''),
    type: type.replaceAll('`', ''),
  }),
);
const tabled = `
  import type * as webhooks from 'tspaystack2/webhooks';
  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  ${table.map(({ event, type }, row) => `export const row${row}: Same<webhooks.EventData['${event}'], webhooks.${type}> = true;`).join('\n')}`;

const programs = new Map([
  ...[...whole, ...variants, ...spoilt].map(([name, code]) => [pathOf(name), code] as const),
  [pathOf('narrowing'), narrowing],
  [pathOf('names'), names],
  [pathOf('tabled'), tabled],
]);
let compilation: Compilation;

beforeAll(() => {
  compilation = compile(programs);
}, 60_000);

function pathOf(name: string): string {
  return `spec/webhooks/${name.replaceAll(/[^\w.]/g, '-')}.sample.ts`;
}

test('there is a sample of each of the 33 events', () => {
  expect(entries).toHaveLength(33);
  expect(compilation.problems(pathOf('names'))).toEqual([]);
});

describe('has the type of its event:', () => {
  test.each([...whole, ...variants])('%s', (name) => {
    expect(compilation.problems(pathOf(name))).toEqual([]);
  });
});

test.each(spoilt)('a sample with %s does not have that type', (name) => {
  expect(compilation.problems(pathOf(name))).toHaveLength(1);
});

test('event tells what data is, and leaves an event that is not known open', () => {
  expect(compilation.problems(pathOf('narrowing'))).toEqual([]);
});

test('docs/webhooks.md lists each event with its type', () => {
  expect(table.map(({ event }) => event).sort()).toEqual(Object.keys(samples).sort());
  expect(compilation.problems(pathOf('tabled'))).toEqual([]);
});
