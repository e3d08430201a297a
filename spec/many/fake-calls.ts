import { now } from '../../lib/clock';
import { type BatchResult, batchRoutine } from '../../lib/many/batch';
import { QueuedCall } from '../../lib/call/queued-call';
import type { PreparedCall } from '../../lib/call/prepared-call';
import type { RawReply } from '../../lib/http/raw-reply';
import type { SentCall } from '../../lib/call/transport';

/** What a fake server does with a request. */
export interface FakeAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
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

/** What was seen of a batch: when each request was sent, the status of each entry, and how often it had to wait. */
export interface FakeRun {
  readonly sent: readonly (readonly [path: string, at: number])[];
  readonly statuses: readonly (number | string)[];
  readonly pauses: number;
}

interface FakeCall extends SentCall {
  readonly ends: number;
}

/**
 * Runs a batch against a fake server, on a clock that jumps to what is waited for. The test has to mock `lib/clock`.
 */
export function runBatch(server: FakeServer, batch: FakeBatch): FakeRun {
  const { paths, concurrency = 2, deadline = 120_000, retries = 2, drift = 0 } = batch;
  let time = 0;
  let pauses = 0;
  jest.mocked(now).mockImplementation(() => (time += drift));
  const sent: [path: string, at: number][] = [];
  const times = new Map<string, number>();
  const statuses: (number | string)[] = [];
  const underWay = new Set<FakeCall>();
  const ended: FakeCall[] = [];

  const send = ({ request }: PreparedCall): FakeCall => {
    const path = request.url;
    const nth = times.get(path) ?? 0;
    times.set(path, nth + 1);
    sent.push([path, time]);
    if (sent.length > 10_000) throw new Error('This batch does not end.');
    const { statusCode, headers = {}, takes } = server(path, nth, time);
    const reply: RawReply = { statusCode, headers, body: new Uint8Array() };
    const call: FakeCall = { ends: time + takes, take: () => reply };
    underWay.add(call);
    return call;
  };
  const onResult = (entry: BatchResult<unknown>) =>
    statuses.push(entry instanceof Error ? entry.message : entry.statusCode);

  const owner = {};
  const prepared = (url: string) => ({ request: { url, deadline, retries } }) as PreparedCall;
  const calls = paths.map((path) => new QueuedCall<unknown>(owner, () => prepared(path)));
  const routine = batchRoutine({ owner, calls, concurrency, onResult, isAsync: false, signal: undefined });
  for (const { until = Infinity } of routine({ ended, send })) {
    pauses += 1;
    time = Math.max(time, Math.min(until, ...Array.from(underWay, ({ ends }) => ends)));
    if (time === Infinity) throw new Error('This batch waits for nothing.');
    for (const call of underWay) {
      if (call.ends > time) continue;
      underWay.delete(call);
      ended.push(call);
    }
  }
  return { sent, statuses, pauses };
}
