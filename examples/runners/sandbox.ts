/** Starts the app under test, and a sandbox that sends its webhooks there. The same for each test runner. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AsyncPaystack } from 'tspaystack2';
import { type Sandbox, startSandbox } from 'tspaystack2/sandbox';
import { type App, buildApp } from './app';

export interface Setting {
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly paystack: AsyncPaystack;
  stop(): Promise<void>;
}

export async function startSetting(): Promise<Setting> {
  const authKey = 'sk_test_sandbox';
  const app = buildApp(authKey);
  // Both take any free port. So test files can run at the same time.
  app.server.listen(0, '127.0.0.1');
  await once(app.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  const sandbox = await startSandbox({ authKey, webhookURL: `http://127.0.0.1:${port}/webhook` });
  return {
    app,
    sandbox,
    paystack: new AsyncPaystack(authKey, { baseURL: sandbox.url }),
    async stop() {
      await sandbox.stop();
      app.server.close();
      app.server.closeAllConnections();
    },
  };
}
