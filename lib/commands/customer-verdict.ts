import type { BatchEntry } from '../many/batch';
import { isObject } from '../objects';
import type { CustomerRecord } from '../records/customer';
import type { FailureResponse } from '../response';
import { type CustomerNames, customerNames } from './customer-groups';

/** What the reply to a row's call means for the row. */
export type Verdict =
  | { readonly kind: 'done'; readonly customer: CustomerNames }
  /** By Paystack itself, so that it is final. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Another run may have more luck. */
  | { readonly kind: 'left'; readonly reason: string; readonly isKeyRefused: boolean };

/** Refusals that are not about what was sent. */
const ABOUT_THE_CALLER = [401, 403, 407, 408, 425, 429];

/** Calls in a row that may fail alike. */
const MOST_ALIKE = 20;

/** Says what a reply means. */
export function verdictOn(entry: BatchEntry<CustomerRecord>): Verdict {
  if (entry instanceof Error) return left(entry.message);
  if (entry.status) {
    const data: unknown = entry.data;
    const { customer_code: code, email } = isObject(data) ? data : {};
    return { kind: 'done', customer: customerNames(code, email) };
  }
  if (isRefusalOfPaystack(entry)) return { kind: 'rejected', reason: String(entry.message) };
  return left(`HTTP ${entry.statusCode}: ${entry.message}`, entry.statusCode === 401);
}

function left(reason: string, isKeyRefused = false): Verdict {
  return { kind: 'left', reason, isKeyRefused };
}

/** Whether Paystack says no to what was sent. A proxy or a firewall before it answers otherwise. */
function isRefusalOfPaystack({ statusCode, message, raw }: FailureResponse): boolean {
  const isRefusal = statusCode >= 400 && statusCode < 500 && !ABOUT_THE_CALLER.includes(statusCode);
  return isRefusal && isObject(raw) && raw.status === false && message !== null;
}

/** Finds out that it makes no sense to send more. */
export class Watch {
  #reason: string | undefined;
  #noted = 0;
  #alike = 0;
  #last = '';

  /** Why no more is to be sent; `undefined` as long as it makes sense. */
  get reason(): string | undefined {
    return this.#reason;
  }

  note(verdict: Verdict): void {
    this.#noted += 1;
    const last = verdict.kind === 'done' ? '' : `${verdict.kind} ${verdict.reason}`;
    this.#alike = last === this.#last ? this.#alike + 1 : 1;
    this.#last = last;
    if (verdict.kind !== 'done') this.#reason ??= this.#reasonOf(verdict);
  }

  #reasonOf(verdict: Exclude<Verdict, { kind: 'done' }>): string | undefined {
    if (verdict.kind === 'left') {
      if (verdict.isKeyRefused) return `Paystack refuses the key. ${verdict.reason}`;
      return this.#alike >= MOST_ALIKE
        ? `${MOST_ALIKE} calls in a row failed alike. ${verdict.reason}`
        : undefined;
    }
    // Rows may well be refused alike, but not each of many.
    return this.#alike >= MOST_ALIKE && this.#alike === this.#noted
      ? `The first ${MOST_ALIKE} rows were refused alike. Is it the right account? ${verdict.reason}`
      : undefined;
  }
}
