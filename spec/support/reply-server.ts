import { type ThreadServer, startThreadServer } from './thread-server';

/** Metadata that says how to reply. */
export interface ReplyOrder {
  readonly statusCode: number;
  /** Bytes of the reply, in base64. */
  readonly body: string;
}

/** A server that replies to a customer's creation as the `ReplyOrder` in it says. */
export function startReplyServer(): Promise<ThreadServer> {
  return startThreadServer(require.resolve('./servers/reply.cjs'));
}
