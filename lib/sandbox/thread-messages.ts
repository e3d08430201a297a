import type { Commands } from './commands';
import type { ServedRequest, TriedWebhook } from './requests';

/** A command from the controller to the worker. */
export interface Command {
  id: number;
  name: keyof Commands;
  args: unknown[];
}

/**
 * A message from the worker: the result of a command, a request that it served, a webhook that it tried to deliver, or a warning. The port is the result of
 * command 0. Results are JSON, since a message itself cannot hold values with many levels.
 */
export type Report =
  | { id: number; json: string | undefined }
  | { id: number; error: string }
  | { served: ServedRequest }
  | { tried: TriedWebhook }
  | { warning: string };
