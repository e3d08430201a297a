import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { codeOf, messageOf } from './errors';
import { serverOf } from './http-server';
import { commandsOf } from './commands';
import { RunningSandbox, type Settings } from './running-sandbox';
import type { Command, Report } from './thread-messages';

if (!parentPort) throw new Error('The server of the sandbox runs as a worker only: call startSandbox().');
const controller = parentPort;
const settings = workerData as Settings;

const sandbox = new RunningSandbox(
  settings,
  (warning) => report({ warning }),
  ({ id, event, attempts }) => {
    const { statusCode = null, error = null } = attempts.at(-1) ?? {};
    if (settings.isLogged) report({ tried: { id, event, statusCode, error } });
  },
);
const commands = commandsOf(sandbox);
const server = serverOf(sandbox, commands, (served) => {
  if (settings.isLogged) report({ served });
});

controller.on('message', (command: Command) => {
  void obey(command);
});
start().catch((error: unknown) => {
  // An exception outside of a promise ends the thread, whatever NODE_OPTIONS says of rejections.
  setImmediate(() => {
    throw error;
  });
});

async function start(): Promise<void> {
  await sandbox.lock();
  try {
    const port = await listen();
    sandbox.open(`http://127.0.0.1:${port}`, () => {
      server.close();
      server.closeAllConnections();
    });
    report({ id: 0, json: String(port) });
  } catch (error) {
    await sandbox.unlock();
    throw codeOf(error) === 'EADDRINUSE' ? new Error(`Port ${settings.port} is in use already.`) : error;
  }
  sandbox.paystack.catchUp();
  sandbox.changed();
}

async function listen(): Promise<number> {
  server.listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function obey({ id, name, args }: Command): Promise<void> {
  const command = commands[name] as (...args: unknown[]) => unknown;
  try {
    const value = await command(...args);
    report({ id, json: value === undefined ? undefined : JSON.stringify(value) });
  } catch (error) {
    report({ id, error: messageOf(error) });
  }
  sandbox.changed();
}

function report(message: Report): void {
  controller.postMessage(message);
}
