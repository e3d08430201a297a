// Replies with the number of the connection. Requests for CUS_together are answered five at a time. Asked to, it lets
// all connections that there are go silent, and tells how many they are.
const { createServer } = require('node:http');
const { serve } = require('../../support/servers/serve.cjs');

const sockets = new Set();
const held = [];
let connections = 0;

const server = createServer((request, response) => {
  const { socket } = request;
  request.resume().once('end', () => {
    if (socket.isSilent) return;
    const reply = () =>
      response.end(JSON.stringify({ status: true, message: `Connection ${socket.number}` }));
    if (!request.url.includes('together')) return reply();
    held.push(reply);
    if (held.length === 5) for (const replyNow of held.splice(0)) replyNow();
  });
});
server.on('connection', (socket) => {
  socket.number = ++connections;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});

serve(server, () => {
  for (const socket of sockets) socket.isSilent = true;
  return sockets.size;
});
