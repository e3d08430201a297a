import { type ThreadServer, startThreadServer } from './thread-server';

/** Metadata that says how to reply. */
export interface ReplyOrder {
  readonly statusCode: number;
  /** Bytes of the reply, in base64. */
  readonly body: string;
}

const source = `
  const server = createServer(async (request, response) => {
    const { statusCode, body } = (await json(request)).metadata;
    response.writeHead(statusCode).end(body, 'base64');
  });
`;

/** A server that replies to a customer's creation as the `ReplyOrder` in it says. */
export function startReplyServer(): Promise<ThreadServer> {
  return startThreadServer(source);
}
