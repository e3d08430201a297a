import type { InMemoryPaystack } from '../in-memory-paystack';
import type { Exchange } from '../request-log';
import type { DashboardCommands } from './dashboard/commands';
import type { CurrentSettings } from './dashboard/view';

/** What the pages show and do. */
export interface Website {
  /** Where the sandbox listens. */
  url: string;
  authKey: string;
  paystack: InMemoryPaystack;
  exchanges: readonly Exchange[];
  settings: CurrentSettings;
  commands: DashboardCommands;
}
