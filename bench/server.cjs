'use strict';

// Answers every request with the same customer: after as many milliseconds as the path begins with, at once by default.
const { createServer } = require('node:http');

const body = Buffer.from(JSON.stringify(require('./customer.json')));
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length };

const server = createServer((request, reply) => {
  const answer = () => reply.writeHead(200, headers).end(body);
  const delay = Number.parseInt(request.url.slice(1), 10);
  if (delay > 0) setTimeout(answer, delay);
  else answer();
});
// A connection that rests between two turns of its rival is to stay.
server.keepAliveTimeout = 0;
// More connections than any rival opens at the same time can wait to be accepted.
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => process.send(server.address().port));
process.once('disconnect', () => process.exit());
