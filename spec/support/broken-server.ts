import { startThreadServer } from './thread-server';

/** A server that never gives a whole reply. */
export interface BrokenServer {
  readonly url: string;
  /** The methods of the requests that reached it, in order, since this was last asked. */
  methods(): Promise<string[]>;
  stop(): Promise<unknown>;
}

/**
 * Starts it. The first segment of a path says what it does: `silent`, `dripping` or
 * `reset`; or several of them with commas between, for one request after the other.
 */
export async function startBrokenServer(): Promise<BrokenServer> {
  const { url, ask, stop } = await startThreadServer(require.resolve('./servers/broken.cjs'));
  return { url, methods: async () => (await ask('methods')) as string[], stop };
}
