import { startThreadServer } from './thread-server';

/** A request that reached a played server. */
export interface PlayedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | null;
  /** When it came, in milliseconds. */
  readonly at: number;
  /** How many were without a reply when it came, itself included. */
  readonly underWay: number;
}

/** Answers a request, now or later; with no status, by breaking the connection off. */
export type Answer = (statusCode?: number, body?: object, headers?: Record<string, string>) => void;

/** Gives what is done with each request. */
export type Play = (data: unknown) => (request: PlayedRequest, answer: Answer) => void;

export interface PlayedServer {
  readonly url: string;
  /** The requests that have come, once there are so many. */
  requests(atLeast?: number): Promise<PlayedRequest[]>;
  /** Resolves once so many requests were given up by the client before they had a reply. */
  abandoned(atLeast: number): Promise<unknown>;
  stop(): Promise<unknown>;
}

/**
 * Starts a server that does as it is told.
 *
 * @param file - a CommonJS file that exports plays, each a `Play`.
 * @param play - the name of the play.
 * @param data - what the play receives.
 */
export async function startPlayedServer(file: string, play: string, data?: unknown): Promise<PlayedServer> {
  const { url, ask, stop } = await startThreadServer(require.resolve('./servers/played.cjs'), {
    file,
    play,
    data,
  });
  return {
    url,
    requests: async (atLeast = 0) => (await ask({ requests: atLeast, abandoned: 0 })) as PlayedRequest[],
    abandoned: (atLeast) => ask({ requests: 0, abandoned: atLeast }),
    stop,
  };
}
