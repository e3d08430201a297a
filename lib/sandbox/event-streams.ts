import type { ServerResponse } from 'node:http';

/** The streams of events (`text/event-stream`) that pages keep open. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();

  /** Adds a reply whose headers are written. It stays until the browser closes it. */
  add(outgoing: ServerResponse): void {
    outgoing.flushHeaders();
    this.#open.add(outgoing);
    outgoing.once('close', () => this.#open.delete(outgoing));
  }

  /** Tells each page that something has changed. */
  tell(): void {
    for (const outgoing of this.#open) outgoing.write('data: changed\n\n');
  }
}
