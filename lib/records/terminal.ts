/** A Terminal in a list. */
export interface TerminalRecord {
  readonly id: number;
  readonly serial_number: string | null;
  readonly device_make: string | null;
  readonly terminal_id: string;
  readonly integration: number;
  readonly domain: string;
  readonly name: string | null;
  readonly address: string | null;
  /** Such as `active`. */
  readonly status: string;
}

/** A Terminal, with all its fields. */
export interface TerminalDetails extends TerminalRecord {
  readonly split_code?: string | null;
}

/** An event that a Terminal was sent. */
export interface TerminalEventReceipt {
  /** What `getEventStatus` takes. */
  readonly id: string;
}

/** Whether a Terminal has got an event. */
export interface TerminalEventStatus {
  readonly delivered: boolean;
}

/** Whether a Terminal can be sent events. */
export interface TerminalPresence {
  readonly online: boolean;
  /** `false` while the Terminal is in use. */
  readonly available: boolean;
}
