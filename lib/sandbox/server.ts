import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { serverOf } from './http-server';
import { commandsOf } from './commands';
import { RunningSandbox, type Settings } from './running-sandbox';
import type { Command, Report } from './thread-messages';

if (!parentPort) throw new Error('The server of the sandbox runs as a worker only: call startSandbox().');
const controller = parentPort;
const settings = workerData as Settings;

const sandbox = new RunningSandbox(settings, (warning) => report({ warning }));
const commands = commandsOf(sandbox);
const server = serverOf(sandbox, commands, (served) => {
  if (settings.isLogged) report({ served });
});

controller.on('message', (command: Command) => {
  void obey(command);
});
server.once('error', (error: NodeJS.ErrnoException) => {
  throw error.code === 'EADDRINUSE' ? new Error(`Port ${settings.port} is in use already.`) : error;
});
start().catch((error: unknown) => {
  // An exception outside of a promise ends the thread, whatever NODE_OPTIONS says of rejections.
  setImmediate(() => server.emit('error', error));
});

async function start(): Promise<void> {
  await sandbox.lock();
  server.listen(settings.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    sandbox.open(`http://127.0.0.1:${port}`, () => {
      server.close();
      server.closeAllConnections();
    });
    report({ id: 0, json: String(port) });
    sandbox.paystack.catchUp();
    sandbox.changed();
  });
}

async function obey({ id, name, args }: Command): Promise<void> {
  const command = commands[name] as (...args: unknown[]) => unknown;
  try {
    const value = await command(...args);
    report({ id, json: value === undefined ? undefined : JSON.stringify(value) });
  } catch (error) {
    report({ id, error: error instanceof Error ? error.message : String(error) });
  }
  sandbox.changed();
}

function report(message: Report): void {
  controller.postMessage(message);
}
