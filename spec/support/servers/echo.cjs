const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const { serve } = require('./serve.cjs');

const held = [];
let isReleased = false;
let tellHeld;

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  const data = { method, url, headers, body: await text(request) };
  response.setHeader('Content-Type', 'application/json');
  const reply = () => response.end(JSON.stringify({ status: true, message: 'Echo', data }));
  if (url.includes('held') && !isReleased) {
    held.push(reply);
    tellHeld?.();
  } else {
    reply();
  }
  if (url.includes('release')) {
    isReleased = true;
    for (const replyNow of held) replyNow();
  }
});

serve(server, () => new Promise((resolve) => (held.length > 0 ? resolve() : (tellHeld = resolve))));
