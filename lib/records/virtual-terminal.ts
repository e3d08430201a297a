import type { Metadata } from './metadata';

/** Who is told of the payments at a Virtual Terminal. */
export interface NotifiedDestination {
  /** A phone number with WhatsApp. */
  readonly target?: string;
  /** Such as `whatsapp`. */
  readonly type?: string;
  readonly name?: string | null;
  readonly created_at?: string;
}

/** What all replies say of a Virtual Terminal. */
export interface VirtualTerminalRecord {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly integration: number;
  readonly domain: string;
  /** How customers can pay there, such as by a dedicated account. */
  readonly paymentMethods: readonly unknown[];
  readonly active: boolean;
  readonly currency: string;
}

/** A Virtual Terminal, as `create` returns it. */
export interface CreatedVirtualTerminal extends VirtualTerminalRecord {
  readonly metadata: Metadata;
  readonly destinations: readonly NotifiedDestination[];
}

/** A Virtual Terminal in a list. */
export interface VirtualTerminalSummary extends VirtualTerminalRecord {
  readonly created_at: string;
}

/** A Virtual Terminal, with all its fields. */
export interface VirtualTerminalDetails extends VirtualTerminalSummary {
  readonly connect_account_id: unknown;
  readonly destinations: readonly NotifiedDestination[];
}

/** A destination that was assigned to a Virtual Terminal. */
export interface AssignedDestination {
  readonly id: number;
  readonly integration: number;
  /** A phone number with WhatsApp. */
  readonly target: string;
  readonly name: string | null;
  /** Such as `whatsapp`. */
  readonly type: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
