import { inspect } from 'node:util';
import type { AttemptReport } from '../arguments/options';

/** Calls an observer so that nothing it does can break the call it observes. */
export function notify(observer: (report: AttemptReport) => unknown, report: AttemptReport): void {
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
