const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');
const { serve } = require('./serve.cjs');

const server = createServer(async (request, response) => {
  const { statusCode, body } = (await json(request)).metadata;
  response.writeHead(statusCode).end(body, 'base64');
});

serve(server);
