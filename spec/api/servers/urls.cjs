// Tells which URLs were asked for since it was last asked.
const { createServer } = require('node:http');
const { serve } = require('../../support/servers/serve.cjs');

let urls = [];

const server = createServer((request, response) => {
  urls.push(request.url);
  response.setHeader('Content-Type', 'application/json');
  response.end('{"status":true,"message":"Done"}');
});

serve(server, () => {
  const received = urls;
  urls = [];
  return received;
});
