import { RequestLog } from '../../lib/sandbox/request-log';
import type { RecordedRequest } from 'tspaystack2/sandbox';

const request: RecordedRequest = {
  method: 'GET',
  path: '/customer',
  query: [],
  authorized: true,
  contentType: null,
  userAgent: null,
  body: null,
  statusCode: 200,
};

it('keeps the newest replies, 8 MiB of them, and all requests', () => {
  const log = new RequestLog();
  const reply = 'x'.repeat(3 * 1024 * 1024);
  for (let count = 0; count < 4; count += 1)
    log.finish(log.add(request, '2026-01-01T00:00:00.000Z'), reply, 1);
  expect(log.exchanges.map(({ id, reply: kept }) => [id, kept?.length])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, reply.length],
    [4, reply.length],
  ]);
});

it('keeps the newest 100 000 requests, and numbers on after it is cleared', () => {
  const log = new RequestLog();
  for (let count = 0; count < 110_001; count += 1) log.add(request, '2026-01-01T00:00:00.000Z');
  expect([log.exchanges.length, log.exchanges.at(-1)?.id]).toEqual([100_000, 110_001]);
  log.clear();
  expect(log.exchanges).toEqual([]);
  expect(log.add(request, '2026-01-01T00:00:00.000Z').id).toBe(110_002);
});
