import { Currency } from '../arguments/enums';
import {
  type ParamsOf,
  json,
  list,
  model,
  oneOf,
  positional,
  required,
  secretText,
  text,
} from '../arguments/fields';
import type { PaginationFields } from '../many/pagination';
import type { Mode, Options, Reply, Items } from '../call/mode';
import type { SplitRecord } from '../records/split';
import type {
  AssignedDestination,
  CreatedVirtualTerminal,
  VirtualTerminalDetails,
  VirtualTerminalSummary,
} from '../records/virtual-terminal';
import { BaseAPI } from '../client/base-api';
import { blocking, promising } from '../client/kinds';
import { activity, cursors, pageIfGiven, pageSize } from './list-fields';

const destinationFields = {
  /** A phone number with WhatsApp, such as `+2348012345678`. */
  target: required(secretText()),
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
  targets: required(list(secretText())),
};

const splitFields = {
  /** Such as `SPL_98WF13Eb3w`. */
  splitCode: required(text()),
};

/** Who is told of the payments at a Virtual Terminal. */
export interface Destination extends ParamsOf<typeof destinationFields> {}

/** Parameters of `create`. */
export interface CreateVirtualTerminalParams extends ParamsOf<typeof createFields> {}

/** Parameters of `all`. */
export interface GetVirtualTerminalsParams extends ParamsOf<typeof listFields> {}

/** Parameters of `allVirtualTerminals`. */
export interface AllVirtualTerminalsParams extends ParamsOf<PaginationFields<typeof listFields>> {}

/** Parameters of `update`. */
export interface UpdateVirtualTerminalParams extends ParamsOf<typeof updateFields> {}

/** Parameters of `assignDestination`. */
export interface AssignDestinationParams extends ParamsOf<typeof assignFields> {}

/** Parameters of `unassignDestination`. */
export interface UnassignDestinationParams extends ParamsOf<typeof unassignFields> {}

/** Parameters of `addSplitCode` and `removeSplitCode`. */
export interface VirtualTerminalSplitParams extends ParamsOf<typeof splitFields> {}

/** Implemented once; `VirtualTerminal` blocks, `AsyncVirtualTerminal` returns promises. */
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
    return this.call('POST /virtual_terminal', { first: { name }, fields: createFields, params, options });
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
    return this.call('GET /virtual_terminal/', { fields: listFields, params, options });
  }

  /** Gives all Virtual Terminals by auto-pagination. Paystack: https://paystack.com/docs/api/virtual-terminal/#list */
  allVirtualTerminals(
    params?: AllVirtualTerminalsParams | null,
    options?: Options<M>,
  ): Items<M, VirtualTerminalSummary> {
    return this.paginate('GET /virtual_terminal/', { fields: listFields, params, options, by: 'next' });
  }

  /**
   * Fetches one Virtual Terminal.
   *
   * Python: `get` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#fetch
   *
   * @param code - the Virtual Terminal's code.
   */
  get(code: string, options?: Options<M>): Reply<M, VirtualTerminalDetails> {
    return this.call('GET /virtual_terminal/{code}', { first: { code }, options });
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
    return this.call('PUT /virtual_terminal/{code}', {
      first: { code },
      fields: updateFields,
      params,
      options,
    });
  }

  /**
   * Deactivates a Virtual Terminal.
   *
   * Python: `deactivate` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#deactivate
   *
   * @param code - the Virtual Terminal's code.
   */
  deactivate(code: string, options?: Options<M>): Reply<M, null> {
    return this.call('PUT /virtual_terminal/{code}/deactivate', { first: { code }, options });
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
    return this.call('POST /virtual_terminal/{code}/destination/assign', {
      first: { code },
      fields: assignFields,
      params,
      options,
    });
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
    return this.call('POST /virtual_terminal/{code}/destination/unassign', {
      first: { code },
      fields: unassignFields,
      params,
      options,
    });
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
    return this.call('PUT /virtual_terminal/{code}/split_code', {
      first: { code },
      fields: splitFields,
      params,
      options,
    });
  }

  /**
   * Ends the sharing of the payments at a Virtual Terminal by a split.
   *
   * Python: `remove_split_code` (3.3) · Paystack: https://paystack.com/docs/api/virtual-terminal/#remove-split
   *
   * @param code - the Virtual Terminal's code.
   */
  removeSplitCode(code: string, params: VirtualTerminalSplitParams, options?: Options<M>): Reply<M, null> {
    return this.call('DELETE /virtual_terminal/{code}/split_code', {
      first: { code },
      fields: splitFields,
      params,
      options,
    });
  }
}

/** Paystack's Virtual Terminals as blocking calls. Python: `VirtualTerminalClient` of pypaystack2 3.3. */
export class VirtualTerminal extends blocking(VirtualTerminalAPI<'blocking'>) {}

/** Paystack's Virtual Terminals as promises. Python: `AsyncVirtualTerminalClient` of pypaystack2 3.3. */
export class AsyncVirtualTerminal extends promising(VirtualTerminalAPI<'async'>) {}
