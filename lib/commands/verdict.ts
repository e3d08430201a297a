import { InvalidDataException } from '../exceptions';
import type { BatchResult } from '../many/batch';
import { isObject } from '../objects';
import type { FailureResponse } from '../call/response';
import type { Names } from './groups';
import type { ImportedList } from './imported-lists';

/** The result of a row, from the reply to its call. */
export type Verdict =
  | { readonly kind: 'done'; readonly names: Names }
  /** Paystack itself has refused it. This is final. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** It may succeed in another run. */
  | { readonly kind: 'left'; readonly reason: string; readonly isKeyRefused: boolean };

/** HTTP statuses of refusals that another row would get, too. */
const ABOUT_THE_CALLER = [401, 403, 407, 408, 425, 429];

/** After this many failures of the same kind, one after the other, the sending stops. */
const MOST_ALIKE = 20;

/** Finds the result of a row. */
export function verdictOn(result: BatchResult<unknown>, list: ImportedList): Verdict {
  // The library itself refuses the row, whatever Paystack may say.
  if (result instanceof InvalidDataException) return { kind: 'rejected', reason: result.message };
  if (result instanceof Error) return left(result.message);
  if (result.status) {
    const { data } = result;
    return { kind: 'done', names: list.namesInReply(isObject(data) ? data : {}) };
  }
  if (isRefusalOfPaystack(result)) return { kind: 'rejected', reason: String(result.message) };
  return left(`HTTP ${result.statusCode}: ${result.message}`, result.statusCode === 401);
}

function left(reason: string, isKeyRefused = false): Verdict {
  return { kind: 'left', reason, isKeyRefused };
}

/** Whether Paystack itself has refused the values. A reply of a proxy or a firewall looks different. */
function isRefusalOfPaystack({ statusCode, message, raw }: FailureResponse): boolean {
  const isRefusal = statusCode >= 400 && statusCode < 500 && !ABOUT_THE_CALLER.includes(statusCode);
  return isRefusal && isObject(raw) && raw.status === false && message !== null;
}

/** Decides when to stop the sending. */
export class Watch {
  #reason: string | undefined;
  #noted = 0;
  #alike = 0;
  #last = '';

  /** Why the sending is to stop; `undefined` while it is to go on. */
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
    // Some rows may be refused for the same reason. If all first rows are, the account is probably the wrong one.
    return this.#alike >= MOST_ALIKE && this.#alike === this.#noted
      ? `The first ${MOST_ALIKE} rows were refused alike. Is it the right account? ${verdict.reason}`
      : undefined;
  }
}
