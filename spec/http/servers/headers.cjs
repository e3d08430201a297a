// Replies with headers of many kinds.
const { createServer } = require('node:http');
const { serve } = require('../../support/servers/serve.cjs');

const server = createServer((request, response) => {
  response.setHeader('X-Request-Id', 'abc-123');
  response.setHeader('x-ratelimit-remaining', '599');
  response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2']);
  response.setHeader('X-Twice', ['one', 'two']);
  response.setHeader('X-Empty', '');
  response.setHeader('__proto__', 'odd');
  response.setHeader('Date', 'Thu, 01 Jan 2026 00:00:00 GMT');
  const body = request.url.includes('page') ? '<h1>A page</h1>' : '{"status":true,"message":"Fine"}';
  response.end(body);
});

serve(server);
