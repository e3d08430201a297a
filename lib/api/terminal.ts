import { TerminalEvent, TerminalEventAction } from '../arguments/enums';
import {
  type ParamsOf,
  agreeing,
  id,
  json,
  onlyOneOf,
  positional,
  required,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type {
  TerminalDetails,
  TerminalEventReceipt,
  TerminalEventStatus,
  TerminalPresence,
  TerminalRecord,
} from '../records/terminal';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { cursors, pageSize } from './list-fields';

/** The event that an action is for, where it is not for both. */
const EVENT_OF: Partial<
  Record<TerminalEventAction, { readonly type: TerminalEvent; readonly name: string }>
> = {
  [TerminalEventAction.VIEW]: { type: TerminalEvent.INVOICE, name: 'TerminalEvent.INVOICE' },
  [TerminalEventAction.PRINT]: { type: TerminalEvent.TRANSACTION, name: 'TerminalEvent.TRANSACTION' },
};

const eventFields = {
  type: required(onlyOneOf(TerminalEvent)),
  action: required(
    agreeing(onlyOneOf(TerminalEventAction), (action, { type }) => {
      const event = EVENT_OF[action];
      return event && event.type !== type
        ? `can only be "${action}" if \`type\` is \`${event.name}\`.`
        : undefined;
    }),
  ),
  /** The transaction: `{ id }`; the invoice: `{ id, reference }`, where `reference` is its offline reference. */
  data: required(json()),
};

const statusFields = {
  /** The `id` that `sendEvent` gave. */
  eventId: required(id()),
};

const listFields = { ...pageSize, next: cursors.next, previous: cursors.previous };

const updateFields = {
  name: text(),
  /** Where the Terminal stands. */
  address: text(),
};

const serialFields = { serialNumber: positional(text()) };

/** @inline */
interface AnySendEventParams extends ParamsOf<typeof eventFields> {}

/** What a Terminal is to do. */
export type SendEventParams = AnySendEventParams &
  (
    | {
        readonly type: typeof TerminalEvent.TRANSACTION;
        readonly action: typeof TerminalEventAction.PROCESS | typeof TerminalEventAction.PRINT;
      }
    | {
        readonly type: typeof TerminalEvent.INVOICE;
        readonly action: typeof TerminalEventAction.PROCESS | typeof TerminalEventAction.VIEW;
      }
  );

/** Parameters of `getEventStatus`. */
export interface GetEventStatusParams extends ParamsOf<typeof statusFields> {}

/** Parameters of `getTerminals`. */
export interface GetTerminalsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allTerminals`. */
export interface AllTerminalsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `updateTerminal`. */
export interface UpdateTerminalParams extends ParamsOf<typeof updateFields> {}

/** Implemented once; `Terminal` blocks, `AsyncTerminal` returns promises. */
export class TerminalAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Sends an event to a Terminal, such as a transaction to be paid on it.
   *
   * Python: `send_event` · Paystack: https://paystack.com/docs/api/terminal/#send-event
   *
   * @param terminalId - the Terminal's id.
   */
  sendEvent(
    terminalId: number | string,
    params: SendEventParams,
    options?: Options<M>,
  ): Reply<M, TerminalEventReceipt> {
    return this.call('POST /terminal/{terminalId}/event', {
      first: { terminalId },
      fields: eventFields,
      params,
      options,
    });
  }

  /**
   * Asks whether a Terminal has got an event.
   *
   * Python: `get_event_status` · Paystack: https://paystack.com/docs/api/terminal/#fetch-event-status
   *
   * @param terminalId - the Terminal's id.
   */
  getEventStatus(
    terminalId: number | string,
    params: GetEventStatusParams,
    options?: Options<M>,
  ): Reply<M, TerminalEventStatus> {
    return this.call('GET /terminal/{terminalId}/event/{eventId}', {
      first: { terminalId },
      fields: statusFields,
      params,
      options,
    });
  }

  /**
   * Asks whether a Terminal can be sent events: it is to be online and available first.
   *
   * Python: `get_terminal_status` · Paystack: https://paystack.com/docs/api/terminal/#fetch-terminal-status
   *
   * @param terminalId - the Terminal's id.
   */
  getTerminalStatus(terminalId: number | string, options?: Options<M>): Reply<M, TerminalPresence> {
    return this.call('GET /terminal/{terminalId}/presence', { first: { terminalId }, options });
  }

  /**
   * Lists Terminals, a page at a time.
   *
   * Python: `get_terminals` · Paystack: https://paystack.com/docs/api/terminal/#list
   */
  getTerminals(
    params?: GetTerminalsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly TerminalRecord[]> {
    return this.call('GET /terminal', { fields: listFields, params, options });
  }

  /** Gives all Terminals by auto-pagination. Paystack: https://paystack.com/docs/api/terminal/#list */
  allTerminals(params?: AllTerminalsParams | null, options?: Options<M>): Items<M, TerminalRecord> {
    return this.paginate('GET /terminal', { fields: listFields, params, options, by: 'next' });
  }

  /**
   * Fetches one Terminal.
   *
   * Python: `get_terminal` · Paystack: https://paystack.com/docs/api/terminal/#fetch
   *
   * @param terminalId - the Terminal's id.
   */
  getTerminal(terminalId: number | string, options?: Options<M>): Reply<M, TerminalDetails> {
    return this.call('GET /terminal/{terminalId}/', { first: { terminalId }, options });
  }

  /**
   * Updates a Terminal: the given fields are replaced, the others stay.
   *
   * Python: `update_terminal` · Paystack: https://paystack.com/docs/api/terminal/#update
   *
   * @param terminalId - the Terminal's id.
   */
  updateTerminal(
    terminalId: number | string,
    params?: UpdateTerminalParams | null,
    options?: Options<M>,
  ): Reply<M, null> {
    return this.call('PUT /terminal/{terminalId}', {
      first: { terminalId },
      fields: updateFields,
      params,
      options,
    });
  }

  /**
   * Links a debug device to the integration. It can then be used in test mode.
   *
   * Python: `commission_terminal` · Paystack: https://paystack.com/docs/api/terminal/#commission
   *
   * @param serialNumber - the device's serial number.
   */
  commissionTerminal(serialNumber: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /terminal/commission_device', {
      first: { serialNumber },
      fields: serialFields,
      options,
    });
  }

  /**
   * Unlinks a debug device from the integration.
   *
   * Python: `decommission_terminal` · Paystack: https://paystack.com/docs/api/terminal/#decommission
   *
   * @param serialNumber - the device's serial number.
   */
  decommissionTerminal(serialNumber: string, options?: Options<M>): Reply<M, null> {
    return this.call('POST /terminal/decommission_device', {
      first: { serialNumber },
      fields: serialFields,
      options,
    });
  }
}

/** Paystack's Terminals as blocking calls. Python: `pypaystack2.api.Terminal`. */
export class Terminal extends blocking(TerminalAPI<'blocking'>) {}

/** Paystack's Terminals as promises. Python: `pypaystack2.api.AsyncTerminal`. */
export class AsyncTerminal extends promising(TerminalAPI<'async'>) {}
