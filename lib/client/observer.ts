import { inspect } from 'node:util';
import type { AttemptReport } from '../arguments/options';
import type { AttemptNews } from '../http/exchange-request';

/** What all reports of a call share. */
type CallReport = Pick<AttemptReport, 'method' | 'route' | 'path'>;

let calls = 0;

/** Gives what tells an observer of the attempts of one call. */
export function observerOf(
  observer: (report: AttemptReport) => unknown,
  shared: CallReport,
): (news: AttemptNews) => void {
  const call = ++calls;
  return (news) => notify(observer, { call, ...shared, ...news });
}

/** Calls an observer so that nothing it does can break the call it observes. */
function notify(observer: (report: AttemptReport) => unknown, report: AttemptReport): void {
  try {
    // An async observer fails through its promise.
    Promise.resolve(observer(report)).catch(warn);
  } catch (error) {
    warn(error);
  }
}

function warn(error: unknown): void {
  const detail = textOf(error);
  process.emitWarning('The onAttempt observer of a Paystack client failed.', {
    type: 'ObserverWarning',
    detail,
  });
}

/** An error can throw while it is inspected. */
function textOf(error: unknown): string {
  try {
    return inspect(error);
  } catch {
    return 'What it threw cannot be shown.';
  }
}
