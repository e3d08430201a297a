const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');
const { workerData } = require('node:worker_threads');
const { serve } = require('./serve.cjs');

const { file, play, data } = workerData;
const handle = require(file)[play](data);
const requests = [];
const waiters = new Set();
let underWay = 0;
let abandoned = 0;

/** Replies to those who wait for as many requests as have come by now. */
function look() {
  for (const waiter of waiters) {
    if (requests.length < waiter.requests || abandoned < waiter.abandoned) continue;
    waiters.delete(waiter);
    waiter.resolve(requests);
  }
}

const server = createServer(async (message, response) => {
  const at = performance.now();
  const { method, url, headers } = message;
  let isDropped = false;
  underWay += 1;
  response.once('close', () => {
    underWay -= 1;
    if (response.writableFinished || isDropped) return;
    abandoned += 1;
    look();
  });
  const body = method === 'GET' ? null : await json(message);
  const { pathname: path, searchParams } = new URL(url, 'http://localhost');
  const query = Object.fromEntries(searchParams);
  const request = { method, path, query, headers, body, at, underWay };
  requests.push(request);
  look();
  handle(request, (statusCode, body = {}, headers = {}) => {
    if (statusCode === undefined) {
      isDropped = true;
      response.socket.resetAndDestroy();
      return;
    }
    response.writeHead(statusCode, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify({ status: statusCode < 300, message: 'Played', ...body }));
  });
});

serve(
  server,
  (wanted) =>
    new Promise((resolve) => {
      waiters.add({ ...wanted, resolve });
      look();
    }),
);
