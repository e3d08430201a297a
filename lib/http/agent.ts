import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { setImmediate } from '../clock';

const unconnected = new WeakSet<object>();

/** Whether the socket of a failed request never carried a byte of it. `null` means that the request had no socket. */
export function neverConnected(socket: object | null): boolean {
  return socket === null || unconnected.has(socket);
}

/** What arrives on an idle connection answers no request. It would be read as the reply to the next one. */
function closeOnData(this: Duplex): void {
  this.destroy();
}

/** Makes an agent note which of its sockets never connected, and close an idle socket on which something arrives. */
function guarded<A extends http.Agent>(agent: A, connected: 'connect' | 'secureConnect'): A {
  const createConnection = agent.createConnection.bind(agent);
  const reuseSocket = agent.reuseSocket.bind(agent);
  // Its result tells Node whether the socket is kept.
  const keepSocketAlive: (socket: Duplex) => unknown = agent.keepSocketAlive.bind(agent);
  agent.createConnection = (...args) => {
    const socket = createConnection(...args);
    if (socket) {
      unconnected.add(socket);
      socket.once(connected, () => unconnected.delete(socket));
    }
    return socket;
  };
  agent.keepSocketAlive = (socket) => {
    socket.on('data', closeOnData);
    return keepSocketAlive(socket);
  };
  agent.reuseSocket = (socket, request) => {
    socket.off('data', closeOnData);
    reuseSocket(socket, request);
  };
  return agent;
}

// A host can have several addresses. Node gives each of them 250 ms to connect, which is too little for a slow line.
const patient = { autoSelectFamilyAttemptTimeout: 5_000 };

// axios sets this same delay on each socket. With another value here, each request would set it twice. Node keeps 256 idle
// sockets by default. A batch of more calls at a time would make new connections all the time.
const pooled = { ...patient, keepAlive: true, keepAliveMsecs: 60_000, maxFreeSockets: Infinity };

export interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** Agents that keep connections for the next call. */
const pool: Agents = {
  httpAgent: guarded(new http.Agent(pooled), 'connect'),
  httpsAgent: guarded(new https.Agent(pooled), 'secureConnect'),
};

/** Agents that make a connection for each call. */
const fresh: Agents = {
  httpAgent: guarded(new http.Agent(patient), 'connect'),
  httpsAgent: guarded(new https.Agent(patient), 'secureConnect'),
};

/**
 * Gives the agents for one attempt.
 *
 * @param isAfterTimeout - whether the attempt before this one had no reply in time. This one gets a connection of its
 * own.
 * @param isFromEvent - whether the call came as an event, which the thread has handled at once.
 */
export async function agentsFor(isAfterTimeout: boolean, isFromEvent: boolean): Promise<Agents> {
  if (isAfterTimeout) return fresh;
  // The loop polls before an idle connection is used again, so that what has arrived on it is seen. The poll under way
  // may be an old one: then a second turn is needed. Where it brought the call itself, its other events are enough.
  if (hasIdleSocket()) {
    await new Promise((resolve) => setImmediate(isFromEvent ? resolve : () => setImmediate(resolve)));
  }
  return pool;
}

/**
 * Gives the agents for one attempt that goes to an https address through a proxy. axios makes the tunnel. It would
 * leave the connection to a silent proxy open. The signal closes it.
 */
export function tunnelAgents(signal: AbortSignal): Agents {
  // Node's types do not know that an agent hands the signal on to its sockets.
  const options: https.AgentOptions & { readonly signal: AbortSignal } = { ...patient, signal };
  return { ...fresh, httpsAgent: new https.Agent(options) };
}

/** An agent drops the list of a host when the last of its idle sockets goes. */
function hasIdleSocket(): boolean {
  for (const _host in pool.httpsAgent.freeSockets) return true;
  for (const _host in pool.httpAgent.freeSockets) return true;
  return false;
}

/** Closes the idle connections. After a call without a reply in time, they may be dead too. */
export function closeIdle(): void {
  for (const socket of [...idleSockets()]) socket.destroy();
}

function* idleSockets(): Generator<Duplex, void> {
  for (const agent of [pool.httpAgent, pool.httpsAgent])
    for (const list of Object.values(agent.freeSockets)) yield* list ?? [];
}
