import { now } from '../../lib/clock';
import { type BatchResult, batchRoutine } from '../../lib/many/batch';
import { QueuedCall } from '../../lib/call/queued-call';
import type { PreparedCall } from '../../lib/call/prepared-call';
import type { RawReply } from '../../lib/http/raw-reply';
import { PAGE_STYLES, paginationRoutine } from '../../lib/many/pagination';
import type { Calls, SentCall } from '../../lib/call/transport';

/** What a fake server does with a request. */
export interface FakeAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Milliseconds until it comes. */
  readonly takes: number;
}

/** Replies to the nth request for a path, at a time in milliseconds. */
export type FakeServer = (path: string, nth: number, time: number) => FakeAnswer;

export interface FakeBatch {
  readonly paths: readonly string[];
  readonly concurrency?: number;
  /** Milliseconds. Default 120 000. */
  readonly deadline?: number;
  readonly retries?: number;
  /** Milliseconds by which each look at the clock moves it on. Default 0. */
  readonly drift?: number;
}

/** What was seen of a batch: when each request was sent, the status of each result, and how often it had to wait. */
export interface FakeRun {
  readonly sent: readonly (readonly [path: string, at: number])[];
  readonly statuses: readonly (number | string)[];
  readonly pauses: number;
}

interface FakeCall extends SentCall {
  readonly ends: number;
}

/** What a routine yields where it has to wait. */
interface FakeStep {
  readonly until?: number | undefined;
}

/**
 * Runs a routine against a fake server, on a clock that jumps to what is waited for. The test has to mock `lib/clock`.
 *
 * @param onStep - is called before each step of time.
 */
function simulate<Step extends object>(
  server: FakeServer,
  start: (calls: Calls) => Iterable<Step>,
  { drift = 0, onStep = () => undefined }: { drift?: number; onStep?: (step: Step) => void } = {},
) {
  let time = 0;
  let pauses = 0;
  jest.mocked(now).mockImplementation(() => (time += drift));
  const sent: [path: string, at: number][] = [];
  const times = new Map<string, number>();
  const underWay = new Set<FakeCall>();
  const ended: FakeCall[] = [];

  const send = ({ request }: PreparedCall): FakeCall => {
    const path = request.url;
    const nth = times.get(path) ?? 0;
    times.set(path, nth + 1);
    sent.push([path, time]);
    if (sent.length > 10_000) throw new Error('This does not end.');
    const { statusCode, headers = {}, body = {}, takes } = server(path, nth, time);
    const reply: RawReply = { statusCode, headers, body: Buffer.from(JSON.stringify(body)) };
    const call: FakeCall = { ends: time + takes, take: () => reply };
    underWay.add(call);
    return call;
  };
  for (const step of start({ ended, send })) {
    onStep(step);
    if ('item' in step) continue;
    const { until = Infinity } = step as FakeStep;
    pauses += 1;
    time = Math.max(time, Math.min(until, ...Array.from(underWay, ({ ends }) => ends)));
    if (time === Infinity) throw new Error('This waits for nothing.');
    for (const call of underWay) {
      if (call.ends > time) continue;
      underWay.delete(call);
      ended.push(call);
    }
  }
  return { sent, pauses };
}

/** Runs a batch against a fake server. */
export function runBatch(server: FakeServer, batch: FakeBatch): FakeRun {
  const { paths, concurrency = 2, deadline = 120_000, retries = 2, drift } = batch;
  const statuses: (number | string)[] = [];
  const onResult = (result: BatchResult<unknown>) =>
    statuses.push(result instanceof Error ? result.message : result.statusCode);
  const owner = {};
  const prepared = (url: string) => ({ request: { url, deadline, retries } }) as PreparedCall;
  const calls = paths.map((path) => new QueuedCall<unknown>(owner, () => prepared(path)));
  const routine = batchRoutine({ owner, calls, concurrency, onResult, isAsync: false, signal: undefined });
  return { ...simulate(server, routine, { ...(drift === undefined ? {} : { drift }) }), statuses };
}

/**
 * Goes through a list of numbered pages on a fake server, whose paths are the numbers of the pages, as are the ids of
 * their items. Tells how many pages ahead of the items were asked for.
 *
 * @param items - gets the ids of the items.
 */
export function runPages(server: FakeServer, concurrency: number, items: unknown[] = []) {
  let newest = 0;
  let ahead = 0;
  const routine = paginationRoutine<{ readonly id: number }>({
    prepare: ({ page }) =>
      ({ request: { url: String(page), deadline: 120_000, retries: 2 } }) as PreparedCall,
    style: PAGE_STYLES.page,
    isNumbered: true,
    concurrency,
    keyOf: ({ id }) => id,
  });
  const onStep = (step: object) => {
    if (!('item' in step)) return;
    const { id } = step.item as { readonly id: number };
    items.push(id);
    ahead = Math.max(ahead, newest - id);
  };
  const counting: FakeServer = (path, nth, time) => {
    newest = Math.max(newest, Number(path));
    return server(path, nth, time);
  };
  const { sent } = simulate(counting, routine, { onStep });
  return { sent, items, ahead };
}
