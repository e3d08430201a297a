import { runScript } from '../support/run-script';

test('the worker loads what axios has for forms and proxies by its first use, and not before', async () => {
  const script = `
    require(require.resolve('tspaystack2').replace('index.js', 'blocking/lean-axios.js'));
    const axios = require('axios');
    const parts = () => {
      const files = Object.keys(require.cache).filter((file) => require.cache[file].children.length > 0);
      return ['form-data', 'https-proxy-agent'].filter((part) => files.some((file) => file.includes(\`/\${part}/\`)));
    };
    const proxy = require('node:http').createServer(async (request, reply) => {
      for await (const part of request) reply.write(part);
      reply.end();
    });
    proxy.on('connect', ({ url }, socket) => {
      console.log('CONNECT', url);
      socket.end('HTTP/1.1 403 Forbidden\\r\\n\\r\\n');
    });
    proxy.listen(0, '127.0.0.1', async () => {
      const settings = { proxy: { protocol: 'http', host: '127.0.0.1', port: proxy.address().port } };
      console.log(...parts());
      const { data } = await axios.postForm('http://example.com/', { name: 'Ada' }, settings);
      console.log(data.includes('name="name"\\r\\n\\r\\nAda\\r\\n'), ...parts());
      await axios.get('https://example.com/', settings).catch(({ message }) => console.log(message, ...parts()));
      proxy.close();
    });
  `;
  const stdout = [
    '',
    'true form-data',
    'CONNECT example.com:443',
    'Request failed with status code 403 form-data https-proxy-agent',
    '',
  ].join('\n');
  expect(await runScript(script)).toEqual({ code: 0, signal: null, stdout, stderr: '' });
});
