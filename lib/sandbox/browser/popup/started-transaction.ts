import type { LoadedTransaction, PopupCustomer, WireParameters } from './messages';

/** A transaction that the sandbox has started. */
export interface StartedTransaction extends LoadedTransaction {
  reference: string;
}

/** What the sandbox replies when a transaction is started or found. */
interface StartReply {
  status: boolean;
  message: string;
  data?: { id: number; access_code: string; reference: string; customer: PopupCustomer };
}

/**
 * Starts a transaction, or finds the one with the access code.
 *
 * @throws Error with the reason of the sandbox, where it refuses.
 */
export async function startedWith(params: WireParameters): Promise<StartedTransaction> {
  const { message, data } = await replyTo(params).catch(() => NO_REPLY);
  if (!data) throw new Error(message);
  const { id, access_code, reference, customer } = data;
  return { id, customer, accessCode: access_code, reference };
}

/** Where the sandbox has replied with something else, or not at all. */
const NO_REPLY: StartReply = { status: false, message: 'The payment could not be loaded. Try again.' };

async function replyTo(params: WireParameters): Promise<StartReply> {
  const { accessCode } = params;
  const reply = await (typeof accessCode === 'string'
    ? fetch(`/transaction/verify_access_code/${encodeURIComponent(accessCode)}`)
    : fetch('/checkout/request_inline', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(params),
      }));
  return (await reply.json()) as StartReply;
}
