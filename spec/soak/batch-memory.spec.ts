import { startPlayedServer } from '../support/played-server';
import { runScript } from '../support/run-script';

test.each(['Customer', 'AsyncCustomer'])(
  'a batch of %s takes no more memory for 20 000 calls than for 5 000',
  async (name) => {
    const server = await startPlayedServer(require.resolve('../many/plays/batch.cjs'), 'atOnce');
    const script = require.resolve('./scripts/batch-memory.cjs');
    const result = await runScript(script, [name, server.url], { flags: ['--expose-gc'] });
    await server.stop();
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { count, growth } = JSON.parse(result.stdout) as { count: number; growth: number };
    expect(count).toBe(20_000);
    expect(growth).toBeLessThan(1);
  },
);
