import { startThreadServer } from './thread-server';

/** What reached the server, as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface EchoServer {
  readonly url: string;
  /** Waits until a request is held. */
  held(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/**
 * A server whose replies carry the request that it got in `data`. A request with
 * `held` in its path is answered once one with `release` in its path has come.
 */
export async function startEchoServer(): Promise<EchoServer> {
  const { url, ask, stop } = await startThreadServer(require.resolve('./servers/echo.cjs'));
  return { url, held: () => ask('held'), stop };
}
