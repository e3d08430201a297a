import { Currency } from '../enums';
import { type ParamsOf, json, list, model, oneOf, positional, required, text } from '../fields';
import type { WalkFields } from '../many/walk';
import type { Mode, Options, Reply, Walk } from '../mode';
import type { SplitRecord } from '../records/split';
import type {
  AssignedDestination,
  CreatedVirtualTerminal,
  VirtualTerminalDetails,
  VirtualTerminalSummary,
} from '../records/virtual-terminal';
import { BaseAPI } from './base-api';
import { blocking, promising } from './kinds';
import { activity, cursors, pageIfGiven, pageSize } from './list-fields';

const destinationFields = {
  /** A phone number with WhatsApp, such as `+2348012345678`. */
  target: required(text()),
  name: text(),
};

const assignFields = {
  /** Who is told of payments. */
  destinations: required(list(model(destinationFields))),
};

const createFields = {
  name: positional(text()),
  ...assignFields,
  /** Code of the split by which payments are shared out, such as `SPL_98WF13Eb3w`. */
  splitCode: text(),
  metadata: json(),
  /** Default: the currency of the integration. */
  currency: oneOf(Currency),
  /** What the page asks for, by Paystack's names: `{ display_name: 'Age', variable_name: 'age' }`. */
  customFields: list(json()),
};

const listFields = {
  ...pageSize,
  ...pageIfGiven,
  ...activity,
  /** Only Virtual Terminals that match this text. */
  search: text(),
  next: cursors.next,
  previous: cursors.previous,
};

const updateFields = { name: required(text()) };

const unassignFields = {
  /** The phone numbers that are no longer told of payments. */
  targets: required(list(text())),
};

const splitFields = {
  /** Such as `SPL_98WF13Eb3w`. */
  splitCode: required(text()),
};

/** Who is told of the payments at a Virtual Terminal. */
export interface Destination extends ParamsOf<typeof destinationFields> {}

/** What a new Virtual Terminal is like. */
export interface CreateVirtualTerminalParams extends ParamsOf<typeof createFields> {}

/** Which Virtual Terminals to list. */
export interface GetVirtualTerminalsParams extends ParamsOf<typeof listFields> {}

/** Which Virtual Terminals to walk through. */
export interface AllVirtualTerminalsParams extends ParamsOf<WalkFields<typeof listFields>> {}

/** What a Virtual Terminal is to be called. */
export interface UpdateVirtualTerminalParams extends ParamsOf<typeof updateFields> {}

/** Who is to be told of payments. */
export interface AssignDestinationParams extends ParamsOf<typeof assignFields> {}

/** Who is no longer to be told of payments. */
export interface UnassignDestinationParams extends ParamsOf<typeof unassignFields> {}

/** By which split payments are shared out. */
export interface VirtualTerminalSplitParams extends ParamsOf<typeof splitFields> {}

/** Paystack's Virtual Terminal endpoints, each stated once for both kinds of client. */
export class VirtualTerminalAPI<M extends Mode> extends BaseAPI<M> {
  /**
   * Creates a Virtual Terminal.
   *
   * Python: `create` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#create
   *
   * @param name - what the Virtual Terminal is called.
   */
  create(
    name: string,
    params: CreateVirtualTerminalParams,
    options?: Options<M>,
  ): Reply<M, CreatedVirtualTerminal> {
    return this.call('POST', '/virtual_terminal', createFields, { name }, params, options);
  }

  /**
   * Lists Virtual Terminals, a page at a time.
   *
   * Python: `all` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#list
   */
  all(
    params?: GetVirtualTerminalsParams | null,
    options?: Options<M>,
  ): Reply<M, readonly VirtualTerminalSummary[]> {
    return this.call('GET', '/virtual_terminal', listFields, {}, params, options);
  }

  /** Walks through all Virtual Terminals. Paystack: https://paystack.com/docs/api/virtual-terminal/#list */
  allVirtualTerminals(
    params?: AllVirtualTerminalsParams | null,
    options?: Options<M>,
  ): Walk<M, VirtualTerminalSummary> {
    return this.walk('/virtual_terminal', listFields, {}, params, options, { by: 'next' });
  }

  /**
   * Fetches one Virtual Terminal.
   *
   * Python: `get` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#fetch
   *
   * @param code - the Virtual Terminal's code.
   */
  get(code: string, options?: Options<M>): Reply<M, VirtualTerminalDetails> {
    return this.call('GET', '/virtual_terminal/{code}', {}, { code }, null, options);
  }

  /**
   * Gives a Virtual Terminal another name.
   *
   * Python: `update` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#update
   *
   * @param code - the Virtual Terminal's code.
   */
  update(
    code: string,
    params: UpdateVirtualTerminalParams,
    options?: Options<M>,
  ): Reply<M, VirtualTerminalDetails | null> {
    return this.call('PUT', '/virtual_terminal/{code}', updateFields, { code }, params, options);
  }

  /**
   * Deactivates a Virtual Terminal.
   *
   * Python: `deactivate` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#deactivate
   *
   * @param code - the Virtual Terminal's code.
   */
  deactivate(code: string, options?: Options<M>): Reply<M, null> {
    return this.call('PUT', '/virtual_terminal/{code}/deactivate', {}, { code }, null, options);
  }

  /**
   * Adds phone numbers that are told of payments.
   *
   * Python: `assign_destination` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#assign-destination
   *
   * @param code - the Virtual Terminal's code.
   */
  assignDestination(
    code: string,
    params: AssignDestinationParams,
    options?: Options<M>,
  ): Reply<M, readonly AssignedDestination[]> {
    const path = '/virtual_terminal/{code}/destination/assign';
    return this.call('POST', path, assignFields, { code }, params, options);
  }

  /**
   * Removes phone numbers that are told of payments.
   *
   * Python: `unassign_destination` (3.3) ·
   * Paystack: https://paystack.com/docs/api/virtual-terminal/#unassign-destination
   *
   * @param code - the Virtual Terminal's code.
   */
  unassignDestination(code: string, params: UnassignDestinationParams, options?: Options<M>): Reply<M, null> {
    const path = '/virtual_terminal/{code}/destination/unassign';
    return this.call('POST', path, unassignFields, { code }, params, options);
  }

  /**
   * Shares out the payments at a Virtual Terminal by a split.
   *
   * Python: `add_split_code` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#add-split
   *
   * @param code - the Virtual Terminal's code.
   */
  addSplitCode(
    code: string,
    params: VirtualTerminalSplitParams,
    options?: Options<M>,
  ): Reply<M, SplitRecord> {
    return this.call('PUT', '/virtual_terminal/{code}/split_code', splitFields, { code }, params, options);
  }

  /**
   * Ends the sharing of the payments at a Virtual Terminal by a split.
   *
   * Python: `remove_split_code` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#remove-split
   *
   * @param code - the Virtual Terminal's code.
   */
  removeSplitCode(code: string, params: VirtualTerminalSplitParams, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE', '/virtual_terminal/{code}/split_code', splitFields, { code }, params, options);
  }
}

/** Paystack's Virtual Terminals as blocking calls. Mirrors `VirtualTerminalClient` of pypaystack2 3.3. */
export class VirtualTerminal extends blocking(VirtualTerminalAPI<'blocking'>) {}

/** Paystack's Virtual Terminals as promises. Mirrors `AsyncVirtualTerminalClient` of pypaystack2 3.3. */
export class AsyncVirtualTerminal extends promising(VirtualTerminalAPI<'async'>) {}
